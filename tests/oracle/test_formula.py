"""Formulas against Python's own reading of the same text, worked in fractions."""

from __future__ import annotations

import ast
import operator
from collections.abc import Mapping
from decimal import Context, Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from goldenthread.core.quantities.formula import evaluate, explain, names, parse

NAMES = ("a", "b", "c_d", "e9")
SIGNS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
WORDS = {"divided by": "/", "minus": "-", "plus": "+", "times": "*"}

leaves = st.sampled_from((*NAMES, "0", "1", "100", "2.50", ".5"))
texts = st.recursive(
    leaves,
    lambda inner: st.one_of(
        inner.map(lambda text: f"({text})"),
        inner.map(lambda text: f"-{text}"),
        st.tuples(inner, st.sampled_from(("+", "-", "*", "/", " / ")), inner).map("".join),
    ),
    max_leaves=20,
)
values = st.decimals(min_value=-(10**6), max_value=10**6, places=3)
components = st.fixed_dictionaries({}, optional=dict.fromkeys(NAMES, values))


@given(texts, components)
def test_evaluated_as_python_would(text: str, given_values: dict[str, Decimal]) -> None:
    expected = _slow(ast.parse(text, mode="eval").body, given_values)
    assert evaluate(parse(text), given_values) == _decimal(expected)


@given(texts, components)
def test_the_words_mean_the_same(text: str, given_values: dict[str, Decimal]) -> None:
    formula = parse(text)
    said = explain(formula, {name: name for name in NAMES})
    for word, sign in WORDS.items():
        said = said.replace(word, sign)
    assert _read_from_the_left(said, given_values) == evaluate(formula, given_values)


@given(texts)
def test_names_are_those_python_sees(text: str) -> None:
    nodes = ast.walk(ast.parse(text, mode="eval"))
    assert set(names(parse(text))) == {node.id for node in nodes if isinstance(node, ast.Name)}


def _slow(node: ast.AST, known: Mapping[str, Decimal]) -> Fraction | None:
    if isinstance(node, ast.BinOp):
        left, right = _slow(node.left, known), _slow(node.right, known)
        dividing = isinstance(node.op, ast.Div)
        if left is None or right is None or (dividing and right == 0):
            return None
        return Fraction(SIGNS[type(node.op)](left, right))
    if isinstance(node, ast.UnaryOp):
        inner = _slow(node.operand, known)
        return None if inner is None else -inner
    if isinstance(node, ast.Name):
        return Fraction(known[node.id]) if node.id in known else None
    assert isinstance(node, ast.Constant)
    return Fraction(str(node.value))


def _decimal(value: Fraction | None) -> Decimal | None:
    if value is None:
        return None
    return Context(prec=50).divide(Decimal(value.numerator), Decimal(value.denominator))


def _read_from_the_left(said: str, known: Mapping[str, Decimal]) -> Decimal | None:
    """What a person reads: a comma closes all that stands before it within its brackets."""
    while "," in said:
        at = said.index(",")
        start = _opening(said[:at])
        said = f"{said[:start]}({said[start:at]}){said[at + 1 :]}"
    return evaluate(parse(said), known)


def _opening(before: str) -> int:
    depth = 0
    for at in range(len(before) - 1, -1, -1):
        depth += {")": 1, "(": -1}.get(before[at], 0)
        if depth < 0:
            return at + 1
    return 0
