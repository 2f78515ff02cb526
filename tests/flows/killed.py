"""Kill an import at every statement, one after another, and say how the store was found.

Run in a process of its own, in which Django is set up on an empty store. Prints a JSON list:
where it was killed, whether the store was as before or as after, and whether its history holds.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connection

from goldenthread.core.facts.trail import Head
from goldenthread.flows import framework, imports
from goldenthread.records.collection.queries import imports as manifests
from goldenthread.records.trail.queries import head, verify
from tests.flows.worlds import FRAMEWORK, RETURNS, moment
from tests.stores import database_of_its_own

SOURCE = imports.Source(file="f.csv", sha256="ab", layout="returns")
ALL = 10_000


def _kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _then(keep: Callable[[], None]) -> Callable[[], None]:
    """Commit, then die before anything else can happen."""

    def commit() -> None:
        keep()
        _kill()

    return commit


def _counting(last: int) -> Callable[..., Any]:
    """Die instead of running the statement of that number."""
    seen = iter(range(1, ALL))

    def run(execute: Callable[..., Any], *statement: Any) -> Any:
        if next(seen) == last:
            _kill()
        return execute(*statement)

    return run


def _apply() -> None:
    again = replace(RETURNS, figures=RETURNS.figures[:2])
    imports.apply(content=again, source=SOURCE, by="OD", at=moment(1), reason="file")


def _dying(where: str | int) -> None:
    """Import in this process and die at a statement, or before or after the commit."""
    store: Any = connection
    if where == "before commit":
        store._commit = _kill
    if where == "after commit":
        store._commit = _then(store._commit)
    with connection.execute_wrapper(_counting(where if isinstance(where, int) else ALL)):
        _apply()


@contextmanager
def _copy() -> Iterator[None]:
    """Open a copy of the store instead of the store itself."""
    kept = connection.settings_dict["NAME"]
    try:
        if connection.vendor == "postgresql":
            with database_of_its_own(like=kept) as address:
                connection.settings_dict["NAME"] = address.rpartition("/")[2]
                yield
                connection.close()
        else:
            connection.settings_dict["NAME"] = shutil.copy(kept, f"{kept}-copy")
            yield
            connection.close()
            Path(f"{kept}-copy").unlink()
    finally:
        connection.settings_dict["NAME"] = kept


def _killed(where: str | int) -> bool:
    """Run an import in a process of its own; say whether it was killed."""
    child = os.fork()
    if child == 0:
        _dying(where)
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def _found(where: str | int, before: Head) -> dict[str, object]:
    state = "before" if head() == before else "after" if manifests() else "between"
    return {"where": where, "state": state, "holds": verify().broken is None}


def _points() -> Iterator[str | int]:
    yield from ("before commit", "after commit")
    yield from range(1, ALL)


def main() -> None:
    """Kill at each point until an import ends by itself."""
    call_command("migrate", verbosity=0)
    framework.apply(framework=FRAMEWORK, by="OD", at=moment(), reason="file")
    before = head()
    connection.close()
    reports = []
    for where in _points():
        with _copy():
            killed = _killed(where)
            reports.append(_found(where, before))
        if not killed:
            break
    sys.stdout.write(json.dumps(reports))
