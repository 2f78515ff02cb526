"""Quantities: rounded, shown, read back and worked out; missing is words, never nought."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.core.facts.measures import Counted, Measure
from goldenthread.core.facts.returns import FigureStatus, Missing
from goldenthread.core.quantities import (
    NotAQuantity,
    bare,
    figure_shown,
    machine,
    read,
    rounded,
    shown,
    value_of,
    words_of,
)
from tests.core.drawn import a_figure, a_measure, decimals, percent

COUNT, PERCENT = a_measure(), percent()
MONEY, PENCE = a_measure(counted=Counted.MONEY), a_measure(counted=Counted.MONEY, places=2)
DAYS, YES_NO = a_measure(counted=Counted.DAYS), a_measure(counted=Counted.YES_NO)
RATE = a_measure(counted=Counted.RATE, per=Decimal(1000), places=1)
BARE_RATE = a_measure(counted=Counted.RATE, places=1)
RATIO = a_measure(counted=Counted.RATIO, places=2)
GRADE = a_measure(counted=Counted.GRADE, words=("Poor", "Fair", "Good"))
KILOS, POINTS = a_measure(suffix="kg"), a_measure(counted=Counted.RATIO, suffix="% points")
EVERY = (COUNT, PERCENT, MONEY, PENCE, DAYS, YES_NO, RATE, BARE_RATE, RATIO, GRADE, KILOS, POINTS)


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [
        ("84.25", 1, "84.3"),
        ("84.24999", 1, "84.2"),
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("-0.04", 1, "0.0"),
        ("0.005", 2, "0.01"),
        ("1.005", 2, "1.01"),
        ("7", 2, "7.00"),
    ],
)
def test_rounded_half_away_from_nought(value: str, places: int, expected: str) -> None:
    assert str(rounded(Decimal(value), places)) == expected


@pytest.mark.parametrize(
    ("value", "measure", "expected"),
    [
        ("84.25", PERCENT, "84.3%"),
        ("2841", COUNT, "2,841"),
        ("4200000", MONEY, "£4,200,000"),
        ("4200000.5", PENCE, "£4,200,000.50"),
        ("-28", MONEY, "−£28"),
        ("-1.2", RATE, "−1.2 per 1,000"),
        ("12.44", RATE, "12.4 per 1,000"),
        ("12.44", BARE_RATE, "12.4"),
        ("21", DAYS, "21 days"),
        ("1", DAYS, "1 day"),
        ("-1", DAYS, "−1 day"),
        ("1.333", RATIO, "1.33"),
        ("476", KILOS, "476 kg"),
        ("2", POINTS, "2% points"),
        ("1", YES_NO, "Yes"),
        ("0", YES_NO, "No"),
        ("2", GRADE, "Good"),
        ("1.5", GRADE, "2"),
        ("3", GRADE, "3"),
        ("-1", GRADE, "−1"),
    ],
)
def test_shown_to_people(value: str, measure: Measure, expected: str) -> None:
    assert shown(Decimal(value), measure) == expected


def test_shown_without_unit_and_for_machines() -> None:
    assert bare(Decimal("-4200000.4"), MONEY) == "−4,200,000"
    assert bare(Decimal(1), GRADE) == "Fair"
    assert machine(Decimal("-4200000.4"), PENCE) == "-4200000.40"


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        ("1,234 ", COUNT, "1234"),
        ("1\u00a0234 567", COUNT, "1234567"),
        ("+5", COUNT, "5"),
        (".5", RATIO, "0.5"),
        ("5.", RATIO, "5"),
        ("1.2e3", COUNT, "1200"),
        ("1e-05", RATIO, "0.00001"),
        ("84.2%", PERCENT, "84.2"),
        ("84.2 %", PERCENT, "84.2"),
        ("84.2 per cent", PERCENT, "84.2"),
        ("84.2", PERCENT, "84.2"),
        ("£1,234", MONEY, "1234"),
        ("£4.2m", MONEY, "4200000"),
        ("£1.5 billion", MONEY, "1500000000"),
        ("£17k", MONEY, "17000"),
        ("-28", MONEY, "-28"),
        ("−£28", MONEY, "-28"),
        ("£-28", MONEY, "-28"),
        ("£−28", MONEY, "-28"),
        ("(28)", MONEY, "-28"),
        ("(£1,028)", MONEY, "-1028"),
        ("–3", COUNT, "-3"),
        ("-0", COUNT, "0"),
        ("12.4 per 1,000", RATE, "12.4"),
        ("21 days", DAYS, "21"),
        ("1 day", DAYS, "1"),
        ("476 kg", KILOS, "476"),
        ("nil", COUNT, "0"),
        ("Yes", YES_NO, "1"),
        ("no", YES_NO, "0"),
        ("Y", YES_NO, "1"),
        ("false", YES_NO, "0"),
        ("good", GRADE, "2"),
    ],
)
def test_read_as_typed(text: str, measure: Measure, value: str) -> None:
    assert read(text, measure) == Decimal(value)
    assert not read(text, measure).is_signed() or Decimal(value) < 0


@pytest.mark.parametrize(
    ("text", "measure", "why"),
    [
        ("", COUNT, "it is blank. Write the figure, or say why it is missing"),
        ("9" * 61, COUNT, "it is too long"),
        ("84%", COUNT, "it is percent, and X is counted as count"),
        ("£84", COUNT, "it is money, and X is counted as count"),
        ("8%4", PERCENT, "it is not a number. Write it as 1,234.0%"),
        ("12 34", COUNT, "it is not a number"),
        ("1,23", COUNT, "a comma stands in an odd place"),
        ("about 50", COUNT, "it is not a number. Write it as 1,234"),
        ("1.2.3", COUNT, "it is not a number"),
        ("[x]", COUNT, "it is not a number"),
        ("1e16", COUNT, "too large"),
        ("9999999999999999", COUNT, "too large"),
        ("0." + "1" * 45, COUNT, "too finely divided"),
        ("maybe", YES_NO, "Write one of: No, Yes"),
        ("2", GRADE, "Write one of: Poor, Fair, Good"),
        ("Good", a_measure(counted=Counted.GRADE), "X has no words. Give the measure its words"),
        ("yes", a_measure(counted=Counted.YES_NO, words=("Nay", "Aye")), "Nay, Aye"),
    ],
)
def test_refused_with_the_reason_and_a_cure(text: str, measure: Measure, why: str) -> None:
    with pytest.raises(NotAQuantity, match="is not a figure") as refused:
        read(text, measure)
    assert why in str(refused.value)


@given(decimals(), st.sampled_from(EVERY))
def test_what_is_shown_is_read_back_as_rounded(value: Decimal, measure: Measure) -> None:
    exact = rounded(value, measure.places)
    if words_of(measure):
        exact = rounded(abs(value) % len(words_of(measure)), 0) % len(words_of(measure))
    assert read(shown(exact, measure), measure) == exact
    if not words_of(measure):
        assert Decimal(machine(value, measure)) == exact
        assert read(bare(exact, measure), measure) == exact


@given(st.text(max_size=70), st.sampled_from(EVERY))
def test_any_text_is_a_quantity_or_is_refused(text: str, measure: Measure) -> None:
    try:
        value = read(text, measure)
    except NotAQuantity:
        return
    assert value.is_finite()
    shown(value, measure)


def test_a_value_is_given_or_worked_out_or_is_not_there() -> None:
    worked = percent(formula="upheld / appeals * 100")
    parts = (("upheld", Decimal(3)), ("appeals", Decimal(12)))
    assert value_of(a_figure("2026/27 Q2", "84.2"), PERCENT) == Decimal("84.2")
    assert value_of(a_figure("2026/27 Q2", components=parts), worked) == 25
    assert value_of(a_figure("2026/27 Q2", "26", components=parts), worked) == 26
    assert value_of(a_figure("2026/27 Q2", components=parts), PERCENT) is None
    assert value_of(a_figure("2026/27 Q2", components=parts[:1]), worked) is None
    assert value_of(a_figure("2026/27 Q2", "1", missing=Missing.SUPPRESSED), COUNT) is None


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"value": "84.2"}, "84.2%"),
        ({"value": "84.2", "status": FigureStatus.PROVISIONAL}, "84.2% [p]"),
        ({"value": "84.2", "status": FigureStatus.ESTIMATE}, "84.2% [e]"),
        ({"value": "0", "status": FigureStatus.REVISED}, "0.0% [r]"),
        ({"missing": Missing.NOT_RETURNED}, "Not returned"),
        ({"missing": Missing.SUPPRESSED}, "Suppressed"),
        ({}, "Not available"),
    ],
)
def test_a_figure_shows_its_status_or_why_it_is_missing(
    said: dict[str, Any], expected: str
) -> None:
    assert figure_shown(a_figure("2026/27 Q2", **said), PERCENT) == expected


def test_every_reason_for_a_missing_figure_has_its_words() -> None:
    for missing in Missing:
        words = figure_shown(a_figure("2026/27 Q2", missing=missing), COUNT)
        assert words.casefold() == missing.value
