"""d. Judging a council's figures from scratch, in process: no store, no file, figures in memory."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from bench import made
from bench.measuring import Line, Other, folder, main, median, peer
from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.returns import Figure
from goldenthread.core.judging.rejudge import judgings, scores

TARGET = 1


def lines(tiny: bool) -> Iterator[Line]:
    """A council's whole history, then a score of measures' breakdowns by place."""
    sizes = [(8, 4, 1), (4, 4, 3)] if tiny else [(736, 40, 1), (400, 20, 23)]
    with folder() as here:
        for measures, quarters, places in sizes:
            yield _judged(here, measures, quarters, places)


def _judged(here: Path, measures: int, quarters: int, places: int) -> Line:
    when, where = made.periods(quarters), ["", *(f"P{n}" for n in range(1, places))]
    framework = made.framework(measures, when, where)
    figures = made.figures(framework.measures, when, where)
    what = f"judge {measures} measures × {quarters} quarters"
    what += f" × {places} places" if places > 1 else ""
    taken = median(lambda: _all(framework, figures), 3)
    file = _table(here, framework, figures)
    return Line("d", f"{what} = {len(figures):,}", taken, "s", TARGET, tuple(_others(file)))


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
    yield Other("as SQL", "peer", None, "not measured: there is no SQL form of judging yet")


if __name__ == "__main__":
    main(lines)
