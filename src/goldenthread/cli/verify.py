"""`goldenthread verify`: has anything in the history been altered, and does every rating come out again?"""

import re
from collections.abc import Iterator

import click

from goldenthread.cli.store import open_store, waiting
from goldenthread.core.facts.scores import Disagreement, JudgedAgain
from goldenthread.core.facts.trail import Verdict

SEAL = re.compile(r"[0-9a-f]{64}")
MOST = 50
"""Ratings that differ are named up to so many: beyond, the cause is one and the rest is noise."""


@click.command()
@click.option("--seal", "sealed", default="", help="A seal written down earlier, as on a report.")
def command(sealed: str) -> None:
    """Check that nothing in the history has been altered, and that every rating comes out again.

    Every row is read and sealed again: the first that is not as it was sealed is named. Every rating
    that stands is judged again, in SQL, from its figure and the edges kept with it: those that differ
    are named. If anything is, the command ends with 1. Keep the last seal somewhere else: with --seal
    it proves, later, that everything up to it is still as it was.
    """
    if sealed and not SEAL.fullmatch(sealed.strip()):
        advice = f"“{sealed}” is no seal: a seal is 64 letters a to f and digits."
        raise click.BadParameter(advice, param_hint="--seal")
    open_store()
    from goldenthread.records.trail.queries import verify

    with waiting("Reading") as progress:
        verdict = verify(sealed=sealed.strip(), progress=progress)
    faults = [*_broken(verdict), *_judged_again()]
    if faults:
        raise click.ClickException("\n".join(faults))
    click.echo(f"{verdict.rows:,} rows and {verdict.events:,} events are as they were sealed.")
    click.echo(f"Last seal: {verdict.seal}")


def _broken(verdict: Verdict) -> Iterator[str]:
    if verdict.broken:
        yield f"{verdict.broken.table}, row {verdict.broken.row}: {verdict.broken.what}."


def _judged_again() -> Iterator[str]:
    """What is wrong with the ratings, after telling how many come out the same."""
    from django.db import DatabaseError

    from goldenthread.records.scores.queries import judged_again

    try:
        with waiting("Judging again") as progress:
            found = judged_again()
            progress(1, 1)
    except DatabaseError as problem:
        yield f"The ratings cannot be judged again: {str(problem).strip()}."
        return
    click.echo(
        f"{found.agree:,} of {found.ratings:,} ratings come out the same, judged again in SQL "
        "from their figures and their edges."
    )
    if found.differ:
        yield _told(found)


def _told(found: JudgedAgain) -> str:
    lines = [_line(one) for one in found.differ[:MOST]]
    more = len(found.differ) - len(lines)
    if more:
        lines.append(f"And {more:,} more.")
    return "\n".join(["Some ratings do not come out again:", *lines])


def _line(one: Disagreement) -> str:
    where = ", ".join(part for part in (one.measure, one.period.label, one.place) if part)
    if one.figure is None:
        return f"{where}: held as “{one.held}”, but no figure stands."
    return f"{where}: held as “{one.held}”, but its edges call {one.figure:f} “{one.again}”."
