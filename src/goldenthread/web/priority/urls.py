"""Addresses of priorities."""

from django.urls import path

from goldenthread.web.priority import views

urlpatterns = [
    path("priorities", views.priorities, name="priorities"),
    path("priorities.<str:form>", views.download_priorities, name="priorities-download"),
    path("priorities/<path:code>/measures.<str:form>", views.download, name="priority-download"),
    path("priorities/<path:code>", views.priority, name="priority"),
]
