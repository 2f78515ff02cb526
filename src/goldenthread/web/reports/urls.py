"""Addresses of reports."""

from django.urls import path

from goldenthread.web.reports import selecting, views

urlpatterns = [
    path("reports", views.library, name="reports"),
    path("reports/make", views.make, name="make"),
    path("reports/selection", selecting.choose, name="selection"),
    path("reports/selection.<str:form>", selecting.made, name="selection-file"),
    path("reports/issued/<int:number>.<str:form>", views.issued, name="issued"),
    path("reports/<slug:kind>/<path:subject>.<str:form>", views.report, name="report"),
]
