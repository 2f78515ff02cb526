"""A target as a reader sees it, whatever was written for it."""

from goldenthread.core.facts.measures import Measure
from goldenthread.core.quantities import NotAQuantity, Wanted, wanted, wanted_shown


def meant_by(text: str, measure: Measure) -> Wanted | None:
    """Return what a target's text asks for, or none if it is blank or cannot be read."""
    try:
        return wanted(text, measure)
    except NotAQuantity:
        return None


def shown_target(text: str, measure: Measure) -> str:
    """Return the target in the measure's units: "85%", "58% to 60%", "under 5"; blank if none.

    Text that cannot be read as a target is returned as given, so that it can be seen and mended.
    """
    meant = meant_by(text, measure)
    return wanted_shown(meant, measure) if meant else text.strip()
