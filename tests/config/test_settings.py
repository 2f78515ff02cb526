"""The settings as a whole: safe unless somebody says otherwise."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db.backends.base.base import BaseDatabaseWrapper
from django.http import HttpRequest, HttpResponse

from goldenthread.config.headers import HEADERS, guarded
from tests.stores import store

__all__ = ["store"]

SHOWN = """
import json
from goldenthread.config import settings
print(json.dumps({n: getattr(settings, n) for n in dir(settings) if n.isupper()}, default=str))
"""


def _settings(folder: Path, **given: str) -> dict[str, object]:
    """The settings as a process of its own reads them."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("GOLDENTHREAD", "DATABASE"))}
    environment = {**kept, "GOLDENTHREAD_DATA": str(folder), **given}
    done = subprocess.run(
        [sys.executable, "-c", SHOWN], env=environment, capture_output=True, text=True, check=True
    )
    read: dict[str, object] = json.loads(done.stdout)
    return read


def test_the_defaults_are_safe(tmp_path: Path) -> None:
    read = _settings(tmp_path)
    assert read["DEBUG"] is False
    assert all(read[n] for n in ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE"))
    assert read["SECURE_SSL_REDIRECT"] is True
    assert read["ALLOWED_HOSTS"] == ["localhost", "127.0.0.1", "[::1]"]
    assert "django.contrib.auth.middleware.LoginRequiredMiddleware" in str(read["MIDDLEWARE"])
    assert str(read["PASSWORD_HASHERS"]).index("Argon2") < 60
    assert list(tmp_path.iterdir()) == [], "reading the settings writes nothing"


def test_a_council_may_say_otherwise(tmp_path: Path) -> None:
    read = _settings(
        tmp_path,
        GOLDENTHREAD_HTTPS="no",
        GOLDENTHREAD_HSTS_SECONDS="60",
        GOLDENTHREAD_HOSTS="performance.example.gov.uk",
        GOLDENTHREAD_SECRET_KEY="given",
        GOLDENTHREAD_BEHIND_PROXY="yes",
    )
    assert read["SECURE_SSL_REDIRECT"] is read["SESSION_COOKIE_SECURE"] is False
    assert read["SECURE_HSTS_SECONDS"] == 0, "not asked for without HTTPS"
    assert read["ALLOWED_HOSTS"] == ["performance.example.gov.uk"]
    assert read["SECRET_KEY"] == "given"
    assert read["SECURE_PROXY_SSL_HEADER"] == ["HTTP_X_FORWARDED_PROTO", "https"]
    assert _settings(tmp_path, GOLDENTHREAD_HSTS_SECONDS="60")["SECURE_HSTS_SECONDS"] == 60


def test_sqlite_keeps_what_it_has_acknowledged(tmp_path: Path) -> None:
    script = (
        "import django; django.setup()\n"
        "from django.db import connection\n"
        "names = ('journal_mode', 'synchronous', 'foreign_keys')\n"
        "with connection.cursor() as c:\n"
        "    print([c.execute(f'PRAGMA {n}').fetchone()[0] for n in names])\n"
    )
    environment = {
        **os.environ,
        "GOLDENTHREAD_DATA": str(tmp_path),
        "DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "goldenthread.config.settings",
    }
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "['wal', 2, 1]"


@pytest.mark.django_db
def test_django_finds_nothing_amiss() -> None:
    call_command("check", fail_level="WARNING")


def test_each_database_is_ready(store: BaseDatabaseWrapper) -> None:
    assert store.is_usable()


def test_every_answer_carries_the_headers() -> None:
    response = guarded(lambda request: HttpResponse("x"))(HttpRequest())
    assert {name: response.headers[name] for name in HEADERS} == HEADERS
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert "unsafe" not in response.headers["Content-Security-Policy"]


def test_a_view_may_set_its_own() -> None:
    own = HttpResponse("x", headers={"Content-Security-Policy": "default-src 'self'"})
    response = guarded(lambda request: own)(HttpRequest())
    assert response.headers["Content-Security-Policy"] == "default-src 'self'"


def test_a_web_server_can_call_it() -> None:
    from goldenthread.config.wsgi import application

    assert callable(application)
