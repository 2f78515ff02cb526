"""Opening the store, for every command that reads or writes it."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from difflib import get_close_matches

import click

from goldenthread.core.progress import Progress


def open_store() -> None:
    """Make the records ready to use; end with advice if nothing has been set up yet."""
    configure()
    if _behind():
        raise click.ClickException(
            "The store is not set up, or is older than this version of goldenthread. "
            "Run “goldenthread init”; it changes nothing that is kept."
        )


def _behind() -> bool:
    """Whether the store lacks tables or columns that this version needs."""
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
    except DatabaseError as problem:
        raise click.ClickException(
            f"The store cannot be opened ({str(problem).strip()}). If there is none yet, run "
            "“goldenthread init”; else look at GOLDENTHREAD_DATA and DATABASE_URL."
        ) from problem
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def configure() -> None:
    """Read the settings; end with a clear sentence if one of them cannot be used."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldenthread.config.settings")
    import django

    try:
        django.setup()
    except ValueError as problem:
        raise click.ClickException(str(problem)) from problem


def now() -> datetime:
    """The moment to give an action: now, or that of the last one where the clock is behind it."""
    from django.utils import timezone

    from goldenthread.records.trail.queries import moment

    return moment(timezone.now())


def refused(problem: OSError) -> str:
    """What the disk refused, in a sentence, with the file's name where it is known."""
    where = f"{problem.filename}: " if problem.filename else ""
    return f"{where}{problem.strerror or problem}."


def meant(word: str, words: Iterable[str]) -> str:
    """A question whether the nearest of some words was meant, with a space before; blank if none is near."""
    small = {each.casefold(): each for each in words}
    near = get_close_matches(word.casefold()[:60], list(small), n=1, cutoff=0.5)
    return f" Did you mean “{small[near[0]]}”?" if near else ""


@contextmanager
def waiting(label: str) -> Iterator[Progress]:
    """A bar on standard error for as long as the work takes; give it to what takes a progress."""
    with click.progressbar(length=1, label=label, file=sys.stderr) as bar:

        def tell(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        yield tell
