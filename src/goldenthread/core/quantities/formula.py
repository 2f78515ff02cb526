"""Formulas over named components: read into a small tree, then evaluated or explained in words.

The grammar is + - * / with brackets, a leading minus, decimal numbers and names. It is read by hand
(never run as code), and limits on length and depth mean that reading and evaluating always end.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from functools import lru_cache

LONGEST = 500
"""Characters in a formula. The longest seen in published definitions has under 100."""

DEEPEST = 50
"""Brackets and minus signs one inside another."""

EXACT = Context(prec=50, rounding=ROUND_HALF_EVEN, traps=[])
"""Fifty digits, far beyond any figure, for what does not end. The steps between are fractions, so
that a / b * 100 and a * 100 / b are one number, and a divisor is nought exactly when it should be."""

FARTHEST = 100
"""Powers of ten beyond which a component is no figure; it bounds the time that a formula takes."""

_TOKEN = re.compile(r"\s*(?:(\d+(?:\.\d+)?|\.\d+)|([A-Za-z_][A-Za-z0-9_]*)|([-+*/()×÷−]))")
_PLAIN = {"×": "*", "÷": "/", "−": "-"}
_WORDS = {"+": "plus", "-": "minus", "*": "times", "/": "divided by"}
_STRENGTH = {"+": 1, "-": 1, "*": 2, "/": 2}


class NotAFormula(ValueError):
    """What was given is not a formula; the message says why and what to write instead."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number written in the formula."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Name:
    """A component, by its name."""

    name: str


@dataclass(frozen=True, slots=True)
class Negative:
    """What it holds, with its sign turned round."""

    of: "Node"


@dataclass(frozen=True, slots=True)
class Operation:
    """Two sides and what joins them: one of + - * /."""

    sign: str
    left: "Node"
    right: "Node"


Node = Number | Name | Negative | Operation


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula as it was written, and the tree it means."""

    text: str
    tree: Node


@lru_cache(maxsize=4096)
def parse(text: str) -> Formula:
    """The formula that a text means. Raises `NotAFormula`, which says what is wrong and the cure."""
    if len(text) > LONGEST:
        raise NotAFormula(
            f"A formula of {len(text)} characters is too long. Use at most {LONGEST}: count more "
            "in each component."
        )
    reader = _Reader(text, tuple(_tokens(text)))
    tree = reader.sum(0)
    reader.finish()
    return Formula(text, tree)


def evaluate(formula: Formula, components: Mapping[str, Decimal]) -> Decimal | None:
    """The formula's value to 50 digits, or None.

    None when a component is missing or is no finite figure, and when anything is divided by zero:
    no value in, no value out.
    """
    value = _value(formula.tree, components)
    if value is None:
        return None
    return EXACT.divide(Decimal(value.numerator), Decimal(value.denominator))


def names(formula: Formula) -> tuple[str, ...]:
    """The names of its components, each once, in the order they first stand."""
    return tuple(dict.fromkeys(_names(formula.tree)))


def explain(formula: Formula, titles: Mapping[str, str]) -> str:
    """The formula in words: "upheld appeals divided by appeals heard, times 100".

    `titles` gives each component's words; one that it lacks is called by its name.
    """
    return _words(formula.tree, titles)


def _value(node: Node, components: Mapping[str, Decimal]) -> Fraction | None:
    match node:
        case Number(value):
            return Fraction(value)
        case Name(name):
            return _fraction(components.get(name))
        case Negative(of):
            inner = _value(of, components)
            return None if inner is None else -inner
        case _:
            first, second = _value(node.left, components), _value(node.right, components)
            return None if first is None or second is None else _joined(node.sign, first, second)


def _fraction(value: Decimal | None) -> Fraction | None:
    if value is None or not value.is_finite() or abs(value.adjusted()) > FARTHEST:
        return None
    return Fraction(value)


def _joined(sign: str, left: Fraction, right: Fraction) -> Fraction | None:
    match sign:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case _:
            return left / right if right else None


def _names(node: Node) -> Iterator[str]:
    match node:
        case Name(name):
            yield name
        case Negative(of):
            yield from _names(of)
        case Operation(_, left, right):
            yield from _names(left)
            yield from _names(right)
        case _:
            return


def _words(node: Node, titles: Mapping[str, str]) -> str:
    match node:
        case Number(value):
            return f"{value:f}"
        case Name(name):
            return titles.get(name) or name.replace("_", " ")
        case Negative(of):
            return f"minus {_bracketed(of, titles)}"
        case _:
            before, after = _left(node, titles), _bracketed(node.right, titles)
            return f"{before} {_WORDS[node.sign]} {after}"


def _left(whole: Operation, titles: Mapping[str, str]) -> str:
    """What stands before a sign. Read from the left, only a weaker joining needs brackets."""
    before = whole.left
    if isinstance(before, Operation) and _STRENGTH[before.sign] >= _STRENGTH[whole.sign]:
        return f"{_words(before, titles)},"
    return _bracketed(before, titles)


def _bracketed(node: Node, titles: Mapping[str, str]) -> str:
    words = _words(node, titles)
    return words if isinstance(node, Number | Name) else f"({words})"


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    at: int


def _tokens(text: str) -> Iterator[_Token]:
    at, end = 0, len(text.rstrip())
    while at < end:
        match = _TOKEN.match(text, at)
        if match is None:
            odd = text[at:].strip()[0]
            raise NotAFormula(
                f"“{text}” is not a formula: “{odd}” cannot stand in one. "
                "Use names, numbers, + - * / and brackets."
            )
        number, name, sign = match.groups()
        if number or name:
            yield _Token("number" if number else "name", number or name, at)
        else:
            yield _Token("sign", _PLAIN.get(sign, sign), at)
        at = match.end()


class _Reader:
    """Reads tokens from the left: sums of products of numbers, names, minuses and brackets."""

    def __init__(self, text: str, tokens: tuple[_Token, ...]) -> None:
        self.text, self.tokens, self.at = text, tokens, 0

    def sum(self, depth: int) -> Node:
        """A product, with any more added or taken away."""
        node = self.product(depth)
        while sign := self.sign("+-"):
            node = Operation(sign, node, self.product(depth))
        return node

    def product(self, depth: int) -> Node:
        """A value, with any more that multiply or divide it."""
        node = self.value(depth)
        while sign := self.sign("*/"):
            node = Operation(sign, node, self.value(depth))
        return node

    def value(self, depth: int) -> Node:
        """A number, a name, a minus, or a sum in brackets."""
        if depth > DEEPEST:
            raise self.wrong(f"it is more than {DEEPEST} brackets deep")
        if self.sign("-"):
            return Negative(self.value(depth + 1))
        if self.sign("("):
            node = self.sum(depth + 1)
            if not self.sign(")"):
                raise self.wrong("a bracket is not closed")
            return node
        return self.plain()

    def plain(self) -> Node:
        """A number or a name."""
        token = self.next()
        if token is None:
            raise self.wrong("it ends where a name or number should stand")
        if token.kind == "sign":
            raise self.wrong(f"“{token.text}” stands where a name or number should")
        self.at += 1
        return Number(Decimal(token.text)) if token.kind == "number" else Name(token.text)

    def sign(self, wanted: str) -> str:
        """The next sign, passed over, if it is one of those wanted; otherwise blank."""
        token = self.next()
        if token is None or token.kind != "sign" or token.text not in wanted:
            return ""
        self.at += 1
        return token.text

    def next(self) -> _Token | None:
        """The token about to be read; None at the end."""
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def finish(self) -> None:
        """Refuse anything left over."""
        if token := self.next():
            raise self.wrong(f"“{token.text}” stands where + - * / should")

    def wrong(self, why: str) -> NotAFormula:
        """The complaint, with what to write instead."""
        return NotAFormula(
            f"“{self.text}” is not a formula: {why}. Write one as in upheld / appeals * 100."
        )
