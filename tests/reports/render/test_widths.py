"""Widths by content: they add up, no word is broken, and the long column gets the room."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from goldenthread.reports.model import Column, Kind, Table
from goldenthread.reports.render.widths import PORTRAIT, UNIT, breadth, is_wide, needs, widths
from tests.reports.papers import table

TEXT = st.text("ab cdé", min_size=1, max_size=60).filter(str.strip)


def _table(*rows: tuple[str, ...]) -> Table:
    columns = tuple(Column(f"C{at}") for at in range(len(rows[0])))
    return Table(name="t", caption="t", columns=columns, rows=rows)


@given(
    st.integers(1, 6).flatmap(lambda n: st.lists(st.tuples(*[TEXT] * n), min_size=1, max_size=5))
)
def test_widths_add_up_and_every_column_gets_its_longest_word(rows: list[tuple[str, ...]]) -> None:
    made = _table(*rows)
    shares = widths(made)
    assert sum(shares) == UNIT
    if not is_wide(made):
        least, _ = needs(made)
        assert all(
            share * PORTRAIT >= (need - 1) * UNIT for share, need in zip(shares, least, strict=True)
        )


def test_a_long_column_gets_the_room_that_short_ones_do_not_need() -> None:
    short, long = widths(_table(("AB1", "many words " * 20)))
    assert long > 5 * short


def test_little_tables_stay_little_and_full_ones_take_the_page() -> None:
    assert breadth(_table(("A", "B"))) == 40
    assert breadth(_table(("A", "many words " * 20))) == 100


def test_a_status_gets_room_for_its_shape() -> None:
    plain = replace(table(), columns=(*table().columns[:3], Column("Rating", Kind.TEXT)))
    assert needs(table())[0][3] > needs(plain)[0][3]
