"""`goldenthread import`: a file is read, checked, compared with what is held, and applied whole or not at all."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click

from goldenthread.cli.store import meant, now, open_store, waiting
from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.returns import Returns
from goldenthread.core.history.differences import Difference
from goldenthread.core.periods import NotAPeriod, Period, parse
from goldenthread.intake import framework as frameworks
from goldenthread.intake import packs, telling
from goldenthread.intake import returns as returned
from goldenthread.intake.fingerprint import sha256
from goldenthread.intake.parsed import Parsed

LONDON = ZoneInfo("Europe/London")
SYSTEM = "system"
AHEAD = timedelta(days=366)
"""A moment further ahead is a slip of the year. A story such as the example's may run a little ahead."""


class PeriodName(click.ParamType[Period]):
    """A period as a council writes it."""

    name = "period"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Period:
        """The period, or a usage error that says how to write one."""
        try:
            return parse(str(value))
        except NotAPeriod as wrong:
            self.fail(str(wrong), param, ctx)


class Moment(click.ParamType[datetime]):
    """A moment; Greenwich or British Summer Time unless it says otherwise."""

    name = "moment"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        """The moment, or a usage error that says how to write one."""
        try:
            found = datetime.fromisoformat(str(value))
        except ValueError:
            self.fail(f"“{value}” is not a moment. Write it as 2026-10-31T17:00.", param, ctx)
        return found if found.tzinfo else found.replace(tzinfo=LONDON)


PERIOD = PeriodName()
MOMENT = Moment()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was asked of an import: the file, how it is laid out, and what to write into the history."""

    file: Path
    layout: str
    by: str
    at: datetime | None
    reason: str
    dry_run: bool


@click.group()
def command() -> None:
    """Read a file: check it, show what would change, apply it whole or not at all."""


def _shared(function: Any) -> Any:
    """The options of every import."""
    for option in (
        click.option("--dry-run", is_flag=True, help="Show what would change and apply nothing."),
        click.option(
            "--by", default=SYSTEM, show_default=True, help="The post that gives the file."
        ),
        click.option("--at", type=MOMENT, help="The moment it became known; otherwise now."),
        click.option("--reason", default="Imported from a file", show_default=True, help="Why."),
        click.argument("file"),
    ):
        function = option(function)
    return function


@command.command()
@_shared
def framework(file: str, **given: Any) -> None:
    """Read a framework: a workbook, a folder of CSVs, or the name of one that is shipped."""
    asked = Asked(file=_path(file), layout="framework", **given)
    open_store()
    from goldenthread.flows.framework import preview
    from goldenthread.records.publishing.queries import framework as held

    rules = frozenset(band.rule for band in packs.framework("rules").rules)
    parsed = frameworks.read(asked.file, held(), rules)
    _say_findings(parsed)
    _go_on(asked, parsed, preview(framework=parsed.value))


@command.command()
@click.option(
    "--period", type=PERIOD, help="The period the file is for: rows for another are errors."
)
@click.option(
    "--mapping",
    default="",
    help="A mapping file for the file's own layout, or a shipped one's name.",
)
@_shared
def returns(file: str, mapping: str, period: Period | None, **given: Any) -> None:
    """Read returns: figures, progress, risk control and narrative; or a table of your own, with a mapping."""
    asked = Asked(file=_path(file), layout=mapping or "returns", **given)
    open_store()
    from goldenthread.flows.returns import preview
    from goldenthread.records.publishing.queries import framework as held

    today = (asked.at or now()).astimezone(LONDON).date()
    parsed = returned.read(asked.file, held(), mapping or None, expected=period, today=today)
    _say_findings(parsed)
    if parsed.places:
        click.echo(f"Places to compare with that are new: {len(parsed.places):,}")
    _go_on(asked, parsed, preview(returns=parsed.value))


def _path(file: str) -> Path:
    """Where the file is; one that is shipped goes by its name."""
    path = Path(file)
    if not path.exists() and file in packs.names():
        with as_file(files("goldenthread").joinpath("packs")) as shipped:
            folder = shipped / file
            return folder if folder.is_dir() else shipped / f"{file}.csv"
    return path


def _say_findings(parsed: Parsed[Any]) -> None:
    for line in telling.findings(parsed.findings):
        click.echo(line)
    if parsed.errors:
        count = f"{len(parsed.errors):,} error{'' if len(parsed.errors) == 1 else 's'}"
        raise click.ClickException(
            f"{count} found, so nothing was applied. Mend the file and import it again."
        )


def _go_on(
    asked: Asked, parsed: Parsed[Framework] | Parsed[Returns], differences: Mapping[str, Difference]
) -> None:
    """Show what would change and, unless that was all that was asked, apply it."""
    for line in telling.changes(differences):
        click.echo(line)
    _check(asked, parsed)
    if asked.dry_run:
        click.echo("This was a dry run: nothing was applied.")
        return
    _apply(asked, parsed)


def _check(asked: Asked, parsed: Parsed[Framework] | Parsed[Returns]) -> None:
    """End with advice where the moment or the post cannot be meant: neither could be taken back."""
    from goldenthread.records.publishing.queries import framework as held

    if asked.at and asked.at > now() + AHEAD:
        raise click.ClickException(
            f"Nothing was applied. {asked.at:%d %B %Y} is far ahead, and everything said later would "
            "be dated after it. Leave --at out, or correct the year."
        )
    given = parsed.value.posts if isinstance(parsed.value, Framework) else ()
    posts = {post.code for post in (*held().posts, *given)}
    if asked.by not in {SYSTEM, *posts}:
        raise click.ClickException(
            f"Nothing was applied. There is no post “{asked.by}”.{meant(asked.by, posts)} "
            "Give --by the code of a post, or leave it out."
        )


def _apply(asked: Asked, parsed: Parsed[Framework] | Parsed[Returns]) -> None:
    from goldenthread.flows.imports import Source, apply
    from goldenthread.flows.returns import ReturnsError
    from goldenthread.records.trail.actions import TrailError

    source = Source(file=asked.file.name, sha256=sha256(asked.file), layout=asked.layout)
    try:
        with waiting("Applying") as progress:
            applied, manifest = apply(
                content=parsed.value,
                source=source,
                by=asked.by,
                at=asked.at or now(),
                reason=asked.reason,
                places=parsed.places,
                progress=progress,
                live=asked.at is None,
            )
    except (ReturnsError, TrailError) as problem:
        advice = " Leave --at out, or give a later moment." if asked.at else ""
        raise click.ClickException(f"Nothing was applied. {problem}{advice}") from problem
    click.echo(
        f"Rows {manifest.rows:,} = applied {manifest.applied:,} + unchanged {manifest.unchanged:,}"
        f" + rejected {manifest.rejected:,}. Ratings judged again: {applied.scores.appended:,}."
    )
