"""Whether two frameworks, or two sets of returns, say the same, in whatever order."""

from __future__ import annotations

from dataclasses import fields
from typing import Any


def same(one: Any, other: Any) -> bool:
    """Every sheet holds the same facts."""
    return all(
        set(getattr(one, sheet.name)) == set(getattr(other, sheet.name)) for sheet in fields(one)
    )
