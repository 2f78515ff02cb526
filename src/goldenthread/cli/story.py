"""The example council's story: which file was applied when, by whom and why; and following it.

The demonstration, the tests and the tutorial all make the example council so, through the same flows
as any council's own files.
"""

import hashlib
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from pathlib import Path

from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.measures import RatingWord
from goldenthread.core.facts.returns import Returns
from goldenthread.core.periods import Period, parse
from goldenthread.flows import imports, ratings
from goldenthread.intake import packs
from goldenthread.intake import returns as returned
from goldenthread.intake.parsed import Parsed
from goldenthread.records.publishing import queries as publishing


class StoryError(Exception):
    """A step of the story that cannot be taken: which, and what is wrong with its file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing that happened: a pack, framework or returns file applied, or a rating set by hand."""

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


def _example() -> Traversable:
    return files("goldenthread").joinpath("packs", "example")


def told() -> Story:
    """The story as it is shipped."""
    text = _example().joinpath("story.toml").read_text(encoding="utf-8")
    found = tomllib.loads(text)
    steps = tuple(Step(**step) for step in found["step"])
    return Story(closes=parse(found["closes"]), as_at=found["as_at"], steps=steps)


def follow(story: Story, begun: Callable[[Step], None] = lambda _: None) -> int:
    """Take every step in order, telling `begun` of each first; returns how many rows were applied.

    Steps that were taken before apply nothing. Raises StoryError if a file has an error in it.
    """
    applied = 0
    for step in story.steps:
        begun(step)
        applied += _take(step)
    return applied


def _take(step: Step) -> int:
    match step.do:
        case "override":
            return _override(step)
        case "pack":
            content: Framework | Returns = packs.framework(step.file)
            return _apply(step, content, _rules_sha(step.file))
        case "framework":
            content = packs.framework(f"example/{step.file}")
        case _:
            content = _returns(step)
    with _folder(step.file) as path:
        return _apply(step, content, _sha256(path))


@contextmanager
def _folder(name: str) -> Iterator[Path]:
    with as_file(_example().joinpath(*name.split("/"))) as path:
        yield path


def _returns(step: Step) -> Returns:
    with _folder(step.file) as path:
        parsed: Parsed[Returns] = returned.read(path, publishing.framework())
    if parsed.errors:
        first = parsed.errors[0]
        where = f"{step.file}, {first.sheet} {first.cell}"
        raise StoryError(f"{where}: {first.what} {first.cure}")
    return parsed.value


def _apply(step: Step, content: Framework | Returns, sha256: str) -> int:
    layout = "returns" if isinstance(content, Returns) else "framework"
    _, manifest = imports.apply(
        content=content,
        source=imports.Source(file=step.file, sha256=sha256, layout=layout),
        by=step.by,
        at=step.at,
        reason=step.reason,
    )
    return manifest.applied


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


def _rules_sha(name: str) -> str:
    data = files("goldenthread").joinpath("packs", f"{name}.csv").read_bytes()
    return hashlib.sha256(data).hexdigest()


def _sha256(folder: Path) -> str:
    """The fingerprint of a folder: of its files' names and bytes, in order of name."""
    whole = hashlib.sha256()
    for path in sorted(folder.glob("*.csv")):
        whole.update(path.name.encode() + b"\n" + path.read_bytes())
    return whole.hexdigest()
