"""A room under its floor is named; one at its floor is not."""

from __future__ import annotations

import pytest

from tools.coverage_floor import Tried, below, room, rooms


def _summary(tried: int, of: int) -> dict[str, dict[str, int]]:
    counts = {
        "covered_lines": tried,
        "covered_branches": 0,
        "num_statements": of,
        "num_branches": 0,
    }
    return {"summary": counts}


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("src/goldenthread/core/facts/plans.py", "core"),
        ("src/goldenthread/__init__.py", "goldenthread"),
    ],
)
def test_a_file_belongs_to_its_room(path: str, name: str) -> None:
    assert room(path) == name


def test_files_of_a_room_are_counted_together() -> None:
    files = {
        "src/goldenthread/web/home/views.py": _summary(9, 10),
        "src/goldenthread/web/urls.py": _summary(10, 10),
    }
    assert rooms(files) == {"web": Tried(19, 20)}


def test_a_room_under_its_floor_is_named() -> None:
    found = below({"core": Tried(999, 1000), "web": Tried(95, 100), "flows": Tried(94, 100)})
    assert found == [
        "core: 99.90% of lines and branches tried; 100% is the floor.",
        "flows: 94.00% of lines and branches tried; 95% is the floor.",
    ]


def test_an_empty_room_is_wholly_tried() -> None:
    assert below({"core": Tried(0, 0)}) == []
