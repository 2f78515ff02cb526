"""b. A returns workbook of 20,000 rows: read, checked, previewed, applied and rated."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.measuring import (
    Line,
    Other,
    Ran,
    folder,
    main,
    median,
    middle,
    ours,
    peer,
    ran,
    seconds,
    store,
    work,
)

COLUMNS = 12


def lines(tiny: bool) -> Iterator[Line]:
    """The time and the memory of the whole command, and the time of each of its stages."""
    measures, quarters, times = (10, 2, 1) if tiny else (1000, 20, 3)
    with folder() as here:
        file = here / "returns.xlsx"
        ours("book", file, str(measures), str(quarters))
        runs = [_imported(here / str(n), file, measures, quarters) for n in range(times)]
        # Memory first: what is parsed in this process would count as each later program's own.
        whole, held = middle(runs), _memory(file, here)
        others = tuple(_others(file, here, measures * quarters, times))
        rows = f"{measures * quarters:,} rows"
        what = f"import of {rows}, whole command"
        yield Line("b", what, whole.seconds, "s", 3, others, note=work(whole))
        yield Line("b", f"import of {rows}, peak memory", whole.megabytes, "MB", 200, held)
        yield from _stages(here / "staged", file, measures, quarters)


def _imported(data: Path, file: Path, measures: int, quarters: int) -> Ran:
    env = store(data)
    ours("prepare", str(measures), str(quarters), env=env)
    return ran([Path(sys.executable).with_name("goldenthread"), "import", "returns", file], env)


def _stages(data: Path, file: Path, measures: int, quarters: int) -> Iterator[Line]:
    ours("prepare", str(measures), str(quarters), env=store(data))
    for name, taken in ours("stages", file, env=store(data)).told().items():
        yield Line("b", f"    of which {name}", taken)


def _others(file: Path, here: Path, rows: int, times: int) -> Iterator[Other]:
    read = peer("openpyxl_read", file)
    yield Other("openpyxl reads it (whole program)", "peer", seconds(read), work(read))
    kept = peer("pandas_to_sql", file, here / "pandas.sqlite3")
    yield Other("pandas.read_excel and to_sql (whole program)", "peer", seconds(kept), work(kept))
    yield Other("calamine parses it", "limit", median(lambda: _parsed(file), times))
    inserted = median(lambda: _inserted(here / "bare.sqlite3", rows), times)
    yield Other("bare bulk insert of as many rows", "limit", inserted)


def _memory(file: Path, here: Path) -> tuple[Other, ...]:
    read, kept = peer("openpyxl_read", file), peer("pandas_to_sql", file, here / "again.sqlite3")
    bare = ran([sys.executable, "-c", "import django.db.models, python_calamine"])
    return (
        Other("openpyxl reads it", "peer", read.megabytes if read else None),
        Other("pandas.read_excel and to_sql", "peer", kept.megabytes if kept else None),
        Other("Python with Django and calamine loaded", "limit", bare.megabytes),
    )


def _parsed(file: Path) -> int:
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(str(file))
    return sum(len(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names)


def _inserted(file: Path, rows: int) -> None:
    file.unlink(missing_ok=True)
    names = ", ".join(f"c{n}" for n in range(COLUMNS))
    with sqlite3.connect(file) as held:
        held.execute("PRAGMA journal_mode=WAL")
        held.execute("PRAGMA synchronous=FULL")
        held.execute(f"CREATE TABLE kept (id INTEGER PRIMARY KEY, {names})")
        marks = ", ".join("?" * COLUMNS)
        sql = f"INSERT INTO kept ({names}) VALUES ({marks})"  # noqa: S608  # our own names
        held.executemany(sql, (("2026/27 Q2",) * COLUMNS for _ in range(rows)))
    held.close()


if __name__ == "__main__":
    main(lines)
