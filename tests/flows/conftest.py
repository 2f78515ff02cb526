"""Every test here that asks for a store runs on SQLite and on PostgreSQL."""

from __future__ import annotations

from tests.stores import apart, store

__all__ = ["apart", "store"]
