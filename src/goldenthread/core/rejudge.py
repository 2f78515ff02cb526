"""Judging again: which ratings a change may touch, and what they are now.

A figure's rating may rest on earlier figures (the direction of travel, last year's shape) but never
on later ones; so what changes in a period touches that period and those after it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from goldenthread.core.cases import case_for
from goldenthread.core.facts.columns import BEGINNING, Fact
from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.measures import Component, Measure, RuleBand, Target
from goldenthread.core.facts.organisation import Council
from goldenthread.core.facts.returns import Figure
from goldenthread.core.facts.scores import Score
from goldenthread.core.judge import score
from goldenthread.core.periods import Period
from goldenthread.core.validity import in_force

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
    judged_by = {m.code for m in history.measures if _rule(m, history) in rules}
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


def _rule(measure: Measure, history: Framework) -> str:
    return measure.rule or (history.council[0].rule if history.council else "")


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
    own: dict[str, list[Measure]] = defaultdict(list)
    aims: dict[str, list[Target]] = defaultdict(list)
    given: dict[str, list[Figure]] = defaultdict(list)
    for measure in history.measures:
        own[measure.code].append(measure)
    for target in history.targets:
        aims[target.measure].append(target)
    for figure in figures:
        given[figure.measure].append(figure)
    return tuple(
        Judging(
            code=code,
            framework=Framework(
                council=history.council,
                rules=history.rules,
                measures=tuple(own[code]),
                targets=tuple(aims[code]),
            ),
            figures=tuple(given[code]),
        )
        for code in codes
    )


def scores(judging: Judging, since: date = BEGINNING) -> tuple[Score, ...]:
    """The rating of each figure of a measure whose period starts on a day or later.

    Each is judged by the definition and the rule in force on its period's last day. A period in
    which the measure had no definition is not rated.
    """
    places: dict[str, dict[tuple[str, Period], Figure]] = defaultdict(dict)
    for figure in judging.figures:
        places[figure.place][figure.measure, figure.period] = figure
    frameworks = _by_day(judging)
    made = (
        _score(frameworks[figure.period.last_day], figures, figure)
        for figures in places.values()
        for figure in figures.values()
        if figure.period.start >= since
    )
    return tuple(one for one in made if one is not None)


def _by_day(judging: Judging) -> Mapping[date, Framework]:
    """The framework for each day on which a period ends: the rules in force, every definition."""
    history = judging.framework
    return {
        day: replace(history, rules=in_force(history.rules, day))
        for day in {figure.period.last_day for figure in judging.figures}
    }


def _score(
    framework: Framework, figures: Mapping[tuple[str, Period], Figure], figure: Figure
) -> Score | None:
    definition = in_force(framework.measures, figure.period.last_day)
    if not definition:
        return None
    case = case_for(framework, definition[0], figure.period, figures, place=figure.place)
    return score(case)
