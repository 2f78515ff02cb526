"""What closing a period makes: its reports built, printed over every core, listed, and kept on record."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goldenthread.cli.store import now, refused, waiting
from goldenthread.reports.press import Format, Job, Printed, press

if TYPE_CHECKING:
    from goldenthread.core.facts.picture import Picture
    from goldenthread.reports.look import Look
    from goldenthread.reports.model import Report

INDEX = "index.html"


@dataclass(frozen=True, slots=True)
class Made:
    """A report with the code of its kind."""

    kind: str
    report: "Report"


def made(picture: "Picture", only: Sequence[str], body: str) -> Mapping[str, Made]:
    """Every report that is owed, by its file name; ends with advice if there is none."""
    from goldenthread.reports.build.cover_quarter import quarter

    owed = quarter(picture, only=only, body=body)
    try:
        found = _named((kind.code, report) for kind, report in owed)
    except ValueError as problem:
        raise click.ClickException(str(problem)) from problem
    if not found:
        raise click.ClickException(
            f"No report that was asked for is owed for {picture.period.label}."
        )
    return found


def _named(owed: Iterable[tuple[str, "Report"]]) -> Mapping[str, Made]:
    """Each report by a file name of its own: subjects whose titles differ by a sign alone share none."""
    found: dict[str, Made] = {}
    named: Counter[str] = Counter()
    for kind, report in owed:
        named[report.name] += 1
        again = f"-{named[report.name]}" if named[report.name] > 1 else ""
        own = replace(report, name=f"{report.name}{again}") if again else report
        found[own.name] = Made(kind, own)
    return found


def write(
    picture: "Picture",
    reports: "Sequence[Report]",
    look: "Look",
    files: tuple[Path, tuple[Format, ...]],
) -> tuple[Printed, ...]:
    """Print every report into a folder in some formats, with the index of them all.

    Beside CSV files stands what they hold, for software to read.
    """
    from goldenthread.reports.render import csvw
    from goldenthread.reports.render.index import index

    out, formats = files
    jobs = [Job(report, look, formats, out) for report in reports]
    try:
        out.mkdir(parents=True, exist_ok=True)
        with waiting("Writing") as progress:
            printed = press(jobs, progress=progress)
        page = index(reports, formats, look, names=names(picture), pages=pages(printed))
        (out / INDEX).write_bytes(page)
        if "csv" in formats:
            (out / csvw.NAME).write_bytes(csvw.described(reports))
    except OSError as problem:
        raise click.ClickException(refused(problem)) from problem
    return printed


def names(picture: "Picture") -> tuple[str, ...]:
    """The bodies and posts that an audience may name, in the council's order."""
    bodies = (body.title for body in picture.framework.bodies if not body.ended)
    return *bodies, *(post.title for post in picture.framework.posts if not post.ended)


def pages(printed: Sequence[Printed]) -> Mapping[str, int]:
    """The pages to read of each report that was printed as a PDF, by its name."""
    return {file.report: file.pages for file in printed if file.pages}


def tell_volume(
    picture: "Picture", reports: "Sequence[Report]", printed: Sequence[Printed]
) -> None:
    """Say how much each audience is given to read."""
    from goldenthread.reports.volume import readers, volume

    counted = pages(printed)
    click.echo("For each audience, at 200 words a minute:")
    for reader in readers(reports, names(picture)):
        click.echo(f"  {reader.name}: {volume(reader.reports, counted).said}.")


def record(picture: "Picture", found: Mapping[str, Made], printed: Sequence[Printed]) -> None:
    """Keep which files went out, by their fingerprints."""
    from goldenthread.core.facts.publishing import Issue
    from goldenthread.flows import closing

    issues = [
        Issue(
            report=found[file.report].kind,
            subject=found[file.report].report.subject,
            period=picture.period,
            as_at=picture.at,
            audience=found[file.report].report.audience,
            format=file.ending,
            sha256=file.sha256,
        )
        for file in printed
    ]
    closing.record(issues=issues, by="system", at=now(), reason=f"Closed {picture.period.label}")
