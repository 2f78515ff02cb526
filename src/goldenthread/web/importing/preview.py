"""What a file holds and would change: read once for the preview, and again to be applied."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.returns import Returns
from goldenthread.core.history.differences import Difference
from goldenthread.core.measuring.lateness import today
from goldenthread.flows import framework as frameworks
from goldenthread.flows import returns as returned
from goldenthread.intake import framework as framework_files
from goldenthread.intake import packs, telling
from goldenthread.intake import returns as returns_files
from goldenthread.intake.parsed import Parsed
from goldenthread.intake.workbook import Upload
from goldenthread.records.publishing import queries as publishing
from goldenthread.web.importing.forms import FRAMEWORK, RETURNS

SHOWN = 40
"""Rows of a kind shown one by one: past that nobody reads them, and the counts say the rest."""

Cells = tuple[tuple[str, str, str], ...]
"""The cells of a row that would change: each one's column, what it holds and what it would hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What would happen to one sheet: how many rows are new, changed and the same, and which."""

    title: str
    new: int
    changed: int
    same: int
    added: tuple[str, ...]
    altered: tuple[tuple[str, Cells], ...]


def parsed(upload: Upload, layout: str, at: datetime) -> Parsed[Framework] | Parsed[Returns]:
    """Return a file as read against what is held; doubts are among its findings."""
    held = publishing.framework()
    if layout == FRAMEWORK:
        rules = frozenset(band.rule for band in packs.framework("rules").rules)
        return framework_files.read(upload, held, rules)
    own = None if layout == RETURNS else layout
    return returns_files.read(upload, held, own, today=today(at))


def sheets(content: Framework | Returns) -> tuple[Sheet, ...]:
    """Return what applying a file would change, sheet by sheet."""
    return tuple(_sheet(difference) for difference in _differences(content).values())


def _differences(content: Framework | Returns) -> Mapping[str, Difference]:
    if isinstance(content, Framework):
        return frameworks.preview(framework=content)
    return returned.preview(returns=content)


def _sheet(difference: Difference) -> Sheet:
    return Sheet(
        title=difference.sheet,
        new=len(difference.new),
        changed=len(difference.changed),
        same=difference.same,
        added=tuple(telling.named(fact) for fact in difference.new[:SHOWN]),
        altered=tuple(
            (telling.named(change.after), telling.cells(change))
            for change in difference.changed[:SHOWN]
        ),
    )
