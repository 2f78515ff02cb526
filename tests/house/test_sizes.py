"""Small functions, small files, few arguments in a row."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import pytest

from tests.house.reading import Function, Module, at, functions, modules, nothing

MEDIAN, P95, LONGEST, FILE, IN_A_ROW = 10, 25, 40, 300, 5


def length(function: Function) -> int:
    """Return the lines from ``def`` to the end, docstring and comments included."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def lengths(of: Iterable[Module]) -> list[int]:
    """Return the length of every function, shortest first."""
    return sorted(length(function) for module in of for function in functions(module))


def share(ordered: Sequence[int], part: float) -> int:
    """Return the value that at least this part of the values do not exceed; 0 if there are none."""
    return ordered[max(0, math.ceil(part * len(ordered)) - 1)] if ordered else 0


def too_long(of: Iterable[Module]) -> list[str]:
    """Return every function longer than the longest allowed."""
    return [
        at(module, function, f"{function.name} has {length(function)} lines")
        for module in of
        for function in functions(module)
        if length(function) > LONGEST
    ]


def typical_too_long(of: Iterable[Module]) -> list[str]:
    """Return which of the median and the 95th percentile is over its limit."""
    ordered = lengths(of)
    measured = [
        ("median", share(ordered, 0.5), MEDIAN),
        ("95th percentile", share(ordered, 0.95), P95),
    ]
    return [f"{name} {got}, over {limit}" for name, got, limit in measured if got > limit]


def big_files(of: Iterable[Module]) -> list[str]:
    """Return every file over the limit; a migration is written by a machine and read by none."""
    sizes = {m.where: len(m.text.splitlines()) for m in of if "/migrations/" not in m.where}
    return [f"{where} has {size} lines" for where, size in sizes.items() if size > FILE]


def many_in_a_row(of: Iterable[Module]) -> list[str]:
    """Return every function that takes more arguments by position than a reader can keep apart."""
    return [
        at(module, function, f"{function.name} takes {count} arguments by position")
        for module in of
        for function in functions(module)
        if (count := by_position(function)) > IN_A_ROW
    ]


def by_position(function: Function) -> int:
    """Return how many arguments may be given by position, ``self`` and ``cls`` apart."""
    names = [argument.arg for argument in (*function.args.posonlyargs, *function.args.args)]
    return len(names) - (names[:1] in (["self"], ["cls"]))


def _function(lines: int, arguments: str = "") -> str:
    return f"def planted({arguments}):\n" + "    pass\n" * (lines - 1)


def test_functions_are_short() -> None:
    nothing(too_long(modules()))


def test_most_functions_are_shorter_still() -> None:
    nothing(typical_too_long(modules()))


def test_files_are_short() -> None:
    nothing(big_files(modules()))


def test_few_arguments_by_position() -> None:
    nothing(many_in_a_row(modules()))


@pytest.mark.parametrize(("lines", "found"), [(LONGEST, 0), (LONGEST + 1, 1)])
def test_a_long_function_is_found(lines: int, found: int) -> None:
    assert len(too_long([Module("core/planted.py", _function(lines))])) == found


@pytest.mark.parametrize(("lines", "found"), [(10, 0), (11, 1), (26, 2)])
def test_a_long_median_and_tail_are_found(lines: int, found: int) -> None:
    assert len(typical_too_long([Module("core/planted.py", _function(lines) * 3)])) == found


def test_the_share_of_values_is_the_nearest_rank() -> None:
    assert [share(range(1, 101), part) for part in (0.5, 0.95, 1.0)] == [50, 95, 100]
    assert share([], 0.5) == 0


def test_a_big_file_is_found_unless_a_migration() -> None:
    text = "x = 1\n" * (FILE + 1)
    assert len(big_files([Module("web/planted.py", text)])) == 1
    assert big_files([Module("records/plans/migrations/0001_initial.py", text)]) == []


@pytest.mark.parametrize(
    ("arguments", "found"),
    [("self, a, b, c, d, e", 0), ("a, b, c, d, e, f", 1), ("*, a, b, c, d, e, f", 0)],
)
def test_many_arguments_by_position_are_found(arguments: str, found: int) -> None:
    assert len(many_in_a_row([Module("core/planted.py", _function(2, arguments))])) == found
