"""Choosing, ordering and counting lines; and how the figures of many places lie."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given as tried
from hypothesis import strategies as st

from goldenthread.core.facts.lines import Chosen, MeasureLine
from goldenthread.core.facts.measures import RatingWord
from goldenthread.core.facts.scores import Unrated
from goldenthread.core.lines.choosing import SORTS, chosen, counts, natural, ordered, worst
from goldenthread.core.lines.measures import measure_lines
from goldenthread.core.quantities.spread import spread
from tests.core.pictured import FIGURES, FRAMEWORK, pictured

LINES = measure_lines(pictured())


@pytest.mark.parametrize(
    ("by", "codes"),
    [
        (Chosen(), ["HH 12", "HH 9"]),
        (Chosen(priority="HEALTH"), ["HH 12", "HH 9"]),
        (Chosen(priority="OTHER"), []),
        (Chosen(unit="ASC", rating="red"), ["HH 12"]),
        (Chosen(plan="SP-ASC", set="NIS"), ["HH 9"]),
        (Chosen(direction="worse"), ["HH 12"]),
        (Chosen(owner="OD-ASC", exception="off target"), ["HH 12"]),
    ],
)
def test_lines_meet_every_filter(by: Chosen, codes: list[str]) -> None:
    assert [line.code for line in chosen(LINES, by)] == codes


def test_a_line_without_priority_owner_or_direction_meets_no_such_filter() -> None:
    bare = [replace(line, priority=None, owner=None, direction=None) for line in LINES]
    for by in (Chosen(priority="HEALTH"), Chosen(owner="OD-ASC"), Chosen(direction="worse")):
        assert chosen(bare, by) == ()


@pytest.mark.parametrize("by", ["reference", "measure", "rating", "direction", "owner", "nonsense"])
def test_every_column_orders_both_ways(by: str) -> None:
    lines = (*LINES, replace(LINES[0], owner=None, direction=None, rating=RatingWord.NONE))
    forward, back = ordered(lines, by, False), ordered(lines, by, True)
    assert sorted(map(id, forward)) == sorted(map(id, back)) == sorted(map(id, lines))
    key = SORTS.get(by, SORTS["reference"])
    assert [key(line) for line in forward] == sorted(key(line) for line in lines)
    assert [key(line) for line in back] == [key(line) for line in reversed(forward)]


def test_references_stand_as_people_count() -> None:
    codes = ["HH 12", "HH 9", "HH 10a", "AB", "9", ""]
    assert sorted(codes, key=natural) == ["", "9", "AB", "HH 9", "HH 10a", "HH 12"]


def _as(line: MeasureLine, rating: RatingWord, label: str, why: Unrated | None) -> MeasureLine:
    return replace(line, rating=rating, label=label, score=replace(line.score, unrated=why))


RATINGS = st.sampled_from(RatingWord)
LABELS = st.sampled_from(["On target", "Fine", ""])


@tried(st.lists(st.tuples(RATINGS, LABELS, st.sampled_from(Unrated))))
def test_counts_add_up_to_every_measure(made: list[tuple[RatingWord, str, Unrated]]) -> None:
    lines = [_as(LINES[0], rating, label, why) for rating, label, why in made]
    found = counts(lines)
    assert found.measures == len(lines)
    assert sum(tally.number for tally in found.ratings) == found.rated
    assert sum(number for _, number in found.reasons) == found.measures - found.rated
    assert all(tally.number and tally.label for tally in found.ratings)
    order = list(RatingWord)
    assert [t.rating for t in found.ratings] == sorted(
        (t.rating for t in found.ratings), key=order.index
    )


def test_a_rating_goes_by_the_council_s_own_word_where_all_agree() -> None:
    own = [_as(line, RatingWord.GREEN, "Achieved", None) for line in LINES]
    assert counts(own).ratings[0].label == "Achieved"
    apart = [own[0], _as(LINES[1], RatingWord.GREEN, "Met", None)]
    assert counts(apart).ratings[0].label == "On target"


def test_the_worst_rating_is_that_of_the_worst_rated_line() -> None:
    assert worst(LINES) is RatingWord.RED
    assert worst(()) is RatingWord.NONE
    assert worst([_as(LINES[0], RatingWord.NONE, "", Unrated.NOT_DUE)]) is RatingWord.NONE


@tried(st.lists(st.decimals(-1000, 1000, places=2), min_size=4, max_size=40))
def test_quarters_part_the_figures(values: list[Decimal]) -> None:
    found = spread(values)
    assert found is not None
    assert found.low <= found.lower <= found.middle <= found.upper <= found.high
    assert sum(value <= found.middle for value in values) * 2 >= len(values)
    assert sum(value >= found.middle for value in values) * 2 >= len(values)


def test_a_spread_is_reckoned_between_figures_and_needs_four() -> None:
    found = spread(map(Decimal, (1, 2, 3, 5)))
    assert found is not None
    assert (found.lower, found.middle, found.upper) == (
        Decimal("1.75"),
        Decimal("2.5"),
        Decimal("3.5"),
    )
    assert spread(map(Decimal, (1, 2, 3))) is None


def test_the_same_picture_gives_the_same_lines() -> None:
    assert measure_lines(pictured(FIGURES, FRAMEWORK)) == LINES
