"""Addresses of measures."""

from django.urls import path

from goldenthread.web.measure import byhand, views

urlpatterns = [
    path("measures/<path:code>/rating", byhand.rate, name="measure-rate"),
    path("measures/<path:code>", views.measure, name="measure"),
    path("figures/<path:code>.<str:form>", views.download, name="measure-download"),
]
