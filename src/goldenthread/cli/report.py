"""`goldenthread report`: one report of any kind, or of any selection, as one file."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from goldenthread.cli.close import NO_COUNCIL, OWN, last_said, look_of, said_moment, said_period
from goldenthread.cli.store import meant, open_store, refused
from goldenthread.reports.press import FORMATS, Format, rendered

if TYPE_CHECKING:
    from goldenthread.core.facts.picture import Picture
    from goldenthread.core.periods import Period
    from goldenthread.reports.model import Report

SELECTION = "selection"
FEW = 30
"""Subjects that a message lists; beyond them it says how many more there are."""
FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("kind")
@click.argument("subject", default="")
@click.option("--period", required=True, help="The period it tells of, such as 2026/27 Q2.")
@click.option("--out", type=FILE, help="The file to write; its ending says the format.")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), help="The format, if --out is not given."
)
@click.option("--at", "said", default="", help="Tell what was known then: 2026-10-14.")
@click.option("--template", type=OWN, help="The council's own Word template, a .docx file.")
@click.option("--style", type=OWN, help="The council's own style sheet for the web, a .css file.")
@click.option("--theme", default="", help="Selection: a priority or area of focus, by code.")
@click.option("--set", "set_", default="", help="Selection: a set of measures, by code.")
@click.option("--only", default="", help="Selection: national, local or agreement measures.")
@click.option("--unit", default="", help="Selection: a unit, with those below it, by code.")
@click.option("--owner", default="", help="Selection: a responsible officer's post, by code.")
@click.option("--place", default="", help="Selection: a ward or group's own figures, by code.")
@click.option("--rating", default="", help="Selection: a rating, such as red or none.")
def command(
    *,
    kind: str,
    subject: str,
    period: str,
    out: Path | None,
    form: Format | None,
    said: str,
    template: Path | None,
    style: Path | None,
    **filters: str,
) -> None:
    """Write one report, such as: goldenthread report exceptions council --period "2026/27 Q2".

    KIND is the kind of report and SUBJECT the code of what it is about. The kind “selection” takes
    filters instead of a subject, mixed and matched: goldenthread report selection --unit ASC
    --rating red --period "2026/27 Q2" --out red.docx. A report made so is not kept as issued.
    """
    asked = said_period(period)
    ending = _ending(out, form)
    open_store()
    picture = _picture(asked, said_moment(said) if said else last_said())
    if not picture.framework.council:
        raise click.ClickException(NO_COUNCIL)
    made = _made(
        picture, kind, subject, {name.rstrip("_"): text for name, text in filters.items() if text}
    )
    path = out or Path(f"{made.name}.{ending}")
    inside = rendered(made, look_of(picture, template, style), ending)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(inside)
    except OSError as problem:
        raise click.ClickException(refused(problem)) from problem
    click.echo(f"Wrote {path}: {' '.join(made.front[:1])}")


def _ending(out: Path | None, form: Format | None) -> Format:
    """The format that was asked for: by name, else by the file's ending, else PDF."""
    if form is not None or out is None:
        return form or "pdf"
    ending = out.suffix.casefold().removeprefix(".")
    for each in get_args(Format):
        if each == ending:
            found: Format = each
            return found
    raise click.BadParameter(
        f"{out} should end in one of: {', '.join(FORMATS)}.", param_hint="--out"
    )


def _picture(period: "Period", at: datetime) -> "Picture":
    from goldenthread.records.publishing.queries import picture

    return picture(period=period, at=at)


def _made(picture: "Picture", kind: str, subject: str, filters: dict[str, str]) -> "Report":
    from goldenthread.reports.build.catalogue import BY_CODE

    if kind != SELECTION and filters:
        raise click.UsageError("Filters belong to the kind “selection”.")
    if kind not in BY_CODE:
        what = f"“{kind}” is none of: {', '.join(BY_CODE)}.{meant(kind, BY_CODE)}"
        raise click.BadParameter(what, param_hint="KIND")
    try:
        if kind == SELECTION:
            return _selected(picture, subject, filters)
        if not subject:
            raise ValueError("Say what it is about.")
        return BY_CODE[kind].build(picture, subject)
    except ValueError as problem:
        codes = [each.code for each in BY_CODE[kind].subjects(picture)]
        said = f"{problem}{meant(subject, codes)} {_subjects(picture, kind)}"
        raise click.ClickException(said.strip()) from problem


def _selected(picture: "Picture", subject: str, filters: dict[str, str]) -> "Report":
    from goldenthread.records.collection.queries import figures
    from goldenthread.reports.build import selection

    wanted = selection.Selection(**filters) if filters else selection.read(subject)
    codes = [row.code for row in picture.framework.measures] if wanted.place else []
    return selection.build(picture, wanted, figures(measures=codes, at=picture.at) if codes else ())


def _subjects(picture: "Picture", kind: str) -> str:
    """What a report of a kind can be about, for whoever named something else."""
    from goldenthread.reports.build.catalogue import BY_CODE

    found = [f"{each.code} ({each.title})" for each in BY_CODE[kind].subjects(picture)]
    more = f" and {len(found) - FEW} more" if len(found) > FEW else ""
    return f"It can be about: {'; '.join(found[:FEW])}{more}." if found else ""
