"""Core is exact and timeless: no float touches a figure, and nobody asks what time it is."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

import pytest

from tests.house.reading import Function, Module, at, imports, in_rooms, nothing

CLOCKS = {"now", "utcnow", "today", "localtime", "gmtime", "monotonic", "perf_counter", "time_ns"}


def floats(of: Iterable[Module]) -> list[str]:
    """Return each float written, made or promised; asking whether something is one is allowed."""
    return [
        at(module, node, "uses a float")
        for module in of
        for node in ast.walk(module.tree)
        for node in _float_in(node)
    ]


def _float_in(node: ast.AST) -> Iterator[ast.expr]:
    if isinstance(node, ast.Constant) and isinstance(node.value, float):
        yield node
    if isinstance(node, ast.Call) and _is_float(node.func):
        yield node
    yield from (part for note in _annotations(node) for part in _exprs(note) if _is_float(part))


def _annotations(node: ast.AST) -> list[ast.expr]:
    if isinstance(node, Function):
        return [node.returns] if node.returns else []
    if isinstance(node, ast.arg | ast.AnnAssign):
        return [node.annotation] if node.annotation else []
    return []


def _exprs(note: ast.expr) -> Iterator[ast.expr]:
    return (part for part in ast.walk(note) if isinstance(part, ast.expr))


def _is_float(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == "float"


def clocks(of: Iterable[Module]) -> list[str]:
    """Return each reading of a clock, and each import of the module ``time``."""
    return [finding for module in of for finding in (*_clock_reads(module), *_time_known(module))]


def _clock_reads(module: Module) -> Iterator[str]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute) and node.attr in CLOCKS:
            yield at(module, node, f"reads a clock: {ast.unparse(node)}")


def _time_known(module: Module) -> Iterator[str]:
    for line, name in imports(module):
        if name.partition(".")[0] == "time":
            yield f"{module.where}:{line} imports {name}"


def test_no_float_in_core() -> None:
    nothing(floats(in_rooms("core")))


def test_no_clock_in_core() -> None:
    nothing(clocks(in_rooms("core")))


@pytest.mark.parametrize(
    "text",
    [
        "edge = 0.95",
        "edge = float(text)",
        "def f(edge: float) -> None: ...",
        "def f() -> float | None: ...",
        "class A:\n    edge: list[float]",
    ],
)
def test_a_float_is_found(text: str) -> None:
    assert len(floats([Module("core/planted.py", text)])) == 1


@pytest.mark.parametrize(
    "text", ["edge = Decimal('0.95')", "refused = isinstance(x, float)", "n = 95"]
)
def test_exact_numbers_are_let_in(text: str) -> None:
    assert floats([Module("core/planted.py", text)]) == []


@pytest.mark.parametrize(
    "text",
    [
        "moment = datetime.now(UTC)",
        "moment = datetime.datetime.utcnow()",
        "day = date.today()",
        "import time",
        "from time import time",
    ],
)
def test_a_clock_is_found(text: str) -> None:
    assert len(clocks([Module("core/planted.py", text)])) == 1


def test_a_moment_handed_in_is_let_in() -> None:
    text = "from datetime import datetime, time\ndef f(at: datetime) -> time: return at.time()"
    assert clocks([Module("core/planted.py", text)]) == []
