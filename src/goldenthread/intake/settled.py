"""Places named in a council's own table: which of them is the council itself, and codes for the others."""

import re
from dataclasses import dataclass, field

from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.organisation import Place, PlaceKind
from goldenthread.intake.cells import Value
from goldenthread.intake.fields import text
from goldenthread.intake.mapping import Places
from goldenthread.intake.missing import without_marks


@dataclass(slots=True)
class Settled:
    """The places met so far in a table. Those the framework knows are not made again."""

    mapped: Places | None
    framework: Framework
    places: dict[str, Place] = field(default_factory=dict)
    councils: frozenset[str] = field(init=False)
    held: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.councils = _councils(self.mapped, self.framework)
        self.held = frozenset(place.code for place in self.framework.places)

    def code(self, code: Value, title: Value) -> str:
        """The place's code; blank if it is the council itself, or the table has no places."""
        said = without_marks(text(code))
        if self.mapped is None or said.casefold() in self.councils:
            return ""
        made = f"{self.mapped.prefix}{_slug(said)}" if self.mapped.prefix else said
        if made not in self.places and made not in self.held:
            name = without_marks(text(title)) or said
            self.places[made] = _place(self.mapped, made, name)
        return made


def _councils(mapped: Places | None, framework: Framework) -> frozenset[str]:
    """What may stand for the council itself, in small letters."""
    if mapped and mapped.council:
        return frozenset({mapped.council.casefold()})
    named = (
        name
        for council in framework.council
        for name in (council.code, council.title, council.short)
    )
    return frozenset(name.casefold() for name in named if name)


def _place(mapped: Places, code: str, title: str) -> Place:
    kinds = (kind for start, kind in mapped.kinds.items() if code.startswith(start))
    kind = next(kinds, mapped.kind)
    return Place(code=code, title=mapped.names.get(code) or title, kind=PlaceKind(kind))


def _slug(name: str) -> str:
    """A name as part of a code: "Argyll & Bute" is ARGYLL-BUTE."""
    return re.sub(r"[^A-Z0-9]+", "-", name.upper()).strip("-")
