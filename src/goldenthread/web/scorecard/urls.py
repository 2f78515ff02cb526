"""Addresses of the scorecard."""

from django.urls import path

from goldenthread.web.scorecard import views

urlpatterns = [
    path("scorecard", views.scorecard, name="scorecard"),
    path("scorecard.<str:form>", views.download, name="scorecard-download"),
]
