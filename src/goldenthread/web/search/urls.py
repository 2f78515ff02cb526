"""Address of search."""

from django.urls import path

from goldenthread.web.search import views

urlpatterns = [path("search", views.search, name="search")]
