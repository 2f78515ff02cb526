"""Sentences: short, in the right number, and never against the table they stand above."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given as tried
from hypothesis import strategies as st

from goldenthread.core.facts.lines import (
    Counts,
    Direction,
    Goodness,
    ItemLine,
    MeasureLine,
    Movement,
    Tally,
)
from goldenthread.core.facts.measures import Component, Counted, Polarity, RatingWord, Target
from goldenthread.core.facts.plans import Item, ItemKind
from goldenthread.core.facts.returns import Figure, ItemReturn, Missing, Progress
from goldenthread.core.facts.scores import Override, Unrated
from goldenthread.core.periods import parse
from goldenthread.reports import words
from goldenthread.reports.item_words import of_item, of_items
from goldenthread.reports.measure_words import (
    of_direction,
    of_edges,
    of_figure,
    of_forecast,
    of_formula,
    of_measure,
    of_rating,
)
from tests.core.pictured import FALLS, FIGURES, FRAMEWORK, HOME, LAST, Q2, given, line_of, pictured

LABELS = (
    "Better than target",
    "On target",
    "Nearly there",
    "Slightly off target",
    "Off",
    "RAG red",
)
RATINGS = list(RatingWord)[:6]


@st.composite
def counted(draw: st.DrawFn) -> Counts:
    """Counts that add up, as `choosing.counts` gives them."""
    number = st.integers(1, 9999)
    ratings = tuple(
        Tally(rating=rating, label=label, number=draw(number))
        for rating, label in zip(RATINGS, LABELS, strict=True)
        if draw(st.booleans())
    )
    reasons = tuple((why, draw(number)) for why in Unrated if draw(st.booleans()))
    rated = sum(tally.number for tally in ratings)
    return Counts(
        measures=rated + sum(count for _, count in reasons),
        rated=rated,
        ratings=ratings,
        reasons=reasons,
    )


def numbers(text: str) -> list[int]:
    return [int(found.replace(",", "")) for found in re.findall(r"\d[\d,]*", text)]


@tried(counted())
def test_the_answer_says_what_the_table_says_and_no_sentence_is_long(counts: Counts) -> None:
    said = words.of_counts(counts, Q2)
    assert all(len(sentence.split()) < 25 and sentence.endswith(".") for sentence in said)
    text = " ".join(said)
    told = numbers(text.replace("The one measure", "1 measure").replace("Both", "2"))
    for number in (*(t.number for t in counts.ratings), *(n for _, n in counts.reasons)):
        assert number in told
    if counts.rated:
        assert counts.measures in told
    if counts.measures == 1:
        assert all(words.lowered(each.label) in text for each in counts.ratings)


def tally(rating: RatingWord, label: str, number: int) -> Tally:
    return Tally(rating=rating, label=label, number=number)


GREEN = tally(RatingWord.GREEN, "On target", 201)
AMBER = tally(RatingWord.AMBER, "Slightly off", 56)
RED = tally(RatingWord.RED, "Off target", 41)
REASONS = ((Unrated.NOT_DUE, 29), (Unrated.NO_TARGET, 21), (Unrated.NOT_RETURNED, 18))


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        (
            Counts(measures=366, rated=298, ratings=(GREEN, AMBER, RED), reasons=REASONS),
            (
                "Of 366 measures, 298 are rated this quarter: 201 on target, 56 slightly off, "
                "41 off target. 68 are not rated: 29 not due, 21 without a target, 18 not returned."
            ),
        ),
        (Counts(measures=0, rated=0, ratings=(), reasons=()), "There are no measures to show."),
        (
            Counts(measures=41, rated=41, ratings=(RED,), reasons=()),
            "All 41 measures are rated this quarter: 41 off target.",
        ),
        (
            Counts(measures=1, rated=1, ratings=(replace(RED, number=1),), reasons=()),
            "The one measure is rated off target this quarter.",
        ),
        (
            Counts(measures=1, rated=0, ratings=(), reasons=((Unrated.NO_TARGET, 1),)),
            "The one measure is not rated this quarter: it is without a target.",
        ),
        (
            Counts(measures=1, rated=0, ratings=(), reasons=()),
            "The one measure is not rated this quarter.",
        ),
        (
            Counts(measures=2, rated=2, ratings=(GREEN, RED), reasons=()),
            "Both measures are rated this quarter: 201 on target, 41 off target.",
        ),
        (
            Counts(measures=2, rated=1, ratings=(replace(RED, number=1),), reasons=REASONS[:1]),
            "Of 2 measures, 1 is rated this quarter: 1 off target. 1 is not rated: 29 not due.",
        ),
        (
            Counts(measures=2, rated=0, ratings=(), reasons=((Unrated.NO_RULE, 2),)),
            (
                "Of 2 measures, none is rated this quarter. "
                "2 are not rated: 2 without a rule that fits."
            ),
        ),
    ],
)
def test_the_answer_in_words(counts: Counts, said: str) -> None:
    assert " ".join(words.of_counts(counts, Q2)) == said


@pytest.mark.parametrize(
    ("label", "named", "titled"),
    [
        ("2026/27 Q2", "quarter 2", "Quarter 2, 2026/27"),
        ("2026/27 H1", "half 1", "Half 1, 2026/27"),
        ("2026/27", "2026/27", "2026/27"),
        ("Sep 2026", "September 2026", "September 2026"),
        (
            "rolling year to Sep 2026",
            "the year to 30 September 2026",
            "The year to 30 September 2026",
        ),
    ],
)
def test_a_period_is_named_as_people_say_it(label: str, named: str, titled: str) -> None:
    assert words.period_name(parse(label)) == named
    assert words.period_title(parse(label)) == titled


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (1, "1 day after the quarter ended"),
        (14, "14 days after the quarter ended"),
        (0, "on the day the quarter ended"),
        (-3, "3 days before the quarter ends"),
    ],
)
def test_the_age_of_data_is_told_in_days(day: int, said: str) -> None:
    at = datetime(2026, 9, 30, 12, tzinfo=UTC) + timedelta(days=day)
    assert words.age(Q2, at) == said


def test_moments_are_told_by_the_clock_here() -> None:
    assert words.moment(datetime(2026, 10, 14, 8, 12, tzinfo=UTC)) == "14 October 2026, 09:12"
    assert words.day(date(2026, 10, 4)) == "4 October 2026"


def test_lists_and_plurals() -> None:
    assert [words.listed(each) for each in ((), "a", "ab", "abc")] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
    assert [words.plural(n, "priority", "priorities") for n in (1, 0)] == [
        "1 priority",
        "0 priorities",
    ]
    assert words.plural(1200, "measure") == "1,200 measures"
    assert [words.lowered(each) for each in ("On target", "RAG red", "")] == [
        "on target",
        "RAG red",
        "",
    ]


def test_a_measure_off_target_in_words() -> None:
    figure, rating, moved = of_measure(line_of("HH 12", pictured()))
    assert figure == "2,841 in quarter 2: 241 above the limit of 2,600."
    assert rating.startswith("Off target: 2,841 is above 2,730")
    assert moved == "Up 104 on the same quarter last year, which is worse."


def line(value: str, target: str, **measure: object) -> MeasureLine:
    """One measure's line for a figure and a target."""
    made = replace(HOME, **measure)  # type: ignore[arg-type]  # any field of a measure
    targets = (Target(measure="HH 9", period=parse("2026/27"), wanted=target),) if target else ()
    framework = replace(FRAMEWORK, measures=(made,), targets=targets)
    return line_of("HH 9", pictured((given("HH 9", Q2, value),), framework))


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (line("85", "85"), "85.0% in quarter 2: exactly the target of 85.0%."),
        (line("82.7", "85"), "82.7% in quarter 2: 2.3 points below the target of 85.0%."),
        (line("84", "85", places=0), "84% in quarter 2: 1 point below the target of 85%."),
        (line("84", ""), "84.0% in quarter 2; there is no target."),
        (
            line("84", "58 to 60", polarity=Polarity.RANGE),
            "84.0% in quarter 2: 24.0 points above the target of 58.0% to 60.0%.",
        ),
        (
            line("50", "58 to 60", polarity=Polarity.RANGE),
            "50.0% in quarter 2: 8.0 points below the target of 58.0% to 60.0%.",
        ),
        (
            line("59", "58 to 60", polarity=Polarity.RANGE),
            "59.0% in quarter 2: within the target of 58.0% to 60.0%.",
        ),
        (
            line("138", "114.534", counted=Counted.COUNT, places=0),
            "138 in quarter 2: 23.47 above the target of 114.53.",
        ),
        (
            line("1", "good", counted=Counted.GRADE, places=0, words=("poor", "fair", "good")),
            "fair in quarter 2: not as targeted (good).",
        ),
        (
            line("1", "Yes", counted=Counted.YES_NO, places=0),
            "Yes in quarter 2: as targeted (Yes).",
        ),
        (
            line("4", "< 5", counted=Counted.COUNT, places=0, polarity=Polarity.LOWER),
            "4 in quarter 2: 1 below the limit of 5.",
        ),
    ],
)
def test_a_figure_beside_its_target(found: MeasureLine, said: str) -> None:
    assert of_figure(found) == said


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        (Missing.NOT_RETURNED, "The figure for quarter 2 has not been returned."),
        (Missing.NOT_AVAILABLE, "The figure for quarter 2 is not available."),
        (Missing.NOT_APPLICABLE, "The figure for quarter 2 does not apply."),
        (
            Missing.SUPPRESSED,
            "The figure for quarter 2 is suppressed, so that nobody can be identified.",
        ),
        (Missing.NOT_DUE, "No figure is due yet."),
    ],
)
def test_a_missing_figure_says_why_and_gives_the_latest(missing: Missing, said: str) -> None:
    gone = (Figure(measure="HH 9", period=Q2, missing=missing),)
    assert of_figure(line_of("HH 9", pictured(gone))) == said
    older = (*gone, given("HH 9", LAST, "84"))
    newest = f"{said} The latest is 84.0%, for 2025/26 Q2."
    assert of_figure(line_of("HH 9", pictured(older))) == newest


def test_a_figure_whose_reason_is_not_among_the_missing_is_not_returned() -> None:
    odd = line_of("HH 9", pictured((Figure(measure="HH 9", period=Q2),)))
    unheard = replace(odd, score=replace(odd.score, unrated=Unrated.NO_RULE))
    assert of_figure(unheard) == "The figure for quarter 2 has not been returned."


def test_why_there_is_no_rating() -> None:
    found = line("84", "")
    assert of_rating(found) == "Not rated: no target."
    assert of_edges(replace(found, score=replace(found.score, bands=()))) == ""
    bare = replace(found, score=replace(found.score, unrated=None))
    assert of_rating(bare) == "Not rated."


def test_a_rating_set_by_hand_says_so_and_names_the_other() -> None:
    override = Override(measure="HH 12", period=Q2, rating=RatingWord.AMBER, label="Slightly off")
    found = line_of("HH 12", pictured(overrides=(override,)))
    assert of_rating(found) == "Slightly off, set by hand; the rule gives off target."
    unlabelled = replace(found, score=replace(found.score, label=""))
    assert of_rating(unlabelled) == "Slightly off, set by hand; the rule gives not rated."
    assert "Off target: above 2,730" in of_edges(found)


def moved(movement: Movement, goodness: Goodness, shown: str = "1.0") -> Direction:
    return Direction(
        movement=movement,
        goodness=goodness,
        by=Decimal(shown),
        shown=shown,
        against="last quarter",
        words="",
    )


@pytest.mark.parametrize(
    ("direction", "said"),
    [
        (None, ""),
        (moved(Movement.SAME, Goodness.SAME), "No change from last quarter."),
        (
            moved(Movement.UP, Goodness.BETTER),
            "Up 1.0 points on last quarter, which is better.",
        ),
        (moved(Movement.DOWN, Goodness.NEITHER), "Down 1.0 points on last quarter."),
        (
            moved(Movement.UP, Goodness.SAME),
            "Up 1.0 points on last quarter, too small a change to count.",
        ),
    ],
)
def test_movement_and_goodness_are_two_words(direction: Direction | None, said: str) -> None:
    assert of_direction(replace(line("84", "85"), direction=direction)) == said


def test_a_forecast_is_told_apart_from_the_figure() -> None:
    assert (
        of_forecast(replace(line("84", "85"), forecast="85.5%")) == "Expected at year end: 85.5%."
    )
    assert of_forecast(line("84", "85")) == ""


@tried(
    st.decimals(-(10**6), 10**6, places=3),
    st.decimals(-(10**6), 10**6, places=3),
    st.sampled_from([Polarity.HIGHER, Polarity.LOWER]),
)
def test_the_gap_told_is_the_gap_between_the_numbers_told(
    value: Decimal, target: Decimal, polarity: Polarity
) -> None:
    """Whoever takes one number of the sentence from the other finds the third."""
    found = of_figure(line(str(value), str(target), polarity=polarity, counted=Counted.COUNT))
    told = [
        Decimal(n.replace(",", "").replace("−", "-")) for n in re.findall(r"−?[\d,]+\.?\d*", found)
    ]
    figure, goal = told[0], told[-1]
    if "exactly" in found:
        assert figure == goal
    else:
        sign = 1 if " above " in found else -1
        assert figure - goal == sign * told[2]


CENTRE = ItemLine(
    item=Item(code="M", plan="P", kind=ItemKind.MILESTONE, title="Open the centre"),
    progress=None,
    due=date(2026, 9, 30),
    first_due=date(2026, 6, 30),
    expected=None,
    slips=0,
    overdue=0,
    commentary="",
    owner=None,
    unit="",
    priority=None,
)


def going(progress: Progress, done_on: date | None = None) -> ItemReturn:
    return ItemReturn(item="M", period=Q2, progress=progress, done_on=done_on)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (CENTRE, "Not returned: due 30 September 2026."),
        (replace(CENTRE, due=None), "Not returned."),
        (
            replace(CENTRE, overdue=14),
            "Due 30 September 2026, 14 days overdue; not reported on.",
        ),
        (
            replace(CENTRE, overdue=1, progress=going(Progress.ON_COURSE)),
            "Due 30 September 2026, 1 day overdue; last reported as on course.",
        ),
        (
            replace(CENTRE, progress=going(Progress.DONE, date(2026, 9, 28))),
            "Done on 28 September 2026, 2 days early.",
        ),
        (
            replace(CENTRE, progress=going(Progress.DONE, date(2026, 10, 1))),
            "Done on 1 October 2026, 1 day late.",
        ),
        (
            replace(CENTRE, progress=going(Progress.DONE, date(2026, 9, 30))),
            "Done on 30 September 2026, on its due date.",
        ),
        (
            replace(CENTRE, due=None, progress=going(Progress.DONE, date(2026, 9, 30))),
            "Done on 30 September 2026.",
        ),
    ],
)
def test_how_a_milestone_is_going(found: ItemLine, said: str) -> None:
    assert of_item(found) == (said,)


@pytest.mark.parametrize(("slips", "times"), [(1, "once"), (2, "twice"), (3, "3 times")])
def test_a_date_that_moved_is_told(slips: int, times: str) -> None:
    found = of_item(replace(CENTRE, slips=slips, expected=date(2026, 12, 31)))
    assert found[1:] == (
        f"Its date has moved later {times}; it was first due 30 June 2026.",
        "Now expected 31 December 2026.",
    )
    assert len(of_item(replace(CENTRE, slips=slips, first_due=None, expected=CENTRE.due))) == 1


def test_milestones_are_counted_by_how_they_are_going() -> None:
    lines = [CENTRE, CENTRE, replace(CENTRE, progress=going(Progress.DONE))]
    assert of_items(lines) == "Of 3 milestones: 1 done and 2 not returned."
    assert of_items([]) == "There are no milestones."
    assert of_items([CENTRE], "task") == "The one task is not returned."
    never = replace(lines[0], progress=going(Progress.NOT_MET))
    assert of_items([never]) == "The one milestone will not be met."


def test_every_sentence_of_the_small_council_is_short() -> None:
    framework = replace(FRAMEWORK, measures=(FALLS, HOME))
    lines = [line_of(m.code, pictured(FIGURES, framework)) for m in framework.measures]
    for each in lines:
        for sentence in of_measure(each):
            assert len(sentence.split()) < 25, sentence


def test_a_formula_is_told_in_the_words_of_its_components() -> None:
    rows = (
        Component(measure=HOME.code, name="home", title="People still at home"),
        Component(measure=HOME.code, name="left", title="NHS discharges"),
        Component(measure="OTHER", name="left", title="Something else"),
    )
    counted = replace(HOME, formula="home / left * 100")
    assert of_formula(counted, rows) == (
        "People still at home divided by NHS discharges, times 100."
    )
    assert of_formula(replace(HOME, formula=""), rows) == ""
