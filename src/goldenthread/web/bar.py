"""The bar of counts: how many of each rating, drawn as one bar and told as a list."""

from collections.abc import Iterable
from dataclasses import dataclass

from goldenthread.core.facts.lines import Counts
from goldenthread.core.facts.measures import RatingWord
from goldenthread.reports.marks import COLOURS, OF_RATING

WIDE = 1000
GAP = 4
"""White between parts, so that neighbours are told apart without their colours."""
LEAST = 6
"""A part of one in a thousand is still seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of the bar: where it stands, its colour, and what it counts."""

    x: int
    wide: int
    fill: str
    rating: RatingWord
    label: str
    number: int


def bar(counts: Counts) -> tuple[Part, ...]:
    """Return the parts, best first, those not rated last; none where there are no measures."""
    tallies = [(tally.rating, tally.label, tally.number) for tally in counts.ratings]
    if counts.measures > counts.rated:
        tallies.append((RatingWord.NONE, "Not rated", counts.measures - counts.rated))
    return tuple(_parts(tallies, counts.measures))


def _parts(tallies: list[tuple[RatingWord, str, int]], total: int) -> Iterable[Part]:
    room = WIDE - GAP * (len(tallies) - 1)
    x = 0
    for rating, label, number in tallies:
        wide = max(room * number // total, LEAST)
        fill = COLOURS[OF_RATING[rating]].ink
        yield Part(x=x, wide=wide, fill=fill, rating=rating, label=label, number=number)
        x += wide + GAP
