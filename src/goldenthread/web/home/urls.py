"""The address of home."""

from django.urls import path

from goldenthread.web.home import views

urlpatterns = [path("", views.home, name="home")]
