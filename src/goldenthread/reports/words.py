"""Sentences from facts: what pages and reports say first. Each is under 25 words."""

from collections.abc import Sequence
from datetime import date, datetime

from goldenthread.core.facts.lines import Counts, Tally
from goldenthread.core.facts.scores import Unrated
from goldenthread.core.measuring.lateness import today
from goldenthread.core.periods import Kind, Period, number
from goldenthread.core.periods.spans import LONDON

LONGEST = 24
"""Words in a sentence at most: people stop following at about 25."""

REASONS = {
    Unrated.NOT_DUE: "not due",
    Unrated.NO_TARGET: "without a target",
    Unrated.NO_RULE: "without a rule that fits",
    Unrated.NO_FORECAST: "without a forecast",
}

SPANS = {
    Kind.MONTH: "this month",
    Kind.QUARTER: "this quarter",
    Kind.TERM: "this term",
    Kind.HALF: "this half-year",
    Kind.YEAR: "this year",
    Kind.ROLLING: "this rolling year",
}


def plural(count: int, thing: str, things: str = "") -> str:
    """Return a count with its noun: "1 measure", "2,000 measures"."""
    return f"{count:,} {thing if count == 1 else things or thing + 's'}"


def so_many(number: int, verb: str = "is", verbs: str = "are") -> str:
    """Return a count with its verb: "none is", "1 is", "2,000 are"."""
    return f"{number:,} {verb if number == 1 else verbs}" if number else f"none {verb}"


def day(moment: date) -> str:
    """Return a day as people write it: "14 October 2026"."""
    return f"{moment.day} {moment:%B %Y}"


def listed(pieces: Sequence[str]) -> str:
    """Return pieces joined as a list in a sentence: "a, b and c"."""
    return " and ".join(part for part in (", ".join(pieces[:-1]), *pieces[-1:]) if part)


def of_counts(counts: Counts, period: Period) -> tuple[str, ...]:
    """Return the answer first: how many are rated, as what, and why the rest are not."""
    if not counts.measures:
        return ("There are no measures to show.",)
    if counts.measures == 1:
        return (_of_one(counts, SPANS[period.kind]),)
    opening = f"{_share(counts)} rated {SPANS[period.kind]}"
    rated = _spread(opening, [_tally(each) for each in counts.ratings])
    return *rated, *_unrated(counts)


def _share(counts: Counts) -> str:
    if counts.rated == counts.measures:
        every = "Both" if counts.measures == 2 else f"All {counts.measures:,}"
        return f"{every} measures are"
    return f"Of {plural(counts.measures, 'measure')}, {so_many(counts.rated)}"


def _of_one(counts: Counts, span: str) -> str:
    if counts.rated:
        return f"The one measure is rated {_label(counts.ratings[0])} {span}."
    why = ", ".join(REASONS.get(why, why.value) for why, _ in counts.reasons)
    return f"The one measure is not rated {span}{f': it is {why}' if why else ''}."


def _unrated(counts: Counts) -> tuple[str, ...]:
    left = counts.measures - counts.rated
    if not left:
        return ()
    pieces = [f"{count:,} {REASONS.get(why, why.value)}" for why, count in counts.reasons]
    return _spread(f"{so_many(left)} not rated", pieces)


def _label(tally: Tally) -> str:
    return lowered(tally.label)


def _tally(tally: Tally) -> str:
    return f"{tally.number:,} {_label(tally)}"


def lowered(text: str) -> str:
    """Return text to stand within a sentence: without its capital, unless it opens in capitals."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _spread(opening: str, pieces: Sequence[str]) -> tuple[str, ...]:
    """Return "opening: piece, piece." and, past the longest sentence, "A further piece, piece."."""
    if not pieces:
        return (f"{opening}.",)
    sentences, current = [], f"{opening}: {pieces[0]}"
    for piece in pieces[1:]:
        if len(f"{current} {piece}".split()) > LONGEST:
            sentences.append(f"{current}.")
            current = f"A further {piece}"
        else:
            current += f", {piece}"
    return *sentences, f"{current}."


def period_name(period: Period) -> str:
    """Return a period as a sentence names it: "quarter 2", "September 2026", "2025/26"."""
    match period.kind:
        case Kind.QUARTER:
            return f"quarter {number(period)}"
        case Kind.HALF:
            return f"half {number(period)}"
        case Kind.MONTH:
            return f"{period.start:%B %Y}"
        case Kind.ROLLING:
            return f"the year to {day(period.last_day)}"
        case _:
            return period.label


def period_title(period: Period) -> str:
    """Return a period as a heading names it: "Quarter 2, 2026/27"."""
    name = period_name(period)
    if period.kind in {Kind.QUARTER, Kind.HALF}:
        name += f", {period.label.rpartition(' ')[0]}"
    return name[0].upper() + name[1:]


def age(period: Period, at: datetime) -> str:
    """Return how old the data is: "14 days after the quarter ended"."""
    days = (today(at) - period.last_day).days
    span = SPANS[period.kind].removeprefix("this ")
    if days == 0:
        return f"on the day the {span} ended"
    if days < 0:
        return f"{plural(-days, 'day')} before the {span} ends"
    return f"{plural(days, 'day')} after the {span} ended"


def moment(at: datetime) -> str:
    """Return a moment as people here write it: "14 October 2026, 09:12"."""
    here = at.astimezone(LONDON)
    return f"{day(here)}, {here:%H:%M}"
