"""Kill an import at every statement, one after another, and say how the store was found.

Run with a folder as its argument. Prints a JSON list: where it was killed, whether the store was as
before or as after, and whether its history holds.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import django

FOLDER = Path(sys.argv[1])
os.environ["GOLDENTHREAD_DATA"] = str(FOLDER)
os.environ["DATABASE_URL"] = ""
os.environ["DJANGO_SETTINGS_MODULE"] = "goldenthread.config.settings"
django.setup()

from django.core.management import call_command  # noqa: E402  # once the settings are read
from django.db import connection  # noqa: E402

from goldenthread.core.facts.trail import Head  # noqa: E402
from goldenthread.flows import framework, imports  # noqa: E402
from goldenthread.records.collection.queries import imports as manifests  # noqa: E402
from goldenthread.records.trail.queries import head, verify  # noqa: E402
from tests.flows.worlds import FRAMEWORK, RETURNS, moment  # noqa: E402

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
    keep = connection._commit  # type: ignore[attr-defined]  # the very moment itself
    if where == "before commit":
        connection._commit = _kill  # type: ignore[attr-defined]
    if where == "after commit":
        connection._commit = _then(keep)  # type: ignore[attr-defined]
    with connection.execute_wrapper(_counting(where if isinstance(where, int) else ALL)):
        _apply()


def _killed(where: str | int, file: Path) -> bool:
    """Run an import on a copy of the store in a process of its own; say whether it was killed."""
    shutil.copy(FOLDER / "goldenthread.sqlite3", file)
    connection.settings_dict["NAME"] = str(file)
    child = os.fork()
    if child == 0:
        _dying(where)
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def _found(where: str | int, before: Head) -> dict[str, object]:
    state = "before" if head() == before else "after" if manifests() else "between"
    report: dict[str, object] = {"where": where, "state": state, "holds": verify().broken is None}
    connection.close()
    return report


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
    for number, where in enumerate(_points()):
        killed = _killed(where, FOLDER / f"copy-{number}.sqlite3")
        reports.append(_found(where, before))
        if not killed:
            break
    sys.stdout.write(json.dumps(reports))


main()
