"""Bands cover every value once, never rank a better value lower, and print edges that meet."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.core.facts.measures import Counted, Judged, Measure, Polarity, RatingWord, Target
from goldenthread.core.facts.scores import Band, Unrated
from goldenthread.core.judging import judge
from goldenthread.core.judging.bands import NOT_RATED, Tiling, compiled, look_up
from goldenthread.core.judging.edges import NotARule
from goldenthread.core.judging.reach import Reach, holds
from goldenthread.core.quantities import rounded
from tests.core.judging import case, measure, rating, rule, score, spelt, target

NAMES = (
    "ten-percent",
    "met-or-not",
    "thresholds",
    "thresholds-and-floor",
    "tolerance",
    "blue-exceeded",
    "four-band",
    "harder-of-two",
    "reward",
    "ten-percent-nought",
)
NUMBERS = st.integers(-3_000, 3_000).map(lambda n: Decimal(n) / 10)
SOMETIMES = st.none() | NUMBERS


@st.composite
def targets(draw: st.DrawFn, polarity: str) -> Target:
    """Any target that suits the polarity, with any of its thresholds missing."""
    number, other = sorted((draw(NUMBERS), draw(NUMBERS)))
    texts = ["", f"{number}", f"{number} to {other}", "not a target"]
    texts += [f"< {number}"] if polarity == "lower" else [f"{number} plus"]
    return Target(
        measure="M1",
        period=target("1").period,
        wanted=draw(st.sampled_from(texts)),
        tolerance=draw(st.none() | st.integers(0, 30).map(Decimal)),
        amber=draw(SOMETIMES),
        red=draw(SOMETIMES),
        floor=draw(SOMETIMES),
        benchmark=draw(SOMETIMES),
        baseline=draw(SOMETIMES),
    )


@st.composite
def tilings(draw: st.DrawFn) -> tuple[Tiling, Measure]:
    """A shipped rule compiled for any measure and target."""
    polarity = draw(st.sampled_from(["higher", "lower", "range"]))
    of = measure(polarity, places=draw(st.integers(0, 2)))
    bands = rule(draw(st.sampled_from(NAMES)))
    return compiled(bands, case(bands, "1", draw(targets(polarity)), of)), of


def within(bands: tuple[Band, ...], value: Decimal) -> list[Band]:
    return [b for b in bands if holds(Reach(b.low, b.high, b.low_in, b.high_in), value)]


@given(made=tilings(), value=NUMBERS)
def test_every_value_lies_in_exactly_one_band(made: tuple[Tiling, Measure], value: Decimal) -> None:
    bands = made[0].bands
    ends = {end for band in bands for end in (band.low, band.high) if end is not None}
    hair = Decimal("0.000000000000000000000001")
    for each in {value, *ends, *(end + hair for end in ends), *(end - hair for end in ends)}:
        assert within(bands, each) == [look_up(bands, each)]


@given(made=tilings(), values=st.tuples(NUMBERS, NUMBERS))
def test_a_better_value_never_gets_a_worse_band(
    made: tuple[Tiling, Measure], values: tuple[Decimal, Decimal]
) -> None:
    tiling, of = made
    if of.polarity is Polarity.RANGE:
        return
    worse, better = sorted(values, reverse=of.polarity is Polarity.LOWER)
    order = tiling.bands.index
    assert order(look_up(tiling.bands, better)) <= order(look_up(tiling.bands, worse))


def said_to_hold(text: str, value: Decimal) -> bool:
    """Whether one printed span holds a value: read back from the words alone."""
    numbers = [Decimal(n.replace("−", "-").replace(",", "")) for n in re.findall(r"[−\d.,]+", text)]
    if text == "any figure":
        return True
    if " to " in text:
        return numbers[0] <= value <= numbers[1]
    tests = {
        "or more": value >= numbers[0],
        "or less": value <= numbers[0],
        "above": value > numbers[0],
        "below": value < numbers[0],
    }
    return next((held for word, held in tests.items() if word in text), value == numbers[0])


@given(made=tilings(), value=NUMBERS)
def test_printed_edges_hold_what_the_look_up_finds_and_nothing_else(
    made: tuple[Tiling, Measure], value: Decimal
) -> None:
    tiling, of = made
    shown = rounded(value, of.places)
    label = look_up(tiling.bands, shown).label
    printed = dict(part.split(": ", 1) for part in judge.edges(tiling.bands, of).split("; "))
    holding = {
        word
        for word, spans in printed.items()
        if any(said_to_hold(span, shown) for span in re.split(r" or (?!more|less)", spans))
    }
    assert holding == {label}


@given(made=tilings(), value=NUMBERS)
def test_the_reason_names_the_rating_and_the_figure(
    made: tuple[Tiling, Measure], value: Decimal
) -> None:
    bands = rule("ten-percent")
    of = made[1]
    found = score(bands, f"{value}", "50", of)
    said = judge.why(found, of)
    assert said.startswith(f"{found.label}: ") or found.rating is RatingWord.NONE
    assert said.endswith(".")


def test_a_rule_that_leaves_something_out_does_not_rate_it() -> None:
    partial = spelt(("green", "target", ""), ("amber", "target worse 10%", ""))
    found = score(partial, "80", "100")
    assert (found.unrated, found.note) == (
        Unrated.NO_RULE,
        "The rule says nothing of a figure like this.",
    )
    assert rating(partial, "95", "100") == "amber"
    assert judge.edges(found.bands, measure()) == (
        "green: 100 or more; amber: 90 to 99; Not rated: below 90"
    )


def test_a_missing_edge_makes_only_its_own_stretch_unknown() -> None:
    known = target("100", floor="70")
    bands = spelt(
        ("green", "target", ""),
        ("amber", "amber threshold", ""),
        ("red-amber", "floor", ""),
        ("red", "otherwise", ""),
    )
    assert [rating(bands, str(v), known) for v in (100, 90, 69)] == ["green", "none", "red"]
    assert score(bands, "90", known).note == "The target has no amber threshold."


def test_bands_out_of_order_leave_the_better_one_standing() -> None:
    bands = spelt(("green", "90", ""), ("amber", "95", ""), ("red", "otherwise", ""))
    assert [rating(bands, str(v), None) for v in (95, 90, 89)] == ["green", "green", "red"]


@pytest.mark.parametrize(
    ("edge", "value", "expected"),
    [
        ("target worse 2", "98", "green"),
        ("target worse 2", "97", "red"),
        ("target better 5%", "105", "green"),
        ("target better 5%", "104", "red"),
        ("easier of target and benchmark", "80", "green"),
        ("harder of target and 110", "105", "red"),
        ("beyond target", "100", "red"),
        ("red threshold else 95", "95", "green"),
        ("red threshold else benchmark", "80", "green"),
        ("1,000", "1000", "green"),
        ("TARGET WORSE 2", "98", "green"),
        ("  target   worse 2 ", "98", "green"),
    ],
)
def test_edges_in_plain_words(edge: str, value: str, expected: str) -> None:
    bands = spelt(("green", edge, ""), ("red", "otherwise", ""))
    assert rating(bands, value, target("100", benchmark="80")) == expected


@pytest.mark.parametrize(
    "edge",
    [
        "",
        "taget",
        "95%",
        "target worse",
        "harder of target",
        "beyond",
        "target worse ten",
        "word ",
        "tolerance worse 5%",
    ],
)
def test_what_is_not_an_edge_says_what_to_write(edge: str) -> None:
    found = score(spelt(("green", edge, "")), "1", "1")
    assert found.unrated is Unrated.NO_RULE
    assert "Write for example" in found.note
    with pytest.raises(NotARule):
        compiled(spelt(("green", edge, "")), case(spelt(), "1", "1"))


@pytest.mark.parametrize(
    ("edge", "of", "wanted", "reason"),
    [
        ("target", "higher", "< 5", "The target of 5 is a limit, but higher is better."),
        ("target", "lower", "37 plus", "The target of 37 is a least, but lower is better."),
        ("target", "higher", "soon", "The target “soon” cannot be read"),
        ("95", "range", "5 to 6", "For a range, one number does not say which side it is on."),
        ("floor", "higher", "5", "The target has no floor."),
        ("tolerance", "higher", "5", "The target has no tolerance of its own."),
        ("word maybe", "higher", "5", "“maybe” is not one of the measure's words."),
        ("60% from baseline", "higher", "< 5", "The target has no baseline."),
    ],
)
def test_why_an_edge_cannot_be_told(edge: str, of: str, wanted: str, reason: str) -> None:
    found = score(spelt(("green", edge, ""), ("red", "otherwise", "")), "1", wanted, measure(of))
    assert found.rating is RatingWord.NONE
    assert reason in found.note


def test_a_share_of_the_way_needs_a_value_to_go_towards() -> None:
    bands = rule("reward")
    found = score(bands, "1", target("< 5", baseline="9"))
    assert "no single value to go towards" in found.note


def test_a_word_is_an_edge_for_a_grade() -> None:
    bands = spelt(("green", "word Good", ""), ("red", "otherwise", ""))
    grade = measure(counted=Counted.GRADE, words=("poor", "fair", "good"))
    assert [rating(bands, v, None, grade) for v in ("2", "1")] == ["green", "red"]


def test_inside_a_range_nothing_is_better_still() -> None:
    of = measure("range")
    for edge in ("beyond target", "target better 5%"):
        bands = spelt(("blue", edge, ""), ("green", "target", ""), ("red", "otherwise", ""))
        assert rating(bands, "59", "58 to 60", of) == "green"
    one_sided = spelt(("green", "target worse 10%", ""), ("red", "otherwise", ""))
    assert [rating(one_sided, v, "< 50", of) for v in ("-9", "55", "56")] == [
        "green",
        "green",
        "red",
    ]


def test_a_measure_with_no_better_has_no_bands() -> None:
    found = compiled(rule("ten-percent"), case(rule("ten-percent"), "1", "1", measure("none")))
    assert [band.label for band in found.bands] == [NOT_RATED]


@pytest.mark.parametrize(
    ("only_if", "before", "forecast", "expected"),
    [
        ("direction better", "90", None, "amber"),
        ("direction same or worse", "90", None, "red"),
        ("Direction Better and forecast meets target worse 5%", "90", "96", "amber"),
        ("direction better and forecast meets target worse 5%", "90", "94", "red"),
    ],
)
def test_conditions(only_if: str, before: str, forecast: str | None, expected: str) -> None:
    bands = spelt(
        ("green", "target", ""), ("amber", "otherwise", only_if), ("red", "otherwise", "")
    )
    assert rating(bands, "95", "100", before=before, forecast=forecast, year="100") == expected


def test_what_is_not_a_condition_says_what_to_write() -> None:
    found = score(spelt(("green", "target", "on Tuesdays")), "1", "1")
    assert found.unrated is Unrated.NO_RULE
    assert "Write for example: direction better" in found.note


def test_a_condition_says_what_decided_it() -> None:
    found = score(rule("forecast"), "40", "50", forecast="105", year="100")
    assert judge.why(found, measure()) == (
        "Slightly off target: 40 is below the target of 50. Expected at year end: 105, which meets "
        "what is asked."
    )
    missed = score(rule("forecast"), "40", "50", forecast="99", year="100")
    assert missed.note.endswith("99, which does not meet what is asked.")


def test_a_direction_within_a_range_is_towards_it() -> None:
    of = measure("range")
    bands = rule("ten-green-direction-amber")
    assert rating(bands, "80", "58 to 60", of, before="90") == "amber"
    assert rating(bands, "90", "58 to 60", of, before="80") == "red"


@pytest.mark.parametrize(
    ("polarity", "wanted", "expected"),
    [
        (
            "higher",
            "95",
            "On target: 95.0 or more; Slightly off target: 90.3 to 94.9; Off target: below 90.3",
        ),
        (
            "lower",
            "95",
            "On target: 95.0 or less; Slightly off target: 95.1 to 99.7; Off target: above 99.7",
        ),
        (
            "range",
            "58 to 60",
            (
                "On target: 58.0 to 60.0; Slightly off target: 55.1 to 57.9 or 60.1 to 63.0; "
                "Off target: below 55.1 or above 63.0"
            ),
        ),
        (
            "lower",
            "< 5",
            "On target: below 5.0; Slightly off target: 5.0 to 5.2; Off target: above 5.2",
        ),
        (
            "higher",
            "-2",
            "On target: −2.0 or more; Slightly off target: −2.1; Off target: below −2.1",
        ),
    ],
)
def test_edges_are_printed_as_figures_that_can_be_shown(
    polarity: str, wanted: str, expected: str
) -> None:
    of = measure(polarity, places=1)
    found = score(rule("five-percent"), "1", wanted, of)
    assert judge.edges(found.bands, of) == expected


def test_a_band_that_no_shown_figure_can_fall_in_is_left_out() -> None:
    found = score(rule("five-percent"), "1", "5")
    assert judge.edges(found.bands, measure()) == "On target: 5 or more; Off target: below 5"


def test_exact_edges_where_the_exact_figure_is_judged() -> None:
    of = measure(places=0)
    found = score(rule("ten-percent-exact"), "85.4", "95.5", of)
    assert judge.edges(found.bands, of, found.judged) == (
        "On target: 95.5 or more; Slightly off target: 85.95 or more and below 95.5; "
        "Off target: below 85.95"
    )
    assert judge.why(found, of) == (
        "Off target: 85.4 is below 85.95, where “Slightly off target” ends "
        "(10% worse than the target of 96)."
    )
    lower = measure("lower")
    above = score(rule("ten-percent-exact"), "1.000012345", "1", lower)
    assert judge.edges(above.bands, lower, Judged.BENEATH) == (
        "On target: 1 or less; Slightly off target: above 1 and 1.1 or less; Off target: above 1.1"
    )
    assert judge.why(above, lower).startswith("Slightly off target: 1.0000… is above the target")


def test_one_band_over_everything_holds_any_figure() -> None:
    bands = spelt(("green", "otherwise", ""))
    found = score(bands, "1", None)
    assert judge.edges(found.bands, measure()) == "green: any figure"
    assert judge.edges(found.bands, measure(), Judged.BENEATH) == "green: any figure"
    assert judge.why(found, measure()) == "green: 1 is not held to any limit."


@pytest.mark.parametrize(
    ("polarity", "value", "wanted", "expected"),
    [
        (
            "higher",
            "78",
            "90",
            (
                "Off target: 78.0 is below 81.0, where “Slightly off target” ends (10% worse "
                "than the target of 90.0)."
            ),
        ),
        (
            "higher",
            "85",
            "90",
            (
                "Slightly off target: 85.0 is below the target of 90.0 but is not below 81.0, "
                "where “Slightly off target” ends (10% worse than the target of 90.0)."
            ),
        ),
        ("higher", "95", "90", "On target: 95.0 meets the target of 90.0."),
        (
            "lower",
            "5",
            "< 5",
            (
                "Slightly off target: 5.0 misses the target of under 5.0 but is not above 5.5, "
                "where “Slightly off target” ends (10% worse than the target of 5.0)."
            ),
        ),
        ("range", "59", "58 to 60", "On target: 59.0 meets the target of 58.0 to 60.0."),
        (
            "range",
            "70",
            "58 to 60",
            (
                "Off target: 70.0 is above 66.0, where “Slightly off target” ends (10% worse "
                "than the target of 60.0)."
            ),
        ),
    ],
)
def test_why_in_one_sentence(polarity: str, value: str, wanted: str, expected: str) -> None:
    of = measure(polarity, places=1)
    assert judge.why(score(rule("ten-percent"), value, wanted, of), of) == expected


def test_an_edge_that_is_no_plain_percentage_is_told_in_units() -> None:
    bands = spelt(
        ("blue", "target better 1", ""), ("green", "target worse 1", ""), ("red", "otherwise", "")
    )
    assert judge.why(score(bands, "5", "7"), measure()) == (
        "red: 5 is below 6, where “green” ends (1 worse than the target of 7)."
    )
    assert "where “blue” ends (1 better than the target of 7)" in judge.why(
        score(bands, "6", "7"), measure()
    )
    lower = measure("lower")
    assert "(1 better than the target of 7)" in judge.why(score(bands, "7", "7", lower), lower)


def test_an_edge_without_a_target_is_told_bare() -> None:
    fixed = spelt(("green", "95", ""), ("red", "otherwise", ""))
    assert judge.why(score(fixed, "90", None), measure()) == (
        "red: 90 is below 95, where “green” ends."
    )
    assert judge.why(score(fixed, "90", "soon"), measure()).endswith("95, where “green” ends.")
    assert "worse than the target of 0" in judge.why(
        score(spelt(("green", "target worse 2", ""), ("red", "otherwise", "")), "-3", "0"),
        measure(),
    )


def test_no_rating_says_why() -> None:
    assert judge.why(score(rule("ten-percent"), "1", None), measure()) == "Not rated: no target."
