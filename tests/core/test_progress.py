"""Progress: stretches and halves of a way add up to the whole."""

from __future__ import annotations

from goldenthread.core.progress import half, nothing, part

Told = list[tuple[int, int]]


def test_a_part_begins_where_the_last_one_ended() -> None:
    told: Told = []
    here = part(lambda done, total: told.append((done, total)), 30, 100)
    here(1, 20)
    here(20, 20)
    assert told == [(31, 100), (50, 100)]


def test_two_halves_are_the_whole_whatever_they_count() -> None:
    told: Told = []
    for which in (0, 1):
        here = half(lambda done, total: told.append((done, total)), which, 10)
        here(1, 4)
        here(4, 4)
    assert told == [(2, 20), (10, 20), (12, 20), (20, 20)]


def test_a_half_with_nothing_in_it_is_done() -> None:
    told: Told = []
    half(lambda done, total: told.append((done, total)), 0, 10)(0, 0)
    assert told == [(10, 20)]


def test_nobody_need_be_told() -> None:
    nothing(1, 2)
