"""`goldenthread replay`: judge published figures again and list every difference."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import click

from goldenthread.core.facts.measures import RuleBand
from goldenthread.core.judging.printed import exactly
from goldenthread.core.replaying.aggregates import Counts, Recount, contradictions, recounted
from goldenthread.core.replaying.replay import (
    Difference,
    Published,
    Tally,
    directions,
    measure_of,
    ratings,
)
from goldenthread.intake.replay import NotReplayable, read, read_counts
from goldenthread.intake.replay_layout import NotALayout, load
from goldenthread.intake.rules import NoSuchRule, find

EXISTING = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("file", type=EXISTING)
@click.option("--rule", "rule_name", required=True, help="A shipped rule's name, or a rule file.")
@click.option("--where", multiple=True, metavar="COLUMN=VALUE", help="Only rows that say so.")
@click.option(
    "--mapping", default="published", show_default=True, help="A shipped layout's name, or a file."
)
@click.option("--aggregates", type=EXISTING, help="Published counts to check and count again.")
def command(
    file: Path, rule_name: str, where: tuple[str, ...], mapping: str, aggregates: Path | None
) -> None:
    """Judge the published figures in FILE again by a rule, and print each difference with its reason.

    Rows whose rating, figure or better way is not known are left out and counted. Nothing is
    stored. The last lines say how many ratings and directions came out as published.
    """
    try:
        rule = find(rule_name)
        rows = read(file, load(mapping), [_asked(each) for each in where])
        counts = read_counts(aggregates) if aggregates else ()
    except (NoSuchRule, NotALayout, NotReplayable) as problem:
        raise click.ClickException(str(problem)) from None
    _say_counts(counts, rows, rule)
    _say_all(ratings(rows, rule), directions(rows))


def _asked(text: str) -> tuple[str, str]:
    column, equals, value = text.partition("=")
    if not equals or not column.strip():
        raise NotReplayable(f"“{text}” is not a choice of rows. Write --where COLUMN=VALUE.")
    return column.strip(), value.strip()


def _say_all(rated: Tally, moved: Tally) -> None:
    for difference in (*rated.differences, *moved.differences):
        click.echo(_difference(difference))
    _say_left_out("ratings", rated.left_out)
    _say_left_out("directions", moved.left_out)
    click.echo(f"{rated.reproduced} of {rated.compared} ratings reproduced")
    click.echo(f"{moved.reproduced} of {moved.compared} directions reproduced")


def _difference(found: Difference) -> str:
    row = found.row
    name = ", ".join(part for part in (f"Row {row.row}", row.period, row.ref, row.title) if part)
    against = f" against {row.target}" if row.target else ""
    figure = "" if row.figure is None else exactly(row.figure, measure_of(row))
    return (
        f"{name}: {figure}{against}; {found.what} published {found.published}, ours {found.ours}. "
        f"{found.because} Reason: {found.reason}"
    )


def _say_left_out(what: str, left_out: Mapping[str, int]) -> None:
    if left_out:
        reasons = "; ".join(f"{number} because {reason}" for reason, number in left_out.items())
        click.echo(f"Left out of the {what}: {reasons}.")


def _say_counts(
    counts: Sequence[Counts], rows: Sequence[Published], rule: tuple[RuleBand, ...]
) -> None:
    if not counts:
        return
    doubted = [(each, found) for each in counts if (found := contradictions(each))]
    for each, doubts in doubted:
        click.echo(f"{_table(each)}: {' '.join(doubts)}")
    again = [table for each in counts if (table := recounted(each, rows, rule))]
    for one in again:
        click.echo(_recount(one))
    same = sum(one.same for one in again)
    click.echo(f"{len(doubted)} of {len(counts)} published counts do not add up")
    click.echo(f"{same} of {len(again)} complete tables counted the same")


def _table(counts: Counts) -> str:
    return f"Row {counts.row}, {counts.council}, {counts.report}, {counts.period}"


def _recount(found: Recount) -> str:
    verdict = "the same" if found.same else f"published as {_three(found.counts.rated)}"
    return f"{_table(found.counts)}: counted {_three(found.ours)} from its rows, {verdict}."


def _three(numbers: Iterable[int | None]) -> str:
    words = ("green", "amber", "red")
    return ", ".join(f"{number} {word}" for number, word in zip(numbers, words, strict=True))
