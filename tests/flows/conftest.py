"""Every test here that asks for a store runs on SQLite and on PostgreSQL."""

from __future__ import annotations

from tests.stores import store

__all__ = ["store"]
