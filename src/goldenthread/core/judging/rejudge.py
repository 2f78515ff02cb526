"""Judging again: which ratings a change may touch, and what they are now.

A figure's rating may rest on earlier figures (the direction of travel, last year's shape) but never
on later ones; so what changes in a period touches that period and those after it.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import TypeVar

from goldenthread.core.facts.columns import BEGINNING, Fact
from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.measures import Component, Measure, RuleBand, Target
from goldenthread.core.facts.organisation import Council
from goldenthread.core.facts.returns import Figure
from goldenthread.core.facts.scores import Score
from goldenthread.core.history.validity import in_force
from goldenthread.core.judging.cases import rule_code
from goldenthread.core.judging.judge import rule_in
from goldenthread.core.judging.standards import Standard, here, looks_back, standard, yardstick
from goldenthread.core.judging.yardsticks import Yardstick, held_to
from goldenthread.core.periods import Period

F = TypeVar("F", bound=Fact)
Touched = Mapping[str, date]
"""The code of each measure touched, with the first day of the earliest period that is."""


def touched(history: Framework, changed: Iterable[Fact]) -> Touched:
    """Which measures' ratings may be other than they were, now that these facts have changed.

    `history` is the framework with the change in it.
    """
    found: dict[str, date] = {}
    rules: set[str] = set()
    for fact in changed:
        code, start = _reach(fact)
        if isinstance(fact, RuleBand | Council):
            rules.add(code)
        elif code:
            found[code] = min(start, found.get(code, start))
    judged_by = {m.code for m in history.measures if rule_code(history, m) in rules}
    return {**found, **dict.fromkeys(judged_by, BEGINNING)}


def _reach(fact: Fact) -> tuple[str, date]:
    """The measure or rule that a fact is about, and the first day that it bears on."""
    match fact:
        case Figure():
            return fact.measure, fact.period.start
        case Measure():
            return fact.code, BEGINNING
        case Target() | Component():
            return fact.measure, BEGINNING
        case RuleBand() | Council():
            return fact.rule, BEGINNING
    return "", BEGINNING


@dataclass(frozen=True, slots=True, kw_only=True)
class Judging:
    """One measure with all that judging it needs: its own rows, and the rules of all."""

    code: str
    framework: Framework
    figures: tuple[Figure, ...]


def judgings(
    history: Framework, figures: Iterable[Figure], codes: Iterable[str]
) -> tuple[Judging, ...]:
    """What is needed to judge each of the measures again, cut small so that each is quick."""
    asked = tuple(codes)
    among = frozenset(asked)
    own = _by(attrgetter("code"), (row for row in history.measures if row.code in among))
    aims = _by(attrgetter("measure"), (row for row in history.targets if row.measure in among))
    bands = _by(attrgetter("rule"), history.rules)
    given = _by(attrgetter("measure"), figures)
    return tuple(
        Judging(
            code=code,
            framework=Framework(
                council=history.council,
                rules=tuple(b for rule in _rules(own[code], history) for b in bands[rule]),
                measures=tuple(own[code]),
                targets=tuple(aims[code]),
            ),
            figures=tuple(given[code]),
        )
        for code in asked
    )


def _by(name: Callable[[F], str], facts: Iterable[F]) -> Mapping[str, list[F]]:
    """Facts by one of their codes; a code that none has is an empty list."""
    found: dict[str, list[F]] = defaultdict(list)
    for fact in facts:
        found[name(fact)].append(fact)
    return found


def _rules(versions: Iterable[Measure], history: Framework) -> tuple[str, ...]:
    """The rules that judge any version of a measure, each once."""
    return tuple(dict.fromkeys(rule_code(history, version) for version in versions))


def scores(judging: Judging, since: date = BEGINNING) -> tuple[Score, ...]:
    """The rating of each figure of a measure whose period starts on a day or later.

    Each is judged by the definition and the rule in force on its period's last day. A period in
    which the measure had no definition is not rated; nor is a place for which no target was ever
    agreed, such as another authority that is there to compare with.
    """
    return tuple([held_to(by, figure) for figure, by in yardsticks(judging, since)])


def yardsticks(judging: Judging, since: date = BEGINNING) -> Iterator[tuple[Figure, Yardstick]]:
    """Each figure that is to be rated, with what it is held against; for `scores`."""
    aims = _by(attrgetter("place"), judging.framework.targets)
    given = _by(attrgetter("place"), judging.figures)
    rated = {"", *aims}
    wanted = [f for f in judging.figures if f.period.start >= since and f.place in rated]
    held = _held(judging.framework, {figure.period for figure in wanted})
    back = looks_back(judging.framework.targets, held.values())
    places = {place: here(place, aims[place], given[place] if back else ()) for place in rated}
    for figure in wanted:
        for by in held[figure.period]:
            yield figure, yardstick(by, figure, places[figure.place])


def _held(history: Framework, periods: Iterable[Period]) -> Mapping[Period, tuple[Standard, ...]]:
    """What each period is judged by: one definition with its rule, or none where there is none.

    Nothing changes between two days from which a row holds, so there are few standards.
    """
    defined = {measure.valid_from for measure in history.measures}
    turns = sorted(defined.union(band.valid_from for band in history.rules))
    stretches: dict[int, tuple[Standard, ...]] = {}
    held: dict[Period, tuple[Standard, ...]] = {}
    for period in periods:
        day = period.last_day
        stretch = bisect_right(turns, day)
        if stretch not in stretches:
            stretches[stretch] = _standards(history, day)
        held[period] = stretches[stretch]
    return held


def _standards(history: Framework, day: date) -> tuple[Standard, ...]:
    rules = in_force(history.rules, day)
    return tuple(
        standard(measure, rule_in(rules, rule_code(history, measure)), history.measures)
        for measure in in_force(history.measures, day)
    )
