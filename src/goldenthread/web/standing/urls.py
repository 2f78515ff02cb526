"""Addresses of pages that stand apart."""

from django.urls import path

from goldenthread.web.design.brand import brand
from goldenthread.web.standing import views

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("help", views.help_page, name="help"),
    path("brand.css", brand, name="brand"),
]
