"""The example council's story: which file was applied when, by whom and why; and following it.

The demonstration, the tests and the tutorial all make the example council so, through the same flows
as any council's own files.
"""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import as_file, files
from pathlib import Path

from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.measures import RatingWord
from goldenthread.core.facts.returns import Returns
from goldenthread.core.periods import Period, parse
from goldenthread.flows import imports, ratings
from goldenthread.intake import framework as frameworks
from goldenthread.intake import returns as returned
from goldenthread.intake.fingerprint import sha256
from goldenthread.intake.parsed import Parsed
from goldenthread.records.publishing import queries as publishing


class StoryError(Exception):
    """A step of the story that cannot be taken: which, and what is wrong with its file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing that happened: a framework or returns file applied, or a rating set by hand.

    `file` is a folder or file among the packs; the last four fields are for a rating set by hand.
    """

    at: datetime
    do: str
    by: str
    reason: str
    file: str = ""
    measure: str = ""
    period: str = ""
    rating: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Every step in order, the period whose reports are written, and the moment they tell."""

    closes: Period
    as_at: datetime
    steps: tuple[Step, ...]


def told() -> Story:
    """The story as it is shipped."""
    text = files("goldenthread").joinpath("packs", "example", "story.toml").read_text("utf-8")
    found = tomllib.loads(text)
    steps = tuple(Step(**step) for step in found["step"])
    return Story(closes=parse(found["closes"]), as_at=found["as_at"], steps=steps)


def follow(story: Story, done: Callable[[], None] = lambda: None) -> int:
    """Take every step in order, telling `done` after each; returns how many rows were applied.

    A file that was applied before applies nothing. Raises StoryError if a file has an error in it.
    """
    applied = 0
    for step in story.steps:
        applied += _override(step) if step.do == "override" else _import(step)
        done()
    return applied


def _import(step: Step) -> int:
    """Read and apply a file, as `goldenthread import` does; returns how many rows were applied."""
    with as_file(files("goldenthread").joinpath("packs", *step.file.split("/"))) as path:
        parsed = _read(step, path)
        source = imports.Source(file=step.file, sha256=sha256(path), layout=step.do)
    if parsed.errors:
        first = parsed.errors[0]
        raise StoryError(f"{step.file}, {first.sheet} {first.cell}: {first.what} {first.cure}")
    _, manifest = imports.apply(
        content=parsed.value, source=source, by=step.by, at=step.at, reason=step.reason
    )
    return manifest.applied


def _read(step: Step, path: Path) -> Parsed[Framework] | Parsed[Returns]:
    """What the file says. The rules come first, as when a store is set up, with nothing to check by."""
    match step.do:
        case "rules":
            return frameworks.read(path)
        case "framework":
            return frameworks.read(path, publishing.framework())
        case _:
            return returned.read(path, publishing.framework())


def _override(step: Step) -> int:
    ratings.override(
        measure=step.measure,
        period=parse(step.period),
        rating=RatingWord(step.rating),
        label=step.label,
        reason=step.reason,
        by=step.by,
        at=step.at,
    )
    return 1
