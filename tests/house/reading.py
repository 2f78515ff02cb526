"""Read the code once for all house tests: each module as text and as a tree."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "goldenthread"

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Module:
    """One Python file: ``where`` is its path inside the package, as ``core/periods.py``."""

    where: str
    text: str

    @property
    def tree(self) -> ast.Module:
        """The parsed file."""
        return _parse(self.text)

    @property
    def room(self) -> str:
        """The room that the file is in, or its own name when it is in none."""
        return self.where.partition("/")[0]

    @property
    def name(self) -> str:
        """The file's name alone."""
        return self.where.rpartition("/")[2]


@cache
def _parse(text: str) -> ast.Module:
    return ast.parse(text)


@cache
def modules(package: Path = PACKAGE) -> tuple[Module, ...]:
    """Return every Python file of the package, in order of path."""
    paths = sorted(package.rglob("*.py"))
    return tuple(Module(p.relative_to(package).as_posix(), p.read_text("utf-8")) for p in paths)


def in_rooms(*rooms: str) -> list[Module]:
    """Return the files of the rooms named."""
    return [module for module in modules() if module.room in rooms]


def functions(module: Module) -> Iterator[Function]:
    """Give every function and method of a file, inner ones too."""
    for node in ast.walk(module.tree):
        if isinstance(node, Function):
            yield node


def public_functions(module: Module) -> Iterator[Function]:
    """Give the functions that the file offers to others: at its top, with no leading underscore."""
    for node in module.tree.body:
        if isinstance(node, Function) and not node.name.startswith("_"):
            yield node


def imports(module: Module) -> Iterator[tuple[int, str]]:
    """Give the line and full name of everything imported, wherever in the file.

    ``from a.b import c`` gives ``a.b.c``, and a relative import is resolved from where the file is.
    """
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = _absolute(module, node)
            yield from ((node.lineno, f"{start}.{name.name}") for name in node.names)


def _absolute(module: Module, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    folders = ["goldenthread", *module.where.split("/")[:-1]]
    start = folders[: len(folders) - node.level + 1]
    return ".".join([*start, *([node.module] if node.module else [])])


def at(module: Module, node: ast.expr | ast.stmt, what: str) -> str:
    """Return a finding that an editor can jump to."""
    return f"{module.where}:{node.lineno} {what}"


def nothing(findings: Sequence[str]) -> None:
    """Fail with every finding, a line each, if there are any."""
    if findings:
        pytest.fail("\n".join(findings), pytrace=False)
