"""What stands in a cell where a figure does not: shorthand for why, marks of how firm it is, and notes."""

import re
from collections.abc import Mapping

from goldenthread.core.facts.returns import FigureStatus, Missing
from goldenthread.intake.cells import squeezed

CODES: Mapping[str, Missing] = {
    "[x]": Missing.NOT_AVAILABLE,
    "[z]": Missing.NOT_APPLICABLE,
    "[c]": Missing.SUPPRESSED,
    "[u]": Missing.NOT_AVAILABLE,
    "[y]": Missing.NOT_AVAILABLE,
    "-": Missing.NOT_AVAILABLE,
    "–": Missing.NOT_AVAILABLE,
    "—": Missing.NOT_AVAILABLE,
    "..": Missing.NOT_AVAILABLE,
    ":": Missing.NOT_AVAILABLE,
    "n/a": Missing.NOT_AVAILABLE,
    "na": Missing.NOT_AVAILABLE,
    "nr": Missing.NOT_RETURNED,
    "*": Missing.SUPPRESSED,
}
"""The shorthand of official statistics and of council reports. "n/a" says no more than that there is
no figure, so it is read as not available; a mapping may say otherwise."""

STATUSES: Mapping[str, FigureStatus] = {
    "[p]": FigureStatus.PROVISIONAL,
    "[r]": FigureStatus.REVISED,
    "[e]": FigureStatus.ESTIMATE,
}

_NOTE = re.compile(r"\s*\[notes? [^\]]*\]", re.IGNORECASE)
_STATUS = re.compile(r"\s*(\[[pre]\])", re.IGNORECASE)


def reason(text: str, more: Mapping[str, Missing] | None = None) -> Missing | None:
    """Why there is no figure, if that is what the text says; None if it says something else.

    `more` are a file's own codes, which come before the usual ones.
    """
    said = without_notes(text).casefold()
    own = {code.casefold(): why for code, why in (more or {}).items()}
    in_words = {squeezed(why.value): why for why in Missing}
    return own.get(said) or CODES.get(said) or in_words.get(squeezed(said))


def without_notes(text: str) -> str:
    """Text without footnote markers such as "[note 3]"."""
    return _NOTE.sub("", text).strip()


def status_of(text: str) -> FigureStatus | None:
    """How firm a figure is, if its text carries [p], [r] or [e]."""
    found = _STATUS.search(text)
    return STATUSES[found[1].casefold()] if found else None


def without_marks(text: str) -> str:
    """Text without footnote markers and without [p], [r] or [e]."""
    return _STATUS.sub("", without_notes(text)).strip()
