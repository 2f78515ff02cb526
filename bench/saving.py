"""e. Saving one figure so that it survives a power cut: the figure, its place in the trail, its rating."""

from __future__ import annotations

import os
import sqlite3
import statistics
from collections.abc import Iterator
from pathlib import Path

from bench.measuring import Line, Other, folder, main, median, ours, store

ALLOWED = 0.010
"""Seconds that saving may take beyond twice a bare transaction."""


def lines(tiny: bool) -> Iterator[Line]:
    """One figure saved into a store that holds a council's years already."""
    measures, quarters, times = (5, 2, 2) if tiny else (400, 20, 40)
    with folder() as here:
        env = store(here / "data")
        ours("prepare", str(measures), str(quarters), "filled", env=env)
        taken = statistics.median(ours("save", str(times), env=env).told())
        bare = _bare(here / "bare.sqlite3", times)
        sync = _synced(here / "synced", times)
    others = (
        Other("bare transaction of two inserts", "peer", bare),
        Other("one fdatasync of 4 kB", "limit", sync),
    )
    what = f"save one figure durably, {measures * quarters:,} held"
    yield Line("e", what, taken, "s", 2 * bare + ALLOWED, others)


def _bare(file: Path, times: int) -> float:
    held = sqlite3.connect(file, isolation_level=None)
    held.execute("PRAGMA journal_mode=WAL")
    held.execute("PRAGMA synchronous=FULL")
    held.execute("CREATE TABLE figure (id INTEGER PRIMARY KEY, measure, period, value)")
    held.execute("CREATE TABLE trail (id INTEGER PRIMARY KEY, at, by, what)")

    def save() -> None:
        held.execute("BEGIN IMMEDIATE")
        held.execute("INSERT INTO figure (measure, period, value) VALUES ('M1', '2026/27', '84.2')")
        held.execute("INSERT INTO trail (at, by, what) VALUES ('2026-10-16', 'system', 'kept')")
        held.execute("COMMIT")

    taken = median(save, times)
    held.close()
    return taken


def _synced(file: Path, times: int) -> float:
    with file.open("wb", buffering=0) as written:

        def sync() -> None:
            written.write(bytes(4096))
            os.fdatasync(written.fileno())

        return median(sync, times)


if __name__ == "__main__":
    main(lines)
