"""What a target asks for, read from text and written back."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.core.facts.measures import Counted, Measure, Polarity
from goldenthread.core.quantities import NotAQuantity, Wanted, wanted, wanted_shown, written
from tests.core.drawn import a_measure, decimals, percent

HIGHER, LOWER = percent(), percent(polarity=Polarity.LOWER)
RANGE, NEITHER = percent(polarity=Polarity.RANGE), a_measure(polarity=Polarity.NONE)
DAYS = a_measure(counted=Counted.DAYS, polarity=Polarity.LOWER)
SECONDS = a_measure(suffix="seconds", polarity=Polarity.LOWER)
GRADE = a_measure(counted=Counted.GRADE, words=("Level 1", "Level 2", "5 to 6"))
YES_NO = a_measure(counted=Counted.YES_NO)


def _span(low: str | None, high: str | None, low_in: bool = True, high_in: bool = True) -> Wanted:
    ends = [None if end is None else Decimal(end) for end in (low, high)]
    return Wanted(ends[0], ends[1], low_in, high_in)


@pytest.mark.parametrize(
    ("text", "measure", "expected"),
    [
        ("85", HIGHER, _span("85", None)),
        ("85%", HIGHER, _span("85", None)),
        ("85", LOWER, _span(None, "85")),
        ("85", RANGE, _span("85", "85")),
        ("85", NEITHER, _span("85", "85")),
        ("-28", NEITHER, _span("-28", "-28")),
        ("58 to 60", RANGE, _span("58", "60")),
        ("58–60%", HIGHER, _span("58", "60")),
        ("58-60", RANGE, _span("58", "60")),
        ("58% - 60%", RANGE, _span("58", "60")),
        ("-5 to -2", RANGE, _span("-5", "-2")),
        ("between 5 and 7 days", DAYS, _span("5", "7")),
        ("1e-05", HIGHER, _span("0.00001", None)),
        ("< 5", LOWER, _span(None, "5", high_in=False)),
        ("<5", HIGHER, _span(None, "5", high_in=False)),
        ("less than 30 seconds", SECONDS, _span(None, "30", high_in=False)),
        ("<=5", LOWER, _span(None, "5")),
        ("≤ 5", LOWER, _span(None, "5")),
        ("no more than 5", LOWER, _span(None, "5")),
        ("5 or fewer", LOWER, _span(None, "5")),
        ("max 5", LOWER, _span(None, "5")),
        ("37 plus", HIGHER, _span("37", None)),
        ("37+", HIGHER, _span("37", None)),
        ("95%+", HIGHER, _span("95", None)),
        ("at least 37", HIGHER, _span("37", None)),
        (">= 37", HIGHER, _span("37", None)),
        ("37 or more", LOWER, _span("37", None)),
        ("> 37", HIGHER, _span("37", None, low_in=False)),
        ("over 37", HIGHER, _span("37", None, low_in=False)),
        ("Yes", YES_NO, _span("1", None)),
        ("level 2", GRADE, _span("1", None)),
        ("5 to 6", GRADE, _span("2", None)),
        ("", HIGHER, None),
        (" N/A ", HIGHER, None),
        ("data only", HIGHER, None),
        ("-", HIGHER, None),
    ],
)
def test_read(text: str, measure: Measure, expected: Wanted | None) -> None:
    assert wanted(text, measure) == expected


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("60 to 58", "the range runs backwards. Write the lower figure first"),
        ("good", "it is not a number"),
        ("< good", "it is not a number"),
        ("58 to good 1", "it is not a number"),
        ("2.4%<", "is not a figure"),
        ("1" * 61, "it is too long"),
    ],
)
def test_refused_with_the_reason(text: str, why: str) -> None:
    with pytest.raises(NotAQuantity) as refused:
        wanted(text, HIGHER)
    assert why in str(refused.value)


@pytest.mark.parametrize(
    ("text", "measure", "words"),
    [
        ("85", HIGHER, "85.0%"),
        ("85", LOWER, "85.0%"),
        ("85", RANGE, "85.0%"),
        ("58 to 60", RANGE, "58.0% to 60.0%"),
        ("< 5", LOWER, "under 5.0%"),
        ("<= 5", HIGHER, "5.0% or less"),
        ("> 5", HIGHER, "over 5.0%"),
        (">= 5", LOWER, "5.0% or more"),
        ("281.25", NEITHER, "281.25"),
        ("296.8750", NEITHER, "296.88"),
        ("1250", NEITHER, "1,250"),
        ("Yes", YES_NO, "Yes"),
    ],
)
def test_shown_to_people(text: str, measure: Measure, words: str) -> None:
    want = wanted(text, measure)
    assert want is not None
    assert wanted_shown(want, measure) == words


measures = st.sampled_from((HIGHER, LOWER, RANGE, NEITHER, DAYS))
limits = st.tuples(decimals(-1000, 1000, 2), decimals(-1000, 1000, 2), st.booleans())


@given(limits, st.sampled_from(("low", "high", "both")), measures)
def test_written_is_read_back(
    limit: tuple[Decimal, Decimal, bool], which: str, measure: Measure
) -> None:
    one, other, included = limit
    span = {
        "low": Wanted(one, None, low_in=included),
        "high": Wanted(None, one, high_in=included),
        "both": Wanted(min(one, other), max(one, other)),
    }[which]
    again = wanted(written(span, measure), measure)
    assert again is not None
    one_point = span.low == span.high and measure.polarity in {Polarity.HIGHER, Polarity.LOWER}
    assert again.point == one if one_point else again == span


@pytest.mark.parametrize("text", ["No", "Yes"])
def test_a_word_is_written_as_a_word(text: str) -> None:
    want = wanted(text, YES_NO)
    assert want is not None
    assert written(want, YES_NO) == text


@given(limits, decimals(-1000, 1000, 2))
def test_met_within_the_span_and_at_an_edge_that_belongs(
    limit: tuple[Decimal, Decimal, bool], value: Decimal
) -> None:
    low, high, included = min(limit[:2]), max(limit[:2]), limit[2]
    span = Wanted(low, high, included, included)
    assert span.met_by(value) == (low <= value <= high if included else low < value < high)
    assert span.met_by(low) == (included and low <= high)
    assert Wanted(low, None, included).met_by(low) is included
    assert Wanted(None, high, high_in=included).met_by(high) is included


def test_the_point_aimed_at() -> None:
    points = [_span(*ends).point for ends in (("5", None), (None, "7"), ("5", "5"), ("5", "7"))]
    assert points == [5, 7, 5, None]


@given(st.text(max_size=70), st.sampled_from((HIGHER, LOWER, DAYS, GRADE, YES_NO)))
def test_any_text_is_a_target_or_is_refused(text: str, measure: Measure) -> None:
    try:
        want = wanted(text, measure)
    except NotAQuantity:
        return
    if want is not None:
        wanted_shown(want, measure)
        assert wanted(written(want, measure), measure) is not None
