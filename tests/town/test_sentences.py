"""At full size, in every kind of report: no figure in a sentence differs from its table."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

import pytest

from goldenthread.core.facts.lines import MeasureLine
from goldenthread.core.facts.picture import Picture
from goldenthread.core.lines.measures import measure_lines
from goldenthread.reports.build import annual_set, one_measure, selection, service_plan
from goldenthread.reports.build.catalogue import BY_CODE
from goldenthread.reports.build.cover_quarter import quarter
from goldenthread.reports.model import Bullets, Card, Report, Table, shown, tables
from tests.reports.adding_up import NUMBER, strays
from tests.town.fixtures import Town

FIRST = re.compile(r"\((?P<code>\S+)\): (?P<figure>.+?) against (?P<target>.+?)\. (?P<rest>.+)")
MISSED = re.compile(r"Missed by £?([\d,]+(?:\.\d+)?)")
SIDE = re.compile(r": (?P<gap>\S+).*? (?:above|below) the (?:limit|target) of (?P<target>.+)\.")
COUNTED = re.compile(r": (\d+)(?: measures?)?(?:, longest first)?$")
WHOLE = ("balanced", "summary", "golden-thread", "risks", "resources")
"""Kinds whose every number in a sentence stands in a table or a fact of the same report."""
ROWS = 500
"""Sentences that were compared, at least: a check that finds nothing to check is none."""


@dataclass(frozen=True, slots=True)
class Quarter:
    """Every report of the quarter with the code of its kind, and the lines that they tell of."""

    reports: tuple[tuple[str, Report], ...]
    lines: Mapping[str, MeasureLine]


@pytest.fixture
def held(town: Town) -> Quarter:
    from goldenthread.records.publishing import queries

    seen = queries.picture(period=town.closes, at=town.as_at)
    owed = [(kind.code, report) for kind, report in quarter(seen)]
    asked = [(report.title, report) for report in _asked_for(seen)]
    return Quarter((*owed, *asked), {line.code: line for line in measure_lines(seen)})


def _asked_for(seen: Picture) -> Iterator[Report]:
    """The kinds that are made only when asked for, or at the year's end."""
    yield service_plan.build(seen, "SP-ASC")
    yield one_measure.build(seen, "ASC-LI01")
    yield selection.build(seen, selection.Selection(unit="ASC"))
    yield from (annual_set.build(seen, each.code) for each in annual_set.subjects(seen)[:2])


def test_every_kind_of_report_is_read(held: Quarter) -> None:
    owed = {code for code, _ in held.reports}
    assert set(WHOLE) < owed
    assert len(owed & set(BY_CODE)) >= len(BY_CODE) - 4


def test_every_figure_in_a_table_is_that_of_its_measure(held: Quarter) -> None:
    found = 0
    for _, report in held.reports:
        for table in tables(report):
            found += sum(_agrees(table, row, held.lines) for row in _of_measures(table, held))
    assert found > ROWS


def _of_measures(table: Table, held: Quarter) -> Iterator[Mapping[str, str]]:
    titles = [column.title for column in table.columns]
    for row in table.rows:
        said = dict(zip(titles, map(shown, row), strict=True))
        if said.get("Ref") in held.lines and "Figure" in said:
            yield said


def _agrees(table: Table, row: Mapping[str, str], lines: Mapping[str, MeasureLine]) -> bool:
    line = lines[row["Ref"]]
    assert _numbers(row["Figure"]) == _numbers(line.shown), (table.caption, row)
    assert "Target" not in row or _numbers(row["Target"]) == _numbers(line.target), row
    return True


def _numbers(text: str) -> list[str]:
    return NUMBER.findall(text)


def test_every_sentence_tells_the_figure_the_target_and_the_gap_between(held: Quarter) -> None:
    found = 0
    for _, report in held.reports:
        for code, figure, target, gap in _told(report):
            line = held.lines[code]
            assert _numbers(figure)[:1] == _numbers(line.shown)[:1], (report.name, code, figure)
            assert _numbers(target)[:1] == _numbers(line.target)[:1], (report.name, code, target)
            if gap and len(_numbers(line.target)) == 1:
                assert _decimal(gap) == abs(_decimal(line.shown) - _decimal(line.target)), code
            found += 1
    assert found > ROWS


def _told(report: Report) -> Iterator[tuple[str, str, str, str]]:
    """Each sentence on a measure: its code, and the figure, target and gap that it tells."""
    lists = (item for part in report.body if isinstance(part, Bullets) for item in part.items)
    for text in (*report.first, *lists):
        if met := FIRST.search(text):
            missed = MISSED.search(met["rest"])
            yield met["code"], met["figure"], met["target"], missed[1] if missed else ""
    for code, sentence in _sentences(report):
        if met := SIDE.search(sentence):
            yield code, sentence.partition(" in ")[0], met["target"], met["gap"]


def _sentences(report: Report) -> Iterator[tuple[str, str]]:
    """The first sentence of each card, and of what happened to each measure off target."""
    for part in report.body:
        if isinstance(part, Card) and part.sentences:
            yield part.reference, part.sentences[0]
    for table in tables(report):
        titles = [column.title for column in table.columns]
        if "What happened" in titles:
            for row in table.rows:
                said = shown(row[titles.index("What happened")])
                yield shown(row[0]), re.split(r"\. (?=[A-Z])", said)[0] + "."


def _decimal(text: str) -> Decimal:
    [number, *_] = re.findall(r"[−-]?£?[\d,]+(?:\.\d+)?", text)
    return Decimal(number.replace(",", "").replace("£", "").replace("−", "-"))


def test_what_a_caption_counts_is_as_long_as_its_table(held: Quarter) -> None:
    counted = 0
    for _, report in held.reports:
        for table in tables(report):
            if met := COUNTED.search(table.caption):
                assert int(met[1]) == len(table.rows), (report.name, table.caption)
                counted += 1
    assert counted > len(WHOLE)


def test_every_number_said_of_the_whole_stands_in_a_table(held: Quarter) -> None:
    for code, report in held.reports:
        if code in WHOLE:
            assert strays(report) == [], report.name
