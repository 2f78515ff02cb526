"""Charts: nothing outside the box, no text on text, every text level, and the same bytes every time."""

import xml.etree.ElementTree as ET
from decimal import Decimal
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.reports import chart
from goldenthread.reports.axis import axis, named
from goldenthread.reports.marks import Shape
from goldenthread.reports.model import Chart, Counts, Number, Point, Status, Table, Trend
from goldenthread.reports.scene import Dot, Line, Mark, Picture, Rect, Scene, Text, apart, wide_of
from tests.reports.papers import GREEN, RED, departmental, grounds, number, trend

WORDS = st.text("abcdefghij WMil", min_size=1, max_size=24)
VALUES = st.decimals(Decimal(-10) ** 6, Decimal(10) ** 7, places=2, allow_nan=False)


@st.composite
def trends(draw: st.DrawFn) -> Trend:
    """Any trend: gaps, breaks, targets or none, bands or none, one point or twenty."""
    units = draw(st.sampled_from(["%", "", " per 100,000", "%\u00a0[p]"]))
    points = []
    for at in range(draw(st.integers(0, 20))):
        value = draw(st.none() | VALUES)
        target = draw(st.none() | VALUES)
        points.append(
            Point(
                label=f"Q{at % 4 + 1}",
                group=draw(st.sampled_from(["", "2025/26"])) and f"20{20 + at // 4}/{21 + at // 4}",
                value=value if value is None else Number(value=value, places=2, after=units),
                target=target if target is None else Number(value=target, places=2, after=units),
                grounds=grounds(str(target)) if target is not None and draw(st.booleans()) else (),
                provisional=draw(st.booleans()),
                breaks=draw(st.integers(0, 5)) == 0,
            )
        )
    return Trend(points=tuple(points))


def _extent(mark: Mark) -> tuple[Decimal, Decimal, Decimal, Decimal]:
    match mark:
        case Text():
            return mark.box
        case Rect():
            return mark.x, mark.y, mark.x + mark.wide, mark.y + mark.tall
        case Line():
            xs, ys = zip(*mark.spots, strict=True)
            return min(xs), min(ys), max(xs), max(ys)
        case Dot():
            return mark.x, mark.y, mark.x, mark.y
        case Picture():
            return mark.x, mark.y, mark.x + mark.size, mark.y + mark.size


def _stands_inside(scene: Scene) -> bool:
    boxes = [_extent(mark) for mark in scene.marks]
    return all(
        left >= 0 and top >= 0 and right <= scene.wide and bottom <= scene.tall
        for left, top, right, bottom in boxes
    )


def _touching(scene: Scene) -> list[tuple[str, str]]:
    texts = [mark for mark in scene.marks if isinstance(mark, Text)]
    return [
        (one.words, other.words)
        for one, other in combinations(texts, 2)
        if one.box[0] < other.box[2]
        and other.box[0] < one.box[2]
        and one.box[1] < other.box[3]
        and other.box[1] < one.box[3]
    ]


@settings(max_examples=150, deadline=None)
@given(trends())
def test_a_trend_stays_in_its_box_and_no_text_touches_another(drawing: Trend) -> None:
    scene = chart.layout(drawing)
    assert _stands_inside(scene)
    assert _touching(scene) == []


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(WORDS, st.integers(0, 5000)), min_size=0, max_size=7))
def test_bars_start_at_nought_in_their_box_in_proportion(bars: list[tuple[str, int]]) -> None:
    drawing = Counts(bars=tuple((Status(word, Shape.DISC), count) for word, count in bars))
    scene = chart.layout(drawing)
    drawn = [mark for mark in scene.marks if isinstance(mark, Rect)]
    assert _stands_inside(scene)
    assert _touching(scene) == []
    assert len({mark.x for mark in drawn}) <= 1
    most = max((count for _, count in bars), default=0) or 1
    full = max((mark.wide for mark in drawn), default=Decimal(0))
    for mark, (_, count) in zip(drawn, bars, strict=True):
        assert abs(mark.wide * most - full * count) < Decimal("0.001") * most


@settings(max_examples=100, deadline=None)
@given(st.lists(VALUES, max_size=12))
def test_a_scale_holds_every_value_between_round_steps(values: list[Decimal]) -> None:
    scale = axis(values, Decimal(10), Decimal(200))
    assert scale.low < scale.high
    assert all(scale.low <= value <= scale.high for value in values)
    assert all(scale.top <= scale.y(value) <= scale.bottom for value in values)
    assert 2 <= len(scale.ticks) <= 12
    assert scale.ticks[-1] == scale.high


def test_the_picture_names_itself_aloud_and_every_text_is_level() -> None:
    drawn = chart.svg(trend(), name="a&b", title="Fewer <at> home", desc="It fell.")
    root = ET.fromstring(drawn)  # our own drawing
    spaced = {"s": "http://www.w3.org/2000/svg"}
    title, desc = root.find("s:title", spaced), root.find("s:desc", spaced)
    assert root.get("role") == "img"
    assert title is not None
    assert desc is not None
    assert root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
    assert (title.text, desc.text) == ("Fewer <at> home", "It fell.")
    assert "rotate" not in drawn
    assert drawn == chart.svg(trend(), name="a&b", title="Fewer <at> home", desc="It fell.")


def test_a_provisional_figure_has_an_open_marker_and_a_gap_breaks_the_line() -> None:
    scene = chart.layout(trend())
    dots = [mark.open for mark in scene.marks if isinstance(mark, Dot)]
    solid = [m for m in scene.marks if isinstance(m, Line) and m.wide == "2.5"]
    assert dots == [False] * 6 + [True]
    assert [len(line.spots) for line in solid] == [2, 1, 4]


def test_a_changed_definition_is_marked_and_named() -> None:
    texts = [mark.words for mark in chart.layout(trend()).marks if isinstance(mark, Text)]
    assert texts.count(chart.BREAK) == 1


def test_the_target_and_the_newest_figure_are_labelled_directly() -> None:
    texts = [mark.words for mark in chart.layout(trend()).marks if isinstance(mark, Text)]
    assert {"Target 85.0%", "80.2%", "On target", "Off target", "2025/26"} <= set(texts)


def test_a_scale_that_does_not_start_at_nought_says_so() -> None:
    assert chart.starts_at(trend()) == "The scale starts at 80%, not nought."
    low = Trend(points=(Point(label="Q1", value=number("3")), Point(label="Q2", value=number("9"))))
    assert chart.starts_at(low) == ""
    assert chart.starts_at(Trend(points=())) == ""


def test_ticks_carry_the_unit_and_never_the_mark_of_a_figure() -> None:
    like = Number(value=Decimal("7.25"), places=2, before="£", after="\u00a0[p]")
    assert named(Decimal("2.5"), Decimal("2.5"), like) == "£2.5"
    assert named(Decimal(20), Decimal(20), like) == "£20"


def test_every_datum_of_a_built_chart_is_in_its_table() -> None:
    charts = [part for part in departmental().body if isinstance(part, Chart)]
    trends = [part for part in charts if isinstance(part.drawing, Trend)]
    assert trends
    for part in trends:
        assert isinstance(part.drawing, Trend)
        assert _data(part.drawing) <= _cells(part.table)
        assert part.title
        assert part.subtitle
        assert part.sentence


def _data(drawing: Trend) -> set[str]:
    numbers = [n for point in drawing.points for n in (point.value, point.target) if n]
    return {each.shown for each in numbers}


def _cells(table: Table) -> set[str]:
    return {cell if isinstance(cell, str) else cell.shown for row in table.rows for cell in row}


def test_counts_show_each_number_beside_its_bar() -> None:
    scene = chart.layout(Counts(bars=((GREEN, 2), (RED, 0))))
    texts = [mark.words for mark in scene.marks if isinstance(mark, Text)]
    assert texts == ["On target", "2", "Off target", "0"]


@given(st.lists(st.tuples(st.integers(0, 200), WORDS), max_size=8))
def test_labels_beside_one_another_are_moved_apart(wished: list[tuple[int, str]]) -> None:
    labels = [(Decimal(y), Text(x=Decimal(0), y=Decimal(y), words=words)) for y, words in wished]
    placed = apart(labels, Decimal(0), Decimal(200))
    assert _touching(Scene(10**6, 10**6, tuple(placed))) == []


def test_broad_letters_are_given_more_room_than_narrow_ones() -> None:
    assert wide_of("WWW") > wide_of("abc") > wide_of("iii")
