"""Addresses of measures."""

from django.urls import path

from goldenthread.web.measure import views

urlpatterns = [
    path("measures/<path:code>", views.measure, name="measure"),
    path("figures/<path:code>.<str:form>", views.download, name="measure-download"),
]
