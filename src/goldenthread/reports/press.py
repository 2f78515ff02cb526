"""The press: many reports in many formats, over every core. It knows reports only, never the store."""

import hashlib
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path
from typing import Literal, get_args

from goldenthread.core.progress import Progress, nothing
from goldenthread.reports.look import Look
from goldenthread.reports.model import Report

Format = Literal["html", "pdf", "docx", "xlsx", "csv"]
FORMATS: tuple[Format, ...] = get_args(Format)
"""The formats, as files end."""
PAGES = re.compile(rb"/Type/Pages/Count \d+/Kids\[(.*?)\]")
"""How a PDF lists its pages, each by its number among the file's objects."""
TURN = re.compile(rb"/S/H1/P \d+ 0 R/T\(For reference\).{,40}?/Pg (\d+ 0 R)")
"""How a PDF tags the heading of what is for reference, with the page that it begins."""
FEW = 3
"""Reports that one process prints sooner than others would start."""


@dataclass(frozen=True, slots=True)
class Job:
    """One report to print: in which look, in which formats, into which folder."""

    report: Report
    look: Look
    formats: tuple[Format, ...]
    folder: Path


@dataclass(frozen=True, slots=True)
class Printed:
    """One file as printed, with its fingerprint; `pages` are those of a PDF to read, else 0."""

    report: str
    ending: Format
    path: Path
    sha256: str
    pages: int = 0


def rendered(report: Report, look: Look, ending: Format) -> bytes:
    """Return a report in a format. Only that format's own libraries are loaded."""
    made: bytes = import_module(f"goldenthread.reports.render.{ending}").render(report, look)
    return made


def press(
    jobs: Sequence[Job], *, progress: Progress = nothing, processes: int = 0
) -> tuple[Printed, ...]:
    """Print every job and return its files in order. `processes` is 0 for one a core."""
    printed: list[Printed] = []
    for done, files in enumerate(_done(jobs, processes or os.cpu_count() or 1), 1):
        printed.extend(files)
        progress(done, len(jobs))
    return tuple(printed)


def _done(jobs: Sequence[Job], processes: int) -> Iterator[tuple[Printed, ...]]:
    if len(jobs) <= FEW or processes == 1:
        yield from map(printed, jobs)
        return
    with get_context("spawn").Pool(min(processes, len(jobs))) as pool:
        yield from pool.imap(printed, jobs)


def printed(job: Job) -> tuple[Printed, ...]:
    """Print one report in each of its formats, each file whole or not at all."""
    return tuple(_file(job, ending) for ending in job.formats)


def _file(job: Job, ending: Format) -> Printed:
    inside = rendered(job.report, job.look, ending)
    path = job.folder / f"{job.report.name}.{ending}"
    part = path.with_suffix(f".{ending}.part")
    part.write_bytes(inside)
    part.replace(path)
    pages = to_read(inside) if ending == "pdf" else 0
    return Printed(job.report.name, ending, path, hashlib.sha256(inside).hexdigest(), pages)


def to_read(pdf: bytes) -> int:
    """Return the pages of a report's PDF, without those that are for reference."""
    found = PAGES.search(pdf)
    pages = found.group(1).split(b" 0 R") if found else [b""]
    turn = TURN.search(pdf)
    numbers = [page.strip() + b" 0 R" for page in pages[:-1]]
    return numbers.index(turn.group(1)) if turn else len(numbers)
