"""Replay: what is compared, what is left out, and which reason a row suggests for a difference."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from goldenthread.core.facts.lines import Goodness
from goldenthread.core.facts.measures import Polarity, RatingWord
from goldenthread.core.quantities.arithmetic import is_share, slips
from goldenthread.core.replaying.aggregates import Counts, contradictions, recounted
from goldenthread.core.replaying.replay import Published, directions, ratings
from tests.core.judging import rule, spelt

ROW = Published(
    row=2,
    source="https://example.org/report/a.html",
    period="2026/27 Q2",
    polarity=Polarity.HIGHER,
    figure=Decimal(80),
    target="100",
    before=Decimal(70),
    rating=RatingWord.RED,
    direction=Goodness.BETTER,
)
TEN = rule("ten-percent")


def test_a_row_that_comes_out_as_published_is_no_difference() -> None:
    found = ratings([ROW], TEN)
    assert (found.reproduced, found.compared, found.differences, found.left_out) == (1, 1, (), {})
    assert directions([ROW]).reproduced == 1


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (replace(ROW, rating=None, no_rating="lost"), "lost"),
        (replace(ROW, polarity=None), "which way is better is not known"),
        (replace(ROW, figure=None), "the figure is not one number"),
        (replace(ROW, target=""), "no target was published"),
    ],
)
def test_ratings_that_cannot_be_compared_are_left_out_and_counted(
    row: Published, reason: str
) -> None:
    found = ratings([row, row, ROW], TEN)
    assert (found.compared, found.left_out) == (1, {reason: 2})


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (replace(ROW, direction=None, no_direction="lost"), "lost"),
        (replace(ROW, polarity=None), "which way is better is not known"),
        (
            replace(ROW, before=None),
            "the figure or the earlier one was not published as one number",
        ),
        (
            replace(ROW, figure=None),
            "the figure or the earlier one was not published as one number",
        ),
    ],
)
def test_directions_that_cannot_be_compared_are_left_out_and_counted(
    row: Published, reason: str
) -> None:
    assert directions([row]).left_out == {reason: 1}


def test_a_direction_that_differs_is_told() -> None:
    found = directions([replace(ROW, direction=Goodness.WORSE)])
    (difference,) = found.differences
    assert (found.reproduced, found.compared) == (0, 1)
    assert (difference.published, difference.ours) == ("worse", "better")
    assert difference.because == "It went from 70 to 80."


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (
            replace(ROW, figure=Decimal(0), rating=RatingWord.GREEN),
            "A figure of 0 after 70: most likely a missing",
        ),
        (
            replace(ROW, figure=Decimal(0), before=None, last=Decimal(9), rating=RatingWord.GREEN),
            "A figure of 0 after 9: most likely a missing",
        ),
        (
            replace(ROW, last=Decimal(80), rating=RatingWord.GREEN),
            "The figure is still last period's 80: most likely stale",
        ),
        (replace(ROW, figure=Decimal(100)), "Figure and target are the same as printed"),
        (replace(ROW, figure=Decimal(101)), "The published rating is worse than the figures are"),
        (
            replace(ROW, rating=RatingWord.AMBER),
            "Judgement, or another tolerance. It would need a tolerance of 20.0%.",
        ),
        (
            replace(ROW, target="100 to 120", rating=RatingWord.AMBER),
            "Judgement, or another tolerance.",
        ),
        (replace(ROW, target="0", figure=Decimal(-1)), "10% of a target of 0 is nothing"),
    ],
)
def test_the_reason_comes_from_the_row(row: Published, reason: str) -> None:
    (difference,) = ratings([row], TEN).differences
    assert difference.reason.startswith(reason)


def test_a_target_of_nought_needs_no_tolerance_to_speak_of() -> None:
    row = replace(ROW, figure=Decimal(-1), target="0", rating=RatingWord.GREEN)
    (difference,) = ratings([row], rule("met-or-not")).differences
    assert difference.reason == "Judgement, or another tolerance."
    bands = spelt(("green", "beyond target", ""), ("red", "otherwise", ""))
    assert (
        "same as printed"
        in ratings([replace(row, figure=Decimal(0), before=None)], bands).differences[0].reason
    )


COUNTS = Counts(
    row=2,
    source="https://example.org/report/",
    period="2026/27 Q2",
    green=0,
    amber=0,
    red=1,
    unrated=2,
    total=3,
)


def test_counts_that_add_up_say_nothing() -> None:
    assert contradictions(COUNTS) == ()
    assert contradictions(Counts(row=3)) == ()
    assert contradictions(replace(COUNTS, amber=None, text="9 (18%)")) == ()


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        (replace(COUNTS, red=2), "The ratings 0 + 0 + 2 + 2 make 4, not 3."),
        (replace(COUNTS, unrated=None), "The ratings 0 + 0 + 1 make 1 of 3: 2 not accounted for."),
        (
            replace(COUNTS, up=1, same=1, down=0, no_direction=0),
            "The directions 1 + 1 + 0 + 0 make 2 of 3: 1 not accounted for.",
        ),
        (
            replace(COUNTS, text="16 achieved out of 17 targets"),
            "The words say “out of 17 targets”; the table counts 3.",
        ),
        (
            replace(COUNTS, down=3, text="4 of 12 declined"),
            "The words say “4 of 12 declined”; the table counts 3 that declined.",
        ),
        (replace(COUNTS, text="2 of 16 (12.25%)"), "“2 of 16 (12.25%)”: 2 of 16 is 12.5%."),
        (
            replace(COUNTS, text="48 in all, 9 (18%)"),
            "“9 (18%)” is not the share of any number beside it.",
        ),
    ],
)
def test_counts_that_contradict_themselves_say_how(counts: Counts, said: str) -> None:
    assert contradictions(counts) == (said,)


@pytest.mark.parametrize("text", ["16 out of 3 targets", "1 of 3 improved", "48 in all, 9 (19%)"])
def test_words_that_agree_with_their_table(text: str) -> None:
    assert contradictions(replace(COUNTS, up=1, text=text)) == ()


def test_a_complete_table_is_counted_again() -> None:
    found = recounted(COUNTS, [ROW], TEN)
    assert found is not None
    assert (found.ours, found.same) == ((0, 0, 1), True)
    differs = recounted(replace(COUNTS, green=1, red=0), [ROW], TEN)
    assert differs is not None
    assert not differs.same


@pytest.mark.parametrize(
    ("counts", "row"),
    [
        (replace(COUNTS, amber=None), ROW),
        (replace(COUNTS, red=5), ROW),
        (replace(COUNTS, red=0), replace(ROW, period="2026/27 Q1")),
        (COUNTS, replace(ROW, polarity=None)),
        (replace(COUNTS, source=""), ROW),
    ],
)
def test_a_table_of_which_rows_are_missing_cannot_be_counted(
    counts: Counts, row: Published
) -> None:
    assert recounted(counts, [row], TEN) is None


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("71.2 % (5 of 7)", "“71.2 % (5 of 7)”: 5 of 7 is 71.43%."),
        ("12.25 % (2 of 16)", "“12.25 % (2 of 16)”: 2 of 16 is 12.5%."),
        ("68 % (28 of 42)", "“68 % (28 of 42)”: 28 of 42 is 66.67%."),
        ("9 of 48 is 18 %", "“9 of 48 is 18 %”: 9 of 48 is 18.75% (cut off, not rounded)."),
        ("as at 31st September", "“31st September”: September has 30 days."),
        ("due 30 February", "“30 February”: February has 29 days."),
        ("50% (0 of 0)", "“50% (0 of 0)”: a share of nought is no share."),
    ],
)
def test_slips_that_were_really_published(text: str, slip: str) -> None:
    assert slips(text) == (slip,)


@pytest.mark.parametrize(
    "text", ["18.2% (2 of 11)", "71% (5 of 7)", "29 February", "30 September 2026", "5 of 7", ""]
)
def test_what_is_right_is_let_pass(text: str) -> None:
    assert slips(text) == ()


def test_a_share_is_right_when_rounded_as_it_is_printed() -> None:
    assert is_share("9", 48, "18.8")
    assert is_share("9", 48, "19")
    assert not is_share("9", 48, "18")
    assert not is_share("9", 0, "18")
