"""Addresses of units."""

from django.urls import path

from goldenthread.web.unit import views

urlpatterns = [
    path("units", views.units, name="units"),
    path("units.<str:form>", views.download_units, name="units-download"),
    path("units/<path:code>/measures.<str:form>", views.download, name="unit-download"),
    path("units/<path:code>", views.unit, name="unit"),
]
