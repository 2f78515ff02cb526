"""`goldenthread close`: a period's reports for every audience, as files."""

from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from goldenthread.cli import closing_making
from goldenthread.cli.closing_making import INDEX
from goldenthread.cli.store import now, open_store, refused
from goldenthread.reports.press import FORMATS, Format

if TYPE_CHECKING:
    from goldenthread.core.facts.picture import Picture
    from goldenthread.core.periods import Period
    from goldenthread.reports.look import Look

LONDON = ZoneInfo("Europe/London")
ISSUED = "issued reports"
OWN = click.Path(exists=True, dir_okay=False, path_type=Path)
"""A file of the council's own."""
NO_COUNCIL = (
    "No council is held yet. Import a framework with the sheet Council, which gives its name."
)


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
@click.option("--template", type=OWN, help="The council's own Word template, a .docx file.")
@click.option("--style", type=OWN, help="The council's own style sheet for the web, a .css file.")
@click.option("--only", multiple=True, help="Only this kind, such as cover; may be repeated.")
@click.option("--for", "body", default="", help="Only what this body gets, by its code.")
def command(
    *,
    period: str,
    out: Path,
    said: str,
    formats: tuple[Format, ...],
    template: Path | None,
    style: Path | None,
    only: tuple[str, ...],
    body: str,
) -> None:
    """Write a period's reports for every audience, such as: goldenthread close "2026/27 Q2".

    Every report that the period owes, the cover report of each body that gets some, in every format,
    and index.html, which says who gets what, why, and how much there is to read. The same store and
    moment always give the same files; without --at, the moment is when something was last said, and
    it is printed so that it can be given again.
    """
    asked = said_period(period)
    open_store()
    at = said_moment(said) if said else last_said()
    picture = _picture(asked, at)
    _closable(picture)
    made = closing_making.made(picture, only, body)
    reports = tuple(one.report for one in made.values())
    look = look_of(picture, template, style)
    printed = closing_making.write(picture, reports, look, (out, formats or FORMATS))
    closing_making.record(picture, made, printed)
    closing_making.tell_volume(picture, reports, printed)
    click.echo(f"{len(printed)} files of {len(reports)} reports are in {out}. Open {out / INDEX}.")
    click.echo(
        f"As known at {at.isoformat()}. Give --at {at.isoformat()} for the same files again."
    )


def _closable(picture: "Picture") -> None:
    """End with advice where there is no council yet, or the period has not ended; say if it is empty."""
    from goldenthread.reports.words import day

    if not picture.framework.council:
        raise click.ClickException(NO_COUNCIL)
    period = picture.period
    if period.end > picture.at.astimezone(LONDON).date():
        raise click.ClickException(
            f"{period.label} does not end until {day(period.last_day)}. One report of it can be "
            "had before, as a draft: see goldenthread report --help."
        )
    if not any(of == period for _, of in picture.figures):
        click.echo(f"No figure is held for {period.label}: every one is told as missing.", err=True)


def said_period(text: str) -> "Period":
    """The period that was said, or a usage error that says how to write one."""
    from goldenthread.core.periods import NotAPeriod, parse

    try:
        return parse(text)
    except NotAPeriod as problem:
        raise click.BadParameter(str(problem), param_hint="PERIOD") from problem


def said_moment(text: str) -> datetime:
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


def last_said() -> datetime:
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


def look_of(picture: "Picture", template: Path | None, style: Path | None) -> "Look":
    """The council's colours, with its own template and style sheet: those given, else those set."""
    from django.conf import settings

    from goldenthread.reports.look import council_look

    brand = picture.framework.council[0].brand
    try:
        return council_look(brand, template or settings.TEMPLATE, style or settings.STYLE)
    except ValueError as problem:
        raise click.ClickException(str(problem)) from problem
    except OSError as problem:
        raise click.ClickException(refused(problem)) from problem
