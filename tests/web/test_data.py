"""About the data: what it says against the picture, and that the file holds what the page shows."""

import csv
import io
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from django.test import Client

from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.measures import Measure
from goldenthread.core.facts.publishing import Issue
from goldenthread.core.facts.returns import Figure, FigureStatus, Missing
from goldenthread.core.lines.measures import measure_lines
from goldenthread.flows import closing
from goldenthread.flows import framework as frameworks
from goldenthread.flows import returns as returned
from goldenthread.records.publishing.queries import picture
from tests.town.fixtures import Town

CODE = "ASC-LI01"


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def now(town: Town) -> str:
    return f"/data?day={town.as_at:%Y-%m-%d}&time=12:00"


def test_what_came_in_is_counted_from_the_figures(reader: Client, town: Town) -> None:
    lines = measure_lines(picture(period=town.closes, at=town.as_at))
    asked = [
        line
        for line in lines
        if line.period and not (line.figure and line.figure.missing is Missing.NOT_DUE)
    ]
    came = [
        line for line in asked if line.figure and line.figure.missing is not Missing.NOT_RETURNED
    ]
    text = page(reader, now(town))
    assert f"Of {len(asked)} figures asked for, {len(came)} are in." in text
    for line in asked:
        if line not in came:
            assert f"{line.code} · Figure for {line.period.label if line.period else ''}" in text


def test_what_is_late_says_by_how_long_and_who_owes_it(reader: Client, town: Town) -> None:
    text = page(reader, f"/data?day={town.as_at + timedelta(days=30):%Y-%m-%d}")
    assert "days overdue" in text
    assert "Owed by" in text


def test_a_period_without_figures_says_so(reader: Client) -> None:
    text = page(reader, "/data?period=2026/27+Q2&day=2026-10-01")
    assert "No figure of this period has come in." in text


def test_a_restatement_shows_both_figures_who_why_and_the_report_that_had_the_first(
    reader: Client, town: Town
) -> None:
    before = page(reader, now(town))
    held = picture(period=town.closes).figures[CODE, town.closes]
    issue = Issue(
        report="departmental",
        subject="SP-ASC",
        period=town.closes,
        as_at=town.as_at,
        audience="All members",
        format="pdf",
        sha256="0" * 64,
    )
    other = Issue(
        report="gone",
        subject=CODE,
        period=town.closes,
        as_at=town.as_at,
        audience="All members",
        format="html",
        sha256="1" * 64,
    )
    closing.record(issues=[issue, other], by="system", at=town.later, reason="Closed")
    again = Figure(measure=CODE, period=town.closes, value=(held.value or Decimal(0)) - 7)
    later = town.later + timedelta(minutes=1)
    returned.submit(facts=[again], by="PERF-1", at=later, reason="Counted twice before")
    text = page(reader, f"/data?day={later:%Y-%m-%d}")
    for said in ("Counted twice before", "Departmental quarterly monitoring report: "):
        assert said in text
        assert said not in before.split("What was restated")[1]
    assert "/reports/issued/" in text
    assert f"gone: {CODE}" in text
    rows = downloaded(reader, f"/data.csv?day={later:%Y-%m-%d}")
    mine = [row for row in rows if row["Table"] == "restated" and row["Value"] == CODE]
    assert mine or any("Counted twice before" in row["Value"] for row in rows)


def downloaded(client: Client, address: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(client.get(address).content.decode("utf-8-sig"))))


def test_the_same_figure_with_other_words_is_no_restatement(reader: Client, town: Town) -> None:
    count = page(reader, now(town)).count('<td role="cell" class="n" data-label="Was">')
    held = picture(period=town.closes).figures[CODE, town.closes]
    again = replace(held, commentary="Said better")
    returned.submit(facts=[again], by="PERF-1", at=town.later, reason="Words")
    after = page(reader, f"/data?day={town.later:%Y-%m-%d}")
    assert after.count('<td role="cell" class="n" data-label="Was">') == count


def test_figures_that_may_change_are_named(reader: Client, town: Town) -> None:
    open_now = [
        line
        for line in measure_lines(picture(period=town.closes, at=town.as_at))
        if line.figure
        and line.value is not None
        and line.figure.status in (FigureStatus.PROVISIONAL, FigureStatus.ESTIMATE)
    ]
    text = page(reader, now(town))
    assert ("Figures that may still change" in text) == bool(open_now)
    for line in open_now:
        assert line.code in text.split("Figures that may still change")[1]


def test_nothing_open_and_nothing_restated_is_said_too(reader: Client) -> None:
    text = page(reader, "/data?period=2023/24+Q1&day=2023-07-01")
    assert "Everything that was asked for has come in." in text or "Nothing is held yet" in text


def test_a_council_without_faults_is_told_so(reader: Client, town: Town) -> None:
    many = tuple(Measure(code=f"X-{n}", title=f"Number {n} of many measures") for n in range(150))
    new = Framework(measures=many)
    frameworks.apply(framework=new, by="system", at=town.later, reason="Many")
    text = page(reader, f"/data?day={town.later:%Y-%m-%d}")
    assert "No service named" in text
    assert "Nobody named" in text
    assert "These are the first 60 of " in text


def test_every_format_can_be_taken_away(reader: Client) -> None:
    for form in ("csv", "xlsx", "docx", "pdf", "html"):
        answer = reader.get(f"/data.{form}")
        assert answer.status_code == 200
        assert f"about-the-data-2026-27-q2.{form}" in answer["Content-Disposition"]
