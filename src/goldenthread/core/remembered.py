"""What is worked out of one picture is worked out once, however many pages and papers ask for it."""

from collections import deque
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")

HELD = 4
"""Pictures remembered: the period on show, the one before, and room for somebody who looks back."""


def remembered(work: Callable[[Given], Made]) -> Callable[[Given], Made]:
    """Return the function, made to remember what it gave for the last few values it was given.

    For functions of one frozen value that is costly to compare: only the very same value counts as
    seen before, and since it cannot change, neither can the answer.
    """
    last: deque[tuple[Given, Made]] = deque(maxlen=HELD)

    @wraps(work)
    def known(given: Given) -> Made:
        for seen, made in tuple(last):
            if seen is given:
                return made
        made = work(given)
        last.append((given, made))
        return made

    return known
