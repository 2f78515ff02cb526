"""Addresses of the thread."""

from django.urls import path

from goldenthread.web.thread import views

urlpatterns = [
    path("thread", views.outline, name="thread"),
    path("thread/<path:code>/measures.<str:form>", views.download, name="item-download"),
    path("thread/<path:code>", views.item, name="item"),
]
