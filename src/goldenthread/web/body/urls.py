"""Addresses of bodies."""

from django.urls import path

from goldenthread.web.body import views

urlpatterns = [
    path("bodies", views.bodies, name="bodies"),
    path("bodies.<str:form>", views.download_bodies, name="bodies-download"),
    path("bodies/<path:code>/measures.<str:form>", views.download, name="body-download"),
    path("bodies/<path:code>", views.body, name="body"),
]
