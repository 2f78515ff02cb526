"""Choosing, ordering and counting lines: the same for a page, its download and a report."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from goldenthread.core.facts.lines import Chosen, Counts, Goodness, MeasureLine, Tally
from goldenthread.core.facts.measures import RatingWord
from goldenthread.core.facts.scores import Unrated

WORDS: Mapping[RatingWord, str] = {
    RatingWord.BLUE: "Better than target",
    RatingWord.GREEN: "On target",
    RatingWord.GREEN_AMBER: "Nearly on target",
    RatingWord.AMBER: "Slightly off target",
    RatingWord.RED_AMBER: "Well off target",
    RatingWord.RED: "Off target",
    RatingWord.NONE: "Not rated",
}
"""What a rating is called where the lines that share it do not agree on one word."""

BEST_FIRST = tuple(RatingWord)

Key = tuple[Any, ...]


def chosen(lines: Iterable[MeasureLine], by: Chosen) -> tuple[MeasureLine, ...]:
    """Return the lines that meet every filter that is not blank, in the order they came."""
    return tuple(line for line in lines if _meets(line, by))


def _meets(line: MeasureLine, by: Chosen) -> bool:
    asked = (
        (by.priority, (line.priority.code if line.priority else "",)),
        (by.unit, (line.unit,)),
        (by.plan, line.plans),
        (by.set, line.sets),
        (by.rating, (line.rating.value,)),
        (by.direction, _directions(line)),
        (by.owner, (line.owner.code if line.owner else "",)),
        (by.exception, line.exception.kinds if line.exception else ()),
    )
    return all(wanted in held for wanted, held in asked if wanted)


def _directions(line: MeasureLine) -> tuple[str, ...]:
    return (line.direction.goodness.value,) if line.direction else ()


def counts(lines: Sequence[MeasureLine]) -> Counts:
    """Return how many are rated, how each is rated, and why the rest are not."""
    rated = [line for line in lines if line.rating is not RatingWord.NONE]
    reasons = Counter(line.unrated for line in lines if line.unrated is not None)
    return Counts(
        measures=len(lines),
        rated=len(rated),
        ratings=tuple(tally for rating in BEST_FIRST if (tally := _tally(rating, rated))),
        reasons=tuple((why, reasons[why]) for why in Unrated if reasons[why]),
    )


def _tally(rating: RatingWord, rated: Iterable[MeasureLine]) -> Tally | None:
    labels = [line.label for line in rated if line.rating is rating]
    if not labels:
        return None
    word = labels[0] if len(set(labels)) == 1 and labels[0] else WORDS[rating]
    return Tally(rating=rating, label=word, number=len(labels))


def worst(lines: Iterable[MeasureLine]) -> RatingWord:
    """Return the worst rating among the lines; not rated when none of them is."""
    rated = [line.rating for line in lines if line.rating is not RatingWord.NONE]
    return max(rated, key=BEST_FIRST.index, default=RatingWord.NONE)


def by_reference(line: MeasureLine) -> Key:
    """Order by code as a person reads it: HH 9 before HH 12."""
    return natural(line.code)


def natural(code: str) -> Key:
    """Return a key that puts the numbers within codes in order of their size."""
    return tuple(_piece("".join(run)) for _, run in groupby(code, str.isdecimal))


def _piece(word: str) -> tuple[int, int, str]:
    return (0, int(word), "") if word.isdecimal() else (1, 0, word.casefold())


def _by_rating(line: MeasureLine) -> Key:
    unrated = line.rating is RatingWord.NONE
    return unrated, -BEST_FIRST.index(line.rating), *by_reference(line)


def _by_title(line: MeasureLine) -> Key:
    return line.measure.title.casefold(), *by_reference(line)


def _by_owner(line: MeasureLine) -> Key:
    return (
        line.owner is None,
        line.owner.title.casefold() if line.owner else "",
        *by_reference(line),
    )


def _by_direction(line: MeasureLine) -> Key:
    order = (Goodness.WORSE, Goodness.SAME, Goodness.NEITHER, Goodness.BETTER)
    place = order.index(line.direction.goodness) if line.direction else len(order)
    return place, *by_reference(line)


SORTS: Mapping[str, Callable[[MeasureLine], Key]] = {
    "reference": by_reference,
    "measure": _by_title,
    "rating": _by_rating,
    "direction": _by_direction,
    "owner": _by_owner,
}
"""The columns that can be sorted by; figures cannot, since their units differ."""


def ordered(lines: Iterable[MeasureLine], by: str, backwards: bool) -> tuple[MeasureLine, ...]:
    """Return the lines in order of a column of `SORTS`; of reference, if it names none."""
    key = SORTS.get(by, by_reference)
    return tuple(sorted(lines, key=key, reverse=backwards))
