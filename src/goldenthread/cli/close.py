"""`goldenthread close`: a period's reports for every audience, as files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import is_zipfile
from zoneinfo import ZoneInfo

import click

from goldenthread.cli.store import now, open_store, waiting
from goldenthread.reports.press import FORMATS, Format, Job, Printed, press

if TYPE_CHECKING:
    from goldenthread.core.facts.picture import Picture
    from goldenthread.core.periods import Period
    from goldenthread.reports.look import Look
    from goldenthread.reports.model import Report

LONDON = ZoneInfo("Europe/London")
ISSUED = "issued reports"
INDEX = "index.html"


@dataclass(frozen=True, slots=True)
class Made:
    """A report with the code of its kind."""

    kind: str
    report: "Report"


@click.command()
@click.argument("period")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("out"),
    show_default=True,
    help="The folder to write into; made if it is not there.",
)
@click.option(
    "--at", "said", default="", help="Tell what was known then: 2026-10-14 or 2026-10-14T09:12."
)
@click.option(
    "--format",
    "formats",
    type=click.Choice(FORMATS),
    multiple=True,
    help="Only this; may be repeated.",
)
@click.option(
    "--template",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The council's own Word template, a .docx file.",
)
def command(
    period: str, out: Path, said: str, formats: tuple[Format, ...], template: Path | None
) -> None:
    """Write a period's reports for every audience, such as: goldenthread close "2026/27 Q2".

    One departmental report for each service plan, in every format, and index.html, which says who
    gets what and why. The same store and moment always give the same files; without --at, the moment
    is when something was last said, and it is printed so that it can be given again.
    """
    asked = _period(period)
    open_store()
    at = _moment(said) if said else _last_said()
    picture = _picture(asked, at)
    made = _made(picture)
    reports = tuple(one.report for one in made.values())
    look = _look(picture, template)
    chosen = formats or FORMATS
    printed = _print(reports, look, chosen, out)
    _record(picture, made, printed)
    click.echo(f"{len(printed)} files of {len(reports)} reports are in {out}. Open {out / INDEX}.")
    click.echo(
        f"As known at {at.isoformat()}. Give --at {at.isoformat()} for the same files again."
    )


def _period(text: str) -> "Period":
    from goldenthread.core.periods import NotAPeriod, parse

    try:
        return parse(text)
    except NotAPeriod as problem:
        raise click.BadParameter(str(problem), param_hint="PERIOD") from problem


def _moment(text: str) -> datetime:
    """The moment that was said: the end of a day, or a time of day here if no zone is given."""
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError as problem:
        advice = f"“{text}” is not a moment. Write it as 2026-10-14 or 2026-10-14T09:12."
        raise click.BadParameter(advice, param_hint="--at") from problem
    if len(text.strip()) == len("2026-10-14"):
        moment = datetime.combine(moment, time.max)
    moment = (moment if moment.tzinfo else moment.replace(tzinfo=LONDON)).astimezone(UTC)
    if moment > now():
        click.echo(
            "That moment has not come yet: what is said before it changes the files.", err=True
        )
    return moment


def _last_said() -> datetime:
    """When something was last said that a report may tell; reports that went out do not count."""
    from goldenthread.records.trail.queries import events

    before = 0
    while found := events(before=before):
        for event in found:
            if event.what != ISSUED:
                return event.at
        before = found[-1].number
    raise click.ClickException("Nothing is held yet. Import a framework and returns first.")


def _picture(period: "Period", at: datetime) -> "Picture":
    from goldenthread.records.publishing.queries import picture

    return picture(period=period, at=at)


def _look(picture: "Picture", template: Path | None) -> "Look":
    from goldenthread.reports.look import Look

    brand = picture.framework.council[0].brand
    if template and not is_zipfile(template):
        raise click.BadParameter(f"{template} is not a Word file (.docx).", param_hint="--template")
    try:
        return Look(brand=brand, template=template.read_bytes() if template else None)
    except ValueError as problem:
        raise click.ClickException(str(problem)) from problem


def _made(picture: "Picture") -> "Mapping[str, Made]":
    """Every report that is owed, by its file name."""
    from goldenthread.reports.build.catalogue import due

    made = (Made(kind.code, kind.build(picture, subject.code)) for kind, subject in due(picture))
    try:
        found = {one.report.name: one for one in made}
    except ValueError as problem:
        raise click.ClickException(str(problem)) from problem
    if not found:
        raise click.ClickException(
            f"No service plan was in force at the end of {picture.period.label}. "
            "Import a framework with a plan of the kind “service plan”."
        )
    return found


def _print(
    reports: "Sequence[Report]", look: "Look", formats: tuple[Format, ...], out: Path
) -> tuple[Printed, ...]:
    from goldenthread.reports.render.index import index

    jobs = [Job(report, look, formats, out) for report in reports]
    try:
        out.mkdir(parents=True, exist_ok=True)
        with waiting("Writing") as progress:
            printed = press(jobs, progress=progress)
        (out / INDEX).write_bytes(index(reports, formats, look))
    except OSError as problem:
        raise click.ClickException(f"{problem.filename}: {problem.strerror}.") from problem
    return printed


def _record(picture: "Picture", made: "Mapping[str, Made]", printed: Sequence[Printed]) -> None:
    from goldenthread.core.facts.publishing import Issue
    from goldenthread.flows.closing import record

    issues = [
        Issue(
            report=made[file.report].kind,
            subject=made[file.report].report.subject,
            period=picture.period,
            as_at=picture.at,
            audience=made[file.report].report.audience,
            format=file.ending,
            sha256=file.sha256,
        )
        for file in printed
    ]
    record(issues=issues, by="system", at=now(), reason=f"Closed {picture.period.label}")
