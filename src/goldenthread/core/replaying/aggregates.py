"""Published counts: whether they add up, and whether a complete table gives the same when counted."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goldenthread.core.facts.measures import RatingWord, RuleBand
from goldenthread.core.quantities.arithmetic import is_share, slips
from goldenthread.core.replaying.replay import Published, judged

_COUNTED = (RatingWord.GREEN, RatingWord.AMBER, RatingWord.RED)
_OF_ALL = re.compile(r"out of (\d+) (?:measures|targets|indicators|KPIs|PIs)")
_SHARE = re.compile(r"(?<!of )\b(\d+) \((\d+(?:\.\d+)?)%\)")
_MOVED = re.compile(r"(\d+) of (\d+) (declined|improved)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """One published set of counts; `None` where nothing was printed. `text` is all that was said."""

    row: int
    source: str = ""
    council: str = ""
    report: str = ""
    period: str = ""
    text: str = ""
    green: int | None = None
    amber: int | None = None
    red: int | None = None
    unrated: int | None = None
    total: int | None = None
    up: int | None = None
    same: int | None = None
    down: int | None = None
    no_direction: int | None = None

    @property
    def rated(self) -> tuple[int | None, ...]:
        """Green, amber and red, in that order."""
        return (self.green, self.amber, self.red)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recount:
    """A published table counted again from its rows: `ours` in the order green, amber, red."""

    counts: Counts
    ours: tuple[int, ...]
    same: bool


def contradictions(counts: Counts) -> tuple[str, ...]:
    """Return a sentence for each way in which the published counts contradict themselves."""
    found = (*_ratings(counts), *_directions(counts), *_against_text(counts), *slips(counts.text))
    return tuple(dict.fromkeys(found))


def _ratings(counts: Counts) -> tuple[str, ...]:
    return _sum("ratings", (*counts.rated, counts.unrated), counts.total, counts.rated)


def _directions(counts: Counts) -> tuple[str, ...]:
    moved = (counts.up, counts.same, counts.down)
    return _sum("directions", (*moved, counts.no_direction), counts.total, moved)


def _sum(
    what: str,
    parts: Sequence[int | None],
    total: int | None,
    needed: Sequence[int | None],
) -> tuple[str, ...]:
    """Whether the parts make the total; silent unless every part that must be printed is."""
    if total is None or None in needed:
        return ()
    known = [part for part in parts if part is not None]
    sums, made = " + ".join(map(str, known)), sum(known)
    if made == total:
        return ()
    if made > total:
        return (f"The {what} {sums} make {made}, not {total}.",)
    return (f"The {what} {sums} make {made} of {total}: {total - made} not accounted for.",)


def _against_text(counts: Counts) -> tuple[str, ...]:
    """Numbers in the words that the table beside them does not bear out."""
    return (*_of_all(counts), *_moves(counts), *_shares(counts))


def _of_all(counts: Counts) -> list[str]:
    return [
        f"The words say “{match[0]}”; the table counts {counts.total}."
        for match in _OF_ALL.finditer(counts.text)
        if counts.total is not None and int(match[1]) != counts.total
    ]


def _moves(counts: Counts) -> list[str]:
    table = {"declined": counts.down, "improved": counts.up}
    return [
        f"The words say “{match[0]}”; the table counts {table[match[3]]} that {match[3]}."
        for match in _MOVED.finditer(counts.text)
        if table[match[3]] is not None and int(match[1]) != table[match[3]]
    ]


def _shares(counts: Counts) -> list[str]:
    """Shares like "9 (18%)" that no number beside them can be the whole of.

    Only where the counts make up the total, so that the whole must be among what is printed.
    """
    if _ratings(counts) or None in (*counts.rated, counts.total):
        return []
    wholes = {int(number) for number in re.findall(r"\d+", counts.text)} | {counts.total or 0}
    return [
        f"“{match[0]}” is not the share of any number beside it."
        for match in _SHARE.finditer(counts.text)
        if not any(is_share(match[1], whole, match[2]) for whole in wholes)
    ]


def recounted(
    counts: Counts, rows: Iterable[Published], rule: tuple[RuleBand, ...]
) -> Recount | None:
    """Return a published table counted again from its rows.

    `None` unless the rows hold as many rated measures as the table counts: a table of which only some
    rows are known cannot be counted.
    """
    if None in counts.rated:
        return None
    found = Counter(judged(row, rule).rating for row in rows if _belongs(row, counts))
    ours = tuple(found[word] for word in _COUNTED)
    if sum(ours) != sum(part or 0 for part in counts.rated) or not sum(ours):
        return None
    return Recount(counts=counts, ours=ours, same=ours == counts.rated)


def _belongs(row: Published, counts: Counts) -> bool:
    same_table = bool(counts.source) and row.source.startswith(counts.source)
    return same_table and row.period == counts.period and row.polarity is not None
