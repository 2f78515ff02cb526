"""Formulas: read by hand, evaluated exactly, explained in words, and always brought to an end."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.core.quantities.formula import (
    DEEPEST,
    LONGEST,
    NotAFormula,
    evaluate,
    explain,
    names,
    parse,
)

NAMES = {"a": Decimal(3), "b": Decimal("1.5"), "none": Decimal(0), "late_cases": Decimal(7)}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a", "3"),
        ("2 + 3 * 4", "14"),
        ("(2 + 3) * 4", "20"),
        ("10 - 4 - 3", "3"),
        ("24 / 4 / 2", "3"),
        ("-a + 5", "2"),
        ("--a", "3"),
        ("a * -b", "-4.5"),
        ("-(a + b)", "-4.5"),
        (".5 + 0.25", "0.75"),
        ("  late_cases/a*100 ", "233.33333333333333333333333333333333333333333333333"),
        ("a × b ÷ 3 − 1", "0.5"),
        ("a / none", None),
        ("none / a", "0"),
        ("1 / (a / 3 - 1)", None),
        ("1 / (a / 7 * 7 - a)", None),
        ("a + unknown", None),
        ("unknown * 0", None),
        ("-unknown", None),
    ],
)
def test_evaluated(text: str, value: str | None) -> None:
    expected = None if value is None else Decimal(value)
    assert evaluate(parse(text), NAMES) == expected


def test_published_percentage_is_exact() -> None:
    formula = parse("upheld / appeals * 100")
    assert str(evaluate(formula, {"upheld": Decimal(3), "appeals": Decimal(12)})) == "25"


@pytest.mark.parametrize("value", ["Infinity", "NaN", "1E+101", "1E-101"])
def test_what_is_no_figure_gives_no_value(value: str) -> None:
    assert evaluate(parse("a * 2"), {"a": Decimal(value)}) is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "it ends where a name or number should stand"),
        ("a +", "it ends where a name or number should stand"),
        ("* a", "“*” stands where a name or number should"),
        ("()", "“)” stands where a name or number should"),
        ("(a", "a bracket is not closed"),
        ("a)", "“)” stands where + - * / should"),
        ("a b", "“b” stands where + - * / should"),
        ("1 .2", "“.2” stands where + - * / should"),
        ("1.2.3", "“.3” stands where + - * / should"),
        ("a ^ 2", "“^” cannot stand in one"),
        ("__import__('os')", "“'” cannot stand in one"),
        ("a;b", "“;” cannot stand in one"),
        ("-" * (DEEPEST + 2) + "a", "more than 50 brackets deep"),
        ("(" * (DEEPEST + 2) + "a" + ")" * (DEEPEST + 2), "more than 50 brackets deep"),
        ("a" * (LONGEST + 1), "too long"),
    ],
)
def test_refused_with_the_reason(text: str, why: str) -> None:
    with pytest.raises(NotAFormula) as refused:
        parse(text)
    assert why in str(refused.value)


def test_names_stand_once_in_order() -> None:
    assert names(parse("b / (a + b) * -100 + c_1")) == ("b", "a", "c_1")
    assert names(parse("1 + 2")) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("upheld / appeals * 100", "upheld appeals divided by appeals heard, times 100"),
        ("a + b", "a plus b"),
        ("a + b * c", "a plus (b times c)"),
        ("a * b + c", "a times b, plus c"),
        ("(a + b) * c", "(a plus b) times c"),
        ("a - (b - c)", "a minus (b minus c)"),
        ("-a * 2", "(minus a) times 2"),
        ("-(a + b)", "minus (a plus b)"),
        ("on_time / 0.50", "on time divided by 0.50"),
    ],
)
def test_explained_in_words(text: str, words: str) -> None:
    titles = {"upheld": "upheld appeals", "appeals": "appeals heard"}
    assert explain(parse(text), titles) == words


@given(st.text(alphabet="ab1.()+-*/ _", max_size=60))
def test_any_text_is_a_formula_or_is_refused(text: str) -> None:
    try:
        formula = parse(text)
    except NotAFormula:
        return
    evaluate(formula, {"a": Decimal(2), "b": Decimal(3)})
    assert explain(formula, {})


def test_the_longest_formula_ends() -> None:
    text = "+".join(["a"] * (LONGEST // 2))
    assert evaluate(parse(text), {"a": Decimal(1)}) == LONGEST // 2
