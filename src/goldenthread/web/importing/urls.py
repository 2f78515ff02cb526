"""Addresses of import."""

from django.urls import path

from goldenthread.web.importing import views

urlpatterns = [
    path("import", views.start, name="import"),
    path("import/<str:layout>/<str:mark>", views.found, name="import-found"),
    path("import/<str:layout>/<str:mark>/apply", views.apply, name="import-apply"),
    path("import/<str:layout>/<str:mark>/done", views.done, name="import-done"),
]
