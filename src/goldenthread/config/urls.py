"""Addresses: the pages' own, and nothing else."""

from django.urls import include, path

urlpatterns = [path("", include("goldenthread.web.urls"))]
