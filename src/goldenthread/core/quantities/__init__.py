"""Quantities: what figures and targets amount to, exactly, and how they are shown and read.

The one door to them: figures (`amounts`) and what a target asks for (`wanted`).
"""

from goldenthread.core.quantities.amounts import (
    MARKS,
    MINUS,
    REASONS,
    YES_NO,
    NotAQuantity,
    bare,
    figure_shown,
    machine,
    read,
    rounded,
    shown,
    value_of,
    words_of,
)
from goldenthread.core.quantities.wanted import Wanted, wanted, wanted_shown, written

__all__ = [
    "MARKS",
    "MINUS",
    "REASONS",
    "YES_NO",
    "NotAQuantity",
    "Wanted",
    "bare",
    "figure_shown",
    "machine",
    "read",
    "rounded",
    "shown",
    "value_of",
    "wanted",
    "wanted_shown",
    "words_of",
    "written",
]
