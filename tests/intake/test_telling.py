"""Findings and changes told in words: a few of each, then how many more."""

from __future__ import annotations

from decimal import Decimal

from goldenthread.core.facts.returns import Figure, Missing
from goldenthread.core.history.differences import between
from goldenthread.core.periods import parse
from goldenthread.intake import telling
from goldenthread.intake.cells import error, warning
from goldenthread.intake.parsed import Parsed

Q1, Q2 = parse("2026/27 Q1"), parse("2026/27 Q2")


def test_errors_come_first_and_like_ones_are_counted() -> None:
    odd = warning("Odd.", "Look.", sheet="Figures", cell="F1")
    bad = [
        error(f"“{n}” is bad.", "Mend it.", sheet="Figures", cell=f"C{n}", kind="value")
        for n in range(2, 10)
    ]
    assert list(telling.findings([odd, *bad], most=2)) == [
        "Error, Figures C2: “2” is bad. Mend it.",
        "Error, Figures C3: “3” is bad. Mend it.",
        "    and 6 more like it",
        "Warning, Figures F1: Odd. Look.",
    ]


def test_a_finding_about_the_whole_file() -> None:
    assert (
        telling.finding(error("It is bad.", "Mend it.")) == "Error, the file: It is bad. Mend it."
    )


def test_changes_are_old_and_new() -> None:
    held = [
        Figure(measure="A1", period=Q1, value=Decimal("84.2")),
        Figure(measure="A2", period=Q1, missing=Missing.NOT_RETURNED),
        Figure(measure="A3", period=Q1, value=Decimal(1)),
    ]
    given = [
        Figure(measure="A1", period=Q1, value=Decimal(85)),
        Figure(measure="A2", period=Q1, value=Decimal(5)),
        Figure(measure="A3", period=Q1, value=Decimal(1)),
        Figure(measure="A1", period=Q2, value=Decimal(1)),
    ]
    assert list(telling.changes({"figures": between(held, given)}, most=1)) == [
        "Figures: new 1 · changed 2 · same 1",
        "    A1, 2026/27 Q1: Value 84.2 → 85",
        "    and 1 more",
    ]
    change = between(held, given).changed[1]
    assert telling.altered(change) == "Value blank → 5; Missing because not returned → blank"


def test_a_reading_sorts_its_findings() -> None:
    parsed = Parsed(value=None, findings=(warning("w", "c"), error("e", "c")))
    assert [one.what for one in parsed.errors] == ["e"]
    assert [one.what for one in parsed.warnings] == ["w"]


def test_few_changes_are_told_whole() -> None:
    held = [Figure(measure="A1", period=Q1, value=Decimal(1))]
    given = [Figure(measure="A1", period=Q1, value=Decimal(2))]
    assert list(telling.changes({"figures": between(held, given)}))[1:] == [
        "    A1, 2026/27 Q1: Value 1 → 2"
    ]
