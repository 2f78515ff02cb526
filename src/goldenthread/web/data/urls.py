"""Addresses of what is said about the data."""

from django.urls import path

from goldenthread.web.data import views

urlpatterns = [
    path("data", views.data, name="data"),
    path("data.<str:form>", views.download, name="data-download"),
]
