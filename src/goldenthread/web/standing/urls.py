"""Addresses of pages that stand apart."""

from django.urls import path

from goldenthread.web.design.brand import brand
from goldenthread.web.standing import views
from goldenthread.web.standing.accessibility import accessibility

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("help", views.help_page, name="help"),
    path("accessibility", accessibility, name="accessibility"),
    path("brand.css", brand, name="brand"),
]
