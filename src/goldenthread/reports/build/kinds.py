"""What a kind of report is: what it can be about, how often it is owed, and how one is built."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from goldenthread.core.facts.picture import Picture
from goldenthread.core.periods import Kind as Length
from goldenthread.core.periods import Period, parts, year_of
from goldenthread.reports.model import Report

LONGEST = 120
"""Bytes of a file's name that tell its subject: a disk takes 255 in all, and Windows 260 with the folders."""


class Every(StrEnum):
    """How often a report is owed; some are only made when somebody asks."""

    QUARTER = "quarter"
    HALF = "half-year"
    YEAR = "year"
    ASKED = "when asked for"


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing that a report of a kind can be about: its code and what people call it."""

    code: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of report. `build` raises ValueError for a code that `subjects` does not give."""

    code: str
    title: str
    every: Every
    subjects: Callable[[Picture], tuple[Subject, ...]]
    build: Callable[[Picture, str], Report]


def owed(kind: Kind, period: Period) -> bool:
    """Return whether a report of the kind is owed for a period: a half-year's at its last quarter."""
    year = year_of(period)
    ends = {half.end for half in parts(year, Length.HALF)}
    match kind.every:
        case Every.QUARTER:
            return True
        case Every.HALF:
            return period.end in ends
        case Every.YEAR:
            return period.end == year.end
        case _:
            return False


def file_name(kind: str, subject: str, period: Period) -> str:
    """Return a plain name for a report's files: "departmental-adult-social-care-2026-27-q2"."""
    plain = subject.lower().replace("'", "").replace("’", "")
    letters = "".join(letter if letter.isalnum() else " " for letter in plain)
    words = "-".join(letters.split())
    if len(words.encode()) > LONGEST:
        mark = sha256(subject.encode()).hexdigest()[:8]
        words = f"{words.encode()[:LONGEST].decode(errors='ignore').rstrip('-')}-{mark}"
    return "-".join(
        (kind, *filter(None, (words,)), *period.label.replace("/", " ").lower().split())
    )
