"""Limit: a page that Django gives without asking anything of anybody."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

PAGE = b"<!doctype html><title>Bare</title>" + b"<p>A line of a page.</p>\n" * 1200


def page(request: HttpRequest) -> HttpResponse:
    """Thirty kilobytes, ready made."""
    return HttpResponse(PAGE)


urlpatterns = [path("", page)]

settings.configure(
    ROOT_URLCONF=__name__, ALLOWED_HOSTS=["127.0.0.1"], SECRET_KEY=secrets.token_urlsafe()
)
application = get_wsgi_application()
