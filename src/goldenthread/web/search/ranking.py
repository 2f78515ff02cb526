"""Which things an enquiry finds, and in what order: plain rules that a reader can guess.

Every word asked for must stand in what is found, as a whole word or its beginning. A code asked for
in full comes first, then a code's beginning, then a title that holds every word (whole words before
beginnings), then what is only said elsewhere, such as in a definition.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from goldenthread.core.lines.choosing import natural
from goldenthread.web.search.entries import Entry

CODE, START, TITLE, BEGINS, TEXT = range(5)
"""How well something was found, best first."""

WORD = re.compile(r"\w+")
FILLERS = frozenset({"a", "an", "and", "for", "in", "of", "on", "or", "the", "to", "with"})
"""Words that stand in so many titles that they tell nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What was found of one kind, best first; `more` says how many are not listed."""

    title: str
    entries: tuple[Entry, ...]
    more: int


def words_of(text: str) -> tuple[str, ...]:
    """Return the words to look for, in small letters, without fillers unless there is nothing else."""
    found = tuple(WORD.findall(text.casefold()))
    return tuple(word for word in found if word not in FILLERS) or found


def found(entries: Iterable[Entry], asked: str, most: int) -> tuple[Group, ...]:
    """Return what was found, group by group; at most so many of each."""
    wanted = words_of(asked)
    if not wanted:
        return ()
    groups: dict[str, list[tuple[int, Entry]]] = {}
    for entry in entries:
        rank = _rank(entry, wanted, _squeezed(asked))
        if rank is not None:
            groups.setdefault(entry.kind, []).append((rank, entry))
    made = [(ranked[0][0], _group(title, ranked, most)) for title, ranked in _ordered(groups)]
    return tuple(group for _, group in sorted(made, key=lambda each: each[0] > START))


def _ordered(
    groups: dict[str, list[tuple[int, Entry]]],
) -> Iterable[tuple[str, list[tuple[int, Entry]]]]:
    for title, ranked in groups.items():
        yield title, sorted(ranked, key=lambda each: (each[0], natural(each[1].code)))


def _group(title: str, ranked: list[tuple[int, Entry]], most: int) -> Group:
    listed = tuple(entry for _, entry in ranked[:most])
    return Group(title=title, entries=listed, more=len(ranked) - len(listed))


def _squeezed(text: str) -> str:
    """Return letters and digits alone, so that “asc li1” finds ASC-LI1."""
    return "".join(WORD.findall(text.casefold()))


def _rank(entry: Entry, wanted: tuple[str, ...], asked: str) -> int | None:
    code = _squeezed(entry.code)
    if code == asked:
        return CODE
    if len(asked) > 1 and code.startswith(asked):
        return START
    return _by_words(entry, wanted)


def _by_words(entry: Entry, wanted: tuple[str, ...]) -> int | None:
    title = WORD.findall(entry.title.casefold())
    if set(wanted) <= set(title):
        return TITLE
    if _begun(title, wanted):
        return BEGINS
    said = WORD.findall(f"{entry.code} {entry.said} {entry.text}".casefold())
    return TEXT if _begun([*title, *said], wanted) else None


def _begun(said: list[str], wanted: tuple[str, ...]) -> bool:
    return all(any(word.startswith(start) for word in said) for start in wanted)
