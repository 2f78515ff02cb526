"""d. Judging a council's figures from scratch, in process and as SQL: no store, figures in memory."""

from __future__ import annotations

import gc
import json
import sqlite3
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

from bench import made
from bench.measuring import Line, Other, folder, main, median, peer
from goldenthread.analytics.judging import Rows, keep, rows
from goldenthread.analytics.run import question
from goldenthread.cli.main import SELDOM
from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.returns import Figure
from goldenthread.core.judging.rejudge import judgings, scores, yardsticks

TARGET = 1
AS_SQL = 2


def lines(tiny: bool) -> Iterator[Line]:
    """A council's whole history, then a score of measures' breakdowns by place."""
    gc.set_threshold(*SELDOM)  # as every command runs
    sizes = [(8, 4, 1), (4, 4, 3)] if tiny else [(736, 40, 1), (400, 20, 23)]
    with folder() as here:
        for measures, quarters, places in sizes:
            yield from _judged(here, measures, quarters, places)


def _judged(here: Path, measures: int, quarters: int, places: int) -> Iterator[Line]:
    when, where = made.periods(quarters), ["", *(f"P{n}" for n in range(1, places))]
    framework = made.framework(measures, when, where)
    figures = made.figures(framework.measures, when, where)
    what = f"judge {measures} measures × {quarters} quarters"
    what += f" × {places} places" if places > 1 else ""
    taken = median(lambda: _all(framework, figures), 3)
    others = tuple(_others(_table(here, framework, figures)))
    yield Line("d", f"{what} = {len(figures):,}", taken, "s", TARGET, others)
    if places > 1:
        yield _as_sql(what, framework, figures, others)


def _as_sql(
    what: str, framework: Framework, figures: tuple[Figure, ...], others: tuple[Other, ...]
) -> Line:
    """From facts to ratings: bands compiled by core, both tables filled, the question answered."""
    steps = [_steps(framework, figures) for _ in range(3)]
    compiled, filled, asked = (statistics.median(each) for each in zip(*steps, strict=True))
    note = f"bands compiled {compiled:.2f} s, tables filled {filled:.2f} s, asked {asked:.2f} s"
    whole = statistics.median(sum(each) for each in steps)
    return Line("d", f"{what} as SQL, in SQLite", whole, "s", AS_SQL, others, note=note)


def _steps(framework: Framework, figures: tuple[Figure, ...]) -> tuple[float, float, float]:
    """The seconds that each of the three steps took."""
    connection = sqlite3.connect(":memory:")
    cursor, times = connection.cursor(), [time.perf_counter()]
    given = _rows(framework, figures)
    times.append(time.perf_counter())
    keep(cursor, given)
    times.append(time.perf_counter())
    cursor.execute(question("judge"))
    found = cursor.fetchall()
    times.append(time.perf_counter())
    connection.close()
    assert len(found) == len(figures)  # noqa: S101  # one rating each, or the time says nothing
    return times[1] - times[0], times[2] - times[1], times[3] - times[2]


def _rows(framework: Framework, figures: tuple[Figure, ...]) -> Rows:
    codes = [measure.code for measure in framework.measures]
    work = judgings(framework, figures, codes)
    return rows(held for one in work for held in yardsticks(one))


def _all(framework: Framework, figures: tuple[Figure, ...]) -> int:
    codes = [measure.code for measure in framework.measures]
    return sum(len(scores(one)) for one in judgings(framework, figures, codes))


def _table(here: Path, framework: Framework, figures: tuple[Figure, ...]) -> Path:
    """The same figures as columns of plain numbers, which is how the peers would have them."""
    index = {measure.code: number for number, measure in enumerate(framework.measures)}
    wanted = {(t.measure, t.period.start.year, t.place): t.wanted for t in framework.targets}
    file = here / "figures.json"
    years = [f.period.start.year - (f.period.start.month < 4) for f in figures]
    columns = {
        "measure": [index[figure.measure] for figure in figures],
        "year": years,
        "quarter": [(figure.period.start.month - 4) % 12 // 3 + 1 for figure in figures],
        "place": [figure.place for figure in figures],
        "value": [str(figure.value) for figure in figures],
        "wanted": [
            wanted[f.measure, year, f.place] for f, year in zip(figures, years, strict=True)
        ],
    }
    file.write_text(json.dumps(columns))
    return file


def _others(file: Path) -> Iterator[Other]:
    found = peer("pandas_judge", file)
    told = found.told() if found else {}
    yield Other("pandas, one rule, floating point, no words", "peer", told.get("pandas"))
    yield Other("numpy compares the same figures with their edges", "limit", told.get("numpy"))


if __name__ == "__main__":
    main(lines)
