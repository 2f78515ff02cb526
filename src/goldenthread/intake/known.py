"""The codes that a framework knows, and the nearest one to a code that it does not."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.measures import Measure
from goldenthread.core.periods import Calendar
from goldenthread.intake.fields import text
from goldenthread.intake.rows import Raw, Wrong


@dataclass(frozen=True, slots=True)
class Known:
    """A framework by code. Of several dated rows of one code the last stands."""

    measures: dict[str, Measure] = field(default_factory=dict)
    components: dict[str, frozenset[str]] = field(default_factory=dict)
    places: frozenset[str] = frozenset()
    items: frozenset[str] = frozenset()
    mitigations: frozenset[str] = frozenset()
    plans: frozenset[str] = frozenset()

    def calendar(self, raw: Raw) -> Calendar:
        """The calendar of the measure that a row names; the financial year if it names none."""
        measure = self.measures.get(text(raw.get("measure")))
        return measure.calendar if measure else Calendar.FINANCIAL


def known(framework: Framework) -> Known:
    """A framework's codes, ready for looking up."""
    parts: dict[str, set[str]] = {}
    for component in framework.components:
        parts.setdefault(component.measure, set()).add(component.name)
    return Known(
        measures={one.code: one for one in sorted(framework.measures, key=lambda m: m.valid_from)},
        components={code: frozenset(names) for code, names in parts.items()},
        places=_codes(framework.places),
        items=_codes(framework.items),
        mitigations=_codes(framework.mitigations),
        plans=_codes(framework.plans),
    )


def _codes(facts: tuple[Any, ...]) -> frozenset[str]:
    return frozenset(fact.code for fact in facts)


def unknown(name: str, code: str, codes: Collection[str]) -> Iterator[Wrong]:
    """The doubt about a code that is not among those known; nothing if it is, or is blank."""
    if not code or code in codes:
        return
    near = get_close_matches(code[:60], list(codes), n=1, cutoff=0.5)
    same = [one for one in codes if one.casefold() == code.casefold()]
    meant = f"Did you mean “{(same or near)[0]}”? " if same or near else ""
    cure = f"{meant}Correct the code, or add it to the framework first."
    yield Wrong(name, f"The {name} “{code}” is not in the framework.", cure)
