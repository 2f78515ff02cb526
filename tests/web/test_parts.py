"""The parts of pages: the bar, the small trend, colours that can be read, and strict templates."""

import itertools
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given as tried
from hypothesis import strategies as st
from jinja2 import UndefinedError

from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.lines import Counts, Point, Tally
from goldenthread.core.facts.measures import RatingWord
from goldenthread.core.facts.organisation import Place, PlaceKind
from goldenthread.core.facts.returns import Figure
from goldenthread.core.facts.scores import Unrated
from goldenthread.core.facts.trail import Head
from goldenthread.core.lines.outline import woven
from goldenthread.core.lines.series import held
from goldenthread.core.lines.whose import everything
from goldenthread.core.periods import Period, following
from goldenthread.reports.look import contrast
from goldenthread.reports.marks import COLOURS, Shape
from goldenthread.web.bar import WIDE, bar
from goldenthread.web.design.asked import Asked
from goldenthread.web.design.jinja import environment, item_shape, shape, shape_of, shapes
from goldenthread.web.known import Known
from goldenthread.web.measure.behind import comparisons
from goldenthread.web.spark import spark
from tests.core.pictured import FRAMEWORK, HOME, Q2, given, pictured

STYLES = Path("src/goldenthread/web/design/static/goldenthread.css").read_text("utf-8")


@tried(st.lists(st.integers(1, 2000), min_size=1, max_size=6), st.integers(0, 500))
def test_the_bar_stays_within_its_width_and_counts_all(numbers: list[int], rest: int) -> None:
    tallies = tuple(
        Tally(rating=rating, label=rating.value, number=number)
        for rating, number in zip(RatingWord, numbers, strict=False)
    )
    rated = sum(numbers)
    counts = Counts(
        measures=rated + rest,
        rated=rated,
        ratings=tallies,
        reasons=((Unrated.NOT_DUE, rest),) if rest else (),
    )
    parts = bar(counts)
    assert sum(part.number for part in parts) == counts.measures
    for left, right in itertools.pairwise(parts):
        assert left.x + left.wide < right.x, "white between"
    assert all(part.wide > 0 for part in parts)
    assert parts[-1].x + parts[-1].wide <= WIDE + 40


def test_no_measures_make_no_bar() -> None:
    assert bar(Counts(measures=0, rated=0, ratings=(), reasons=())) == ()


def points(*values: int | None) -> list[Point]:
    period: Period = Q2
    made = []
    for value in values:
        figure = None if value is None else Decimal(value)
        made.append(Point(period=period, value=figure, shown=""))
        period = following(period)
    return made


def test_a_small_trend_breaks_at_gaps_and_at_new_definitions() -> None:
    drawn = points(1, 2, None, 3, 4)
    assert spark(drawn).count("M") == 2
    drawn[4] = replace(drawn[4], broken=True)
    assert spark(drawn).count("M") == 3
    assert spark(points(1, 2)) == ""
    level = re.findall(r"[ML]\d+ (\d+)", spark(points(5, 5, 5)))
    assert len(set(level)) == 1


def tokens() -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6});", STYLES))


def test_the_styles_hold_the_colours_of_the_marks() -> None:
    named = {
        "blue": Shape.STAR,
        "green": Shape.DISC,
        "lime": Shape.PENTAGON,
        "amber": Shape.DIAMOND,
        "orange": Shape.SQUARE,
        "red": Shape.TRIANGLE,
        "grey": Shape.DASH,
    }
    for name, kind in named.items():
        assert tokens()[name].upper() == COLOURS[kind].ink
        assert tokens()[f"{name}-ground"].upper() == COLOURS[kind].ground


@pytest.mark.parametrize("name", ["blue", "green", "lime", "amber", "orange", "red", "grey"])
def test_a_status_can_be_read_on_its_ground_and_on_white(name: str) -> None:
    ink, ground = tokens()[name], tokens()[f"{name}-ground"]
    assert contrast(ink, ground) >= 4.5
    assert contrast(ink, "#ffffff") >= 4.5


@pytest.mark.parametrize("ground", ["#ffffff", "#f6f7f8"])
def test_text_can_be_read(ground: str) -> None:
    assert contrast(tokens()["ink"], ground) >= 7
    assert contrast(tokens()["quiet"], ground) >= 4.5


def test_every_shape_has_a_colour_in_the_styles_and_a_drawing() -> None:
    for kind in Shape:
        assert f"gt-status--{kind}" in STYLES
        assert f'id="s-{kind}"' in shapes()
        assert f"#s-{kind}" in shape(kind)
    assert shape_of(None) is Shape.DASH


def test_a_name_that_stands_for_nothing_is_an_error_but_an_option_left_out_is_not() -> None:
    made = environment(autoescape=True)
    with pytest.raises(UndefinedError):
        made.from_string("{{ page.nothing }}").render(page=Q2)
    with pytest.raises(UndefinedError):
        made.from_string("{{ nothing }}").render()
    assert made.from_string("{{ params.nothing or 'none' }}").render(params={}) == "none"


def test_styles_ask_for_no_other_machine_s_files() -> None:
    assert not re.findall(r"url\(\"?(?:https?:)?//", STYLES)
    assert "@import" not in STYLES


def test_an_item_without_a_return_has_a_dash() -> None:
    from tests.reports.test_words import CENTRE

    assert item_shape(CENTRE) is Shape.DASH


def knowing(framework: Framework, *figures: Figure) -> Known:
    """What is known of a small council, without a store."""
    picture = pictured(figures, framework)
    share = replace(everything(picture), risks=())
    return Known(
        asked=Asked(typed={}),
        picture=picture,
        holding=held(picture),
        share=share,
        weave=woven(picture, share.items, share.measures),
        broken={},
        periods=(Q2,),
        head=Head(number=0, at=picture.at, seal=""),
    )


WARDS = tuple(Place(code=f"W{n}", title=f"Ward {n}", kind=PlaceKind.WARD) for n in range(5))


def by_ward(number: int) -> list[Figure]:
    return [given("HH 9", Q2, str(80 + n), place=f"W{n}") for n in range(number)]


def test_places_stand_by_name_with_how_they_lie_and_no_rank() -> None:
    framework = replace(FRAMEWORK, places=WARDS)
    here = knowing(framework, given("HH 9", Q2, "82"))
    (found,) = comparisons(here, HOME, by_ward(5))
    assert [row.title for row in found.rows] == ["Seaborough", *(f"Ward {n}" for n in range(5))]
    assert found.said == "Of 5 wards, half lie between 81.0% and 83.0%; the middle is 82.0%."
    assert [row.own for row in found.rows] == [True, *[False] * 5]


def test_few_places_are_shown_without_quarters_and_unknown_ones_not_at_all() -> None:
    framework = replace(FRAMEWORK, places=(*WARDS[:3], replace(WARDS[3], ended=True)))
    (found,) = comparisons(knowing(framework), HOME, by_ward(5))
    assert found.said == ""
    assert [row.title for row in found.rows] == ["Ward 0", "Ward 1", "Ward 2"]


def test_what_comes_after_the_period_is_no_comparison() -> None:
    framework = replace(FRAMEWORK, places=WARDS)
    later = [given("HH 9", following(Q2), "80", place="W0")]
    assert comparisons(knowing(framework), HOME, later) == ()
