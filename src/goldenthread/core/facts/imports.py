"""Imports: what each file held and what became of every row of it."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from goldenthread.core.facts.columns import Column, Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest(Fact):
    """One import. `rows` = `applied` + `unchanged` + `rejected`, or the import does not stand."""

    SHEET: ClassVar[str] = "Imports"
    KEY: ClassVar[tuple[str, ...]] = ("sha256", "layout")

    file: Annotated[str, Column("File", "The file's name.")]
    sha256: Annotated[str, Column("SHA-256", "The file's fingerprint: the same file has the same.")]
    layout: Annotated[
        str, Column("Layout", "How it was read: framework, returns, or the mapping's name.")
    ]
    rows: Annotated[int, Column("Rows", "Rows in the file that say something.")]
    applied: Annotated[int, Column("Applied", "Rows that were new or changed something.")]
    unchanged: Annotated[int, Column("Unchanged", "Rows that were held already.")]
    rejected: Annotated[int, Column("Rejected", "Rows that were refused, each with a finding.")]
