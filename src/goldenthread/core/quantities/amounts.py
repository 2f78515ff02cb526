"""Amounts: figures rounded, shown, read back and worked out, whatever they count.

People see a true minus sign ("−28") and separators ("£4,200,000"); machines get the plain number
from `machine`. A missing figure is shown as the words for why, never as nought.
"""

import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cache, lru_cache
from types import MappingProxyType

from goldenthread.core.facts.measures import Counted, Measure
from goldenthread.core.facts.returns import Figure, FigureStatus, Missing
from goldenthread.core.quantities import formula as formulas

MINUS = "−"
LONGEST = 60
"""Characters in a quantity as typed. The longest seen in published reports has under 30."""

LARGEST = Decimal(10) ** 15
"""A thousand times the spending of the whole kingdom: anything above is a slip of the finger."""

WORDED = frozenset({Counted.GRADE, Counted.YES_NO})
"""What is counted in words rather than numbers."""

YES_NO = ("No", "Yes")
"""The words of a yes/no measure that names none of its own, worst first."""

MARKS: Mapping[FigureStatus, str] = MappingProxyType(
    {
        FigureStatus.PROVISIONAL: "[p]",
        FigureStatus.ESTIMATE: "[e]",
        FigureStatus.REVISED: "[r]",
        FigureStatus.FINAL: "",
    }
)
"""What follows a figure that is not final, as official statistics mark theirs."""

REASONS: Mapping[Missing, str] = MappingProxyType(
    {
        Missing.NOT_DUE: "Not due",
        Missing.NOT_RETURNED: "Not returned",
        Missing.NOT_AVAILABLE: "Not available",
        Missing.SUPPRESSED: "Suppressed",
        Missing.NOT_APPLICABLE: "Not applicable",
    }
)

_WIDE = Context(prec=80, rounding=ROUND_HALF_UP)
_NUMBER = re.compile(
    r"(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+)(?:\.\d*)?(?:e[+-]?\d{1,2})?|\.\d+"
)
_SCALES = {
    "k": 1_000,
    "thousand": 1_000,
    "m": 1_000_000,
    "million": 1_000_000,
    "bn": 1_000_000_000,
    "billion": 1_000_000_000,
}
_SCALE = re.compile(r"(?<=[\d.]) ?(k|thousand|m|million|bn|billion)$")
_PER = re.compile(r" ?per [\d,]+$")
_YES = {"y": 1, "yes": 1, "true": 1, "n": 0, "no": 0, "false": 0}


class NotAQuantity(ValueError):
    """What was given is not a quantity of the measure; the message says why and what to write."""


def rounded(value: Decimal, places: int) -> Decimal:
    """The value to so many decimal places, halves away from nought (2.5 to 3 and −2.5 to −3).

    This is "half up" as spreadsheets and published tables have it. Never a negative nought.
    """
    exact = value.quantize(_least(places), context=_WIDE)
    return exact if exact else exact.copy_abs()


@cache
def _least(places: int) -> Decimal:
    """The least that can be shown with so many decimal places."""
    return Decimal(1).scaleb(-places)


def words_of(measure: Measure) -> tuple[str, ...]:
    """The words that the measure's figures stand for, worst first; none if it counts numbers."""
    if measure.counted is Counted.YES_NO:
        return measure.words or YES_NO
    return measure.words if measure.counted is Counted.GRADE else ()


def machine(value: Decimal, measure: Measure) -> str:
    """The figure as shown but for machines: no separators, no unit, a plain hyphen for minus."""
    return f"{rounded(value, measure.places):f}"


def bare(value: Decimal, measure: Measure) -> str:
    """The figure as shown but without its unit, for a table whose heading gives it: "2,841"."""
    word = _word(value, measure)
    if word is not None:
        return word
    exact = rounded(value, measure.places)
    return f"{MINUS if exact < 0 else ''}{abs(exact):,f}"


def shown(value: Decimal, measure: Measure) -> str:
    """The figure as people read it: "84.2%", "£4,200,000", "21 days", "12.4 per 1,000", "Yes"."""
    word = _word(value, measure)
    if word is not None:
        return word
    exact = rounded(value, measure.places)
    minus, money = MINUS if exact < 0 else "", "£" if measure.counted is Counted.MONEY else ""
    return f"{minus}{money}{abs(exact):,f}{_after(exact, measure)}"


def figure_shown(figure: Figure, measure: Measure) -> str:
    """The figure with the mark of its status, or the words for why there is none.

    "84.2% [p]" is provisional, [e] an estimate, [r] revised; "Not returned" is never nought.
    """
    value = value_of(figure, measure)
    if value is None:
        return REASONS[figure.missing or Missing.NOT_AVAILABLE]
    return f"{shown(value, measure)} {MARKS[figure.status]}".rstrip()


def value_of(figure: Figure, measure: Measure) -> Decimal | None:
    """The figure's value: as given, or worked out by the measure's formula from its components.

    None if it is missing, has neither, or cannot be worked out. Raises `formula.NotAFormula` if the
    measure's formula cannot be read, which the framework checks find before any figure is kept.
    """
    if figure.missing is not None:
        return None
    if figure.value is not None or not measure.formula:
        return figure.value
    return _worked_out(measure.formula, figure.components)


@lru_cache(maxsize=16_384)
def _worked_out(formula: str, components: tuple[tuple[str, Decimal], ...]) -> Decimal | None:
    """Remembered by what is said, not by who says it: a figure is shown many times, and read
    anew after each that is saved. A council's figures of four years are some 15,000.
    """
    return formulas.evaluate(formulas.parse(formula), dict(components))


def read(text: str, measure: Measure) -> Decimal:
    """The quantity that a text gives, exact: "1,234 ", "84.2%", "£4.2m", "(28)", "21 days", "Yes".

    A word or grade is its place among the measure's words, from 0. Raises `NotAQuantity`, which says
    what is wrong and what to write instead.
    """
    said = " ".join(text.replace("\u00a0", " ").split())
    if not said or len(said) > LONGEST:
        fault = "it is blank" if not said else "it is too long"
        raise _wrong(text, fault, "Write the figure, or say why it is missing")
    words = words_of(measure)
    if measure.counted in WORDED:
        return _read_word(said, words, measure)
    return _read_number(said, measure)


def _word(value: Decimal, measure: Measure) -> str | None:
    """The word a value stands for; None if the measure has none or the value falls between them."""
    words = words_of(measure)
    place = int(value) if words and value == int(value) else -1
    return words[place] if 0 <= place < len(words) else None


def _after(exact: Decimal, measure: Measure) -> str:
    if measure.suffix:
        return measure.suffix if measure.suffix[:1] == "%" else f" {measure.suffix}"
    match measure.counted:
        case Counted.PERCENT:
            return "%"
        case Counted.DAYS:
            return " day" if abs(exact) == 1 else " days"
        case Counted.RATE if measure.per:
            return f" per {measure.per:,f}"
        case _:
            return ""


def _read_word(said: str, words: tuple[str, ...], measure: Measure) -> Decimal:
    folded = said.casefold()
    for place, word in enumerate(words):
        if word.casefold() == folded:
            return Decimal(place)
    if measure.counted is Counted.YES_NO and not measure.words and folded in _YES:
        return Decimal(_YES[folded])
    if not words:
        raise _wrong(
            said, f"{measure.code} has no words", "Give the measure its words, worst first"
        )
    raise _wrong(said, "it is none of the measure's words", f"Write one of: {', '.join(words)}")


def _read_number(said: str, measure: Measure) -> Decimal:
    plain, negative = _unsigned(_unsuffixed(said.casefold(), measure))
    if measure.counted is Counted.MONEY:
        plain = plain.removeprefix("£").strip()
    if plain in {"nil", "zero"}:
        return Decimal(0)
    scale = _SCALE.search(plain)
    if scale:
        plain = plain[: scale.start()]
    if not _NUMBER.fullmatch(plain):
        raise _odd(said, plain, measure)
    value = Decimal(re.sub("[, ]", "", plain)) * (_SCALES[scale[1]] if scale else 1)
    if value >= LARGEST or len(plain) > 40:
        raise _wrong(said, "it is too large or too finely divided", "Check the figure")
    return value.copy_negate() if negative and value else value


def _unsuffixed(plain: str, measure: Measure) -> str:
    if measure.suffix:
        plain = plain.removesuffix(measure.suffix.casefold()).strip()
    match measure.counted:
        case Counted.PERCENT:
            plain = re.sub(r" ?(?:%|per cent|percent)$", "", plain)
        case Counted.DAYS:
            plain = re.sub(r" ?days?$", "", plain)
        case Counted.RATE:
            plain = _PER.sub("", plain)
        case _:
            pass
    return plain.strip()


def _unsigned(plain: str) -> tuple[str, bool]:
    """The text without its minus: a hyphen, a dash, a true minus, or brackets as accountants write."""
    if plain[:1] in {"-", MINUS, "–", "‐", "‑"}:
        return plain[1:].strip(), True
    if plain.startswith(("£-", "£" + MINUS)):
        return "£" + plain[2:].strip(), True
    if plain.startswith("(") and plain.endswith(")"):
        return plain[1:-1].strip(), True
    return plain.removeprefix("+").strip(), False


def _odd(said: str, plain: str, measure: Measure) -> NotAQuantity:
    for sign, counted in (("%", Counted.PERCENT), ("£", Counted.MONEY)):
        if sign in plain and measure.counted is not counted:
            fault = f"it is {counted}, and {measure.code} is counted as {measure.counted}"
            return _wrong(said, fault, "Write the number alone, or change how it is counted")
    if re.fullmatch(r"[\d,]*,[\d,.]*", plain):
        return _wrong(said, "a comma stands in an odd place", "Write it as 1,234 or 1234.5")
    return _wrong(said, "it is not a number", f"Write it as {shown(Decimal(1234), measure)}")


def _wrong(said: str, fault: str, cure: str) -> NotAQuantity:
    return NotAQuantity(f"“{said[:LONGEST]}” is not a figure: {fault}. {cure}.")
