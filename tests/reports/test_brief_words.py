"""A measure off target in one line: by how much, for how long, which way, and what to expect."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from goldenthread.core.facts.lines import MeasureLine
from goldenthread.core.facts.measures import Outturn, RatingWord
from goldenthread.core.lines.items import item_lines
from goldenthread.core.lines.measures import measure_lines
from goldenthread.reports.brief_words import in_brief, ordinal
from goldenthread.reports.build.foremost import FEW, among, told, weightiest
from goldenthread.reports.measure_words import missed_by
from tests.reports.pictures import Q2, picture

PICTURE = picture()
LINES = {line.code: line for line in measure_lines(PICTURE)}
OFF = LINES["ASC-LI1"]


def _red(code: str) -> MeasureLine:
    return replace(LINES[code], rating=RatingWord.RED)


def _expected(rating: RatingWord, label: str = "") -> MeasureLine:
    return replace(OFF, expected=replace(OFF.score, rating=rating, label=label))


def test_it_says_by_how_much_for_how_long_and_which_way() -> None:
    said = "Missed by 13.0 points; newly off target; fourth quarter of decline."
    assert in_brief(PICTURE, OFF) == said


def test_a_run_and_an_improvement_are_both_counted() -> None:
    before = [replace(OFF.score, period=point.period) for point in OFF.trend[-3:]]
    seen = picture(scores={("ASC-LI1", score.period): score for score in before})
    values = (Decimal(70), Decimal(71), Decimal(72))
    rising = tuple(
        replace(point, value=value) for point, value in zip(OFF.trend[-3:], values, strict=True)
    )
    line = replace(OFF, trend=rising)
    said = "Missed by 13.0 points; third quarter off target; second of improvement."
    assert in_brief(seen, line) == said


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"trend": ()}, "no series"),
        ({"trend": OFF.trend[:-1]}, "a series that ends before the figure"),
        ({"trend": OFF.trend[-2:]}, "one move is no run"),
        (
            {"trend": (*OFF.trend[:-1], replace(OFF.trend[-1], broken=True))},
            "figures on either side of a break",
        ),
        (
            {"trend": (*OFF.trend[:-2], replace(OFF.trend[-2], value=None), OFF.trend[-1])},
            "a figure missing between",
        ),
        (
            {"measure": replace(OFF.measure, outturn=Outturn.CUMULATIVE)},
            "a figure that adds up over the year",
        ),
    ],
)
def test_no_way_is_told_of_what_does_not_compare(changed: dict[str, Any], why: str) -> None:
    line = replace(OFF, **changed)
    assert in_brief(PICTURE, line) == "Missed by 13.0 points; newly off target.", why


@pytest.mark.parametrize(
    ("line", "ending"),
    [
        (_expected(RatingWord.RED), "; still expected to miss the year."),
        (_expected(RatingWord.GREEN), "; expected to meet the year’s target."),
        (_expected(RatingWord.AMBER, "Slightly off target"), "end the year slightly off target."),
        (_expected(RatingWord.NONE), "quarter of decline."),
    ],
)
def test_what_its_owner_expects_ends_the_line(line: MeasureLine, ending: str) -> None:
    assert in_brief(PICTURE, line).endswith(ending)


def test_nothing_is_said_of_what_is_not_off_target() -> None:
    assert in_brief(PICTURE, LINES["ASC-LI2"]) == ""
    assert in_brief(PICTURE, replace(OFF, period=None)) == ""


def test_one_off_target_by_hand_has_missed_nothing_by_its_figure() -> None:
    line = _red("ASC-LI2")
    assert missed_by(line) == ""
    assert in_brief(PICTURE, line).startswith("Off target; newly off target")
    assert missed_by(replace(OFF, value=None)) == ""


def test_ordinals_are_words_to_the_twelfth() -> None:
    assert [ordinal(number) for number in (1, 3, 12)] == ["first", "third", "twelfth"]
    found = [ordinal(number) for number in (13, 21, 22, 23, 24, 111)]
    assert found == ["13th", "21st", "22nd", "23rd", "24th", "111th"]


def test_the_front_tells_few_key_measures_first_and_the_latest_milestone() -> None:
    lines = [_red(code) for code in ("ASC-LI4", "ASC-LI3", "ASC-LI2", "ASC-LI1", "ASC-LI5")]
    assert [line.code for line in weightiest(PICTURE, lines)][:2] == ["ASC-LI1", "ASC-LI2"]
    found = among(PICTURE, lines, item_lines(PICTURE))
    assert len(found) == FEW
    assert found[0].startswith(
        "Older people still at home 91 days after leaving hospital (ASC-LI1)"
    )
    assert found[-1].startswith("Open the reablement centre (ASC-M1): due 1 September 2026")
    assert among(PICTURE, (), ()) == ()


def test_a_figure_that_is_not_there_or_has_no_target_is_told_so() -> None:
    missing = replace(_red("ASC-LI6"), period=Q2)
    assert told(PICTURE, missing).startswith("Home care visits kept (ASC-LI6): Not returned. Off")
    assert "72.0% against 85.0%. Missed" in told(PICTURE, OFF)
