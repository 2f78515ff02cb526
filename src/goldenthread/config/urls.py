"""Addresses: the pages' own, and nothing else; and the pages for what goes wrong."""

from django.urls import include, path

urlpatterns = [path("", include("goldenthread.web.urls"))]

handler400 = "goldenthread.web.standing.views.not_understood"
handler403 = "goldenthread.web.standing.views.forbidden"
handler404 = "goldenthread.web.standing.views.not_found"
handler500 = "goldenthread.web.standing.views.failed"
