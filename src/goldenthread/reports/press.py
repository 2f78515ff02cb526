"""The press: many reports in many formats, over every core. It knows reports only, never the store."""

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Literal, assert_never, get_args

from goldenthread.core.progress import Progress, nothing
from goldenthread.reports.look import Look
from goldenthread.reports.model import Report

Format = Literal["html", "pdf", "docx", "xlsx", "csv"]
FORMATS: tuple[Format, ...] = get_args(Format)
"""The formats, as files end."""
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
    """One file as printed, with its fingerprint."""

    report: str
    format: Format
    path: Path
    sha256: str


def rendered(report: Report, look: Look, format: Format) -> bytes:
    """Return a report in a format. Only that format's own libraries are loaded."""
    match format:
        case "html":
            from goldenthread.reports.render import html as renderer
        case "pdf":
            from goldenthread.reports.render import pdf as renderer
        case "docx":
            from goldenthread.reports.render import docx as renderer
        case "xlsx":
            from goldenthread.reports.render import xlsx as renderer
        case "csv":
            from goldenthread.reports.render import csv as renderer
        case _:
            assert_never(format)
    return renderer.render(report, look)


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
    return tuple(_file(job, format) for format in job.formats)


def _file(job: Job, format: Format) -> Printed:
    inside = rendered(job.report, job.look, format)
    path = job.folder / f"{job.report.name}.{format}"
    part = path.with_suffix(f".{format}.part")
    part.write_bytes(inside)
    part.replace(path)
    return Printed(job.report.name, format, path, hashlib.sha256(inside).hexdigest())
