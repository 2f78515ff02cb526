"""What every test shares: no test talks to another machine."""

from __future__ import annotations

import socket

import pytest
from hypothesis import settings

# A machine that does much at once is slow at times: a slow example is not a wrong one.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

pytest_plugins = ["tests.town.fixtures"]

_connect = socket.socket.connect


def _connect_here(self: socket.socket, address: tuple[str, int] | str) -> None:
    """Connect, unless the address is another machine's."""
    if isinstance(address, tuple) and address[0] not in {"127.0.0.1", "localhost", "::1"}:
        raise RuntimeError(f"A test tried to reach {address[0]}; tests use no network.")
    _connect(self, address)


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket.socket, "connect", _connect_here)
