"""A real browser on the example council's pages, served from this process to this machine alone."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler

import pytest
from django.core.servers.basehttp import ThreadedWSGIServer
from django.test import override_settings
from playwright.sync_api import Browser, Page, sync_playwright

from tests.town.fixtures import ACCOUNT, PASSWORD, stored

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WIDE, NARROW = 1280, 320


class _Quiet(WSGIRequestHandler):
    """Says nothing of what was asked."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name it overrides
        """Say nothing."""


@dataclass(frozen=True, slots=True)
class Site:
    """Where the pages are, a browser to open them with, and what it keeps once signed in."""

    address: str
    browser: Browser
    kept: Any

    def page(self, width: int = WIDE, *, script: bool = True, signed_in: bool = True) -> Page:
        """Return a new page, of somebody who signed in before unless told otherwise."""
        context = self.browser.new_context(
            viewport={"width": width, "height": 900},
            java_script_enabled=script,
            base_url=self.address,
            accept_downloads=True,
            storage_state=self.kept if signed_in else None,
        )
        page = context.new_page()
        page.set_default_timeout(15_000)
        if signed_in:
            page.goto("/help")
        return page


def sign_in(page: Page) -> None:
    """Fill the form in as a person does."""
    page.goto("/sign-in")
    page.get_by_label("Account").fill(ACCOUNT)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/")


@pytest.fixture(scope="session")
def served_at(
    town_file: Path, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any
) -> Iterator[str]:
    """The example council's pages, served from a store of their own."""
    folder = tmp_path_factory.mktemp("journeys")
    file = folder / "town.sqlite3"
    shutil.copyfile(town_file, file)
    plain = {"SECURE_SSL_REDIRECT": False, "SESSION_COOKIE_SECURE": False}
    own = {"CSRF_COOKIE_SECURE": False, "DATA": folder, "STATIC_ROOT": folder}
    with django_db_blocker.unblock(), stored(file), override_settings(**plain, **own):
        yield from _served()


def _served() -> Iterator[str]:
    from django.core.wsgi import get_wsgi_application

    server = ThreadedWSGIServer(("127.0.0.1", 0), _Quiet)
    server.daemon_threads = True
    server.set_app(get_wsgi_application())
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="session")
def site(served_at: str) -> Iterator[Site]:
    """The pages with a browser open."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        context = browser.new_context(base_url=served_at)
        sign_in(context.new_page())
        yield Site(served_at, browser, context.storage_state())
        browser.close()
