"""Addresses of exceptions."""

from django.urls import path

from goldenthread.web.exceptions import views

urlpatterns = [
    path("exceptions", views.exceptions, name="exceptions"),
    path("exceptions.<str:form>", views.download, name="exceptions-download"),
]
