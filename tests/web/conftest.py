"""The example council's pages, asked by Django's test client."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from goldenthread.web.design.remembering import forget
from tests.town.fixtures import ACCOUNT


@pytest.fixture(autouse=True)
def _plain(settings: Any, tmp_path: Path) -> None:
    """Plain HTTP, as on a machine of one's own; files sent are kept in a folder of the test's."""
    settings.SECURE_SSL_REDIRECT = False
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = False
    settings.DATA = tmp_path / "data"
    settings.STATIC_ROOT = tmp_path
    settings.MIDDLEWARE = [each for each in settings.MIDDLEWARE if "whitenoise" not in each]
    forget()


@pytest.fixture
def reader(town: Any) -> Client:
    """Somebody signed in, whose forms are checked as a browser's are."""
    from django.contrib.auth.models import User

    made = Client(enforce_csrf_checks=True)
    made.force_login(User.objects.get(username=ACCOUNT))
    return made


@pytest.fixture
def stranger(town: Any) -> Client:
    """Somebody who has not signed in."""
    return Client(enforce_csrf_checks=True)
