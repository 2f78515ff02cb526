"""Addresses of risks."""

from django.urls import path

from goldenthread.web.risks import views

urlpatterns = [
    path("risks", views.risks, name="risks"),
    path("risks.<str:form>", views.download, name="risks-download"),
]
