"""The page of the manual about mapping files, as the program tells it: ``python -m tests.intake.mapping_page``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

from goldenthread.intake.mapping import Layout, Measured, Periods, Places, Table, load, names

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "mappings.md"
TABLES: dict[str, type[Any]] = {
    "The file": Layout,
    "Each `[[table]]`": Table,
    "`place`, in a table": Places,
    "`period`, in a table": Periods,
    "Each `[[table.measure]]`": Measured,
}
TOP = """# Mapping files

Written by the program itself (`python -m tests.intake.mapping_page`). A mapping is a TOML file:
[how to write one](../how-to/wide-layout.md).
"""


def page() -> str:
    """The whole page."""
    return "\n".join(
        [
            TOP,
            *(line for title, kind in TABLES.items() for line in _table(title, kind)),
            *_shipped(),
        ]
    )


def _table(title: str, kind: type[Any]) -> Iterator[str]:
    yield from (f"## {title}", "", "| setting | what it says |", "|---|---|")
    yield from (f"| `{one.name}` | {one.metadata['says']} |" for one in fields(kind))
    yield ""


def _shipped() -> Iterator[str]:
    yield from ("## Shipped", "", "| mapping | what it maps |", "|---|---|")
    yield from (f"| `{name}` | {load(name).title} |" for name in names())
    yield ""


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
