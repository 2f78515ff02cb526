"""Pages remembered as they were written: what is known at a moment never changes, nor does its page."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass

MOST = 128
"""Pages remembered in one process. Most are under 100 kB and the largest 350 kB: some 10 MB in all."""


@dataclass(frozen=True, slots=True)
class Written:
    """A page but for the place where it says who is signed in: what stands before that and after."""

    before: bytes
    after: bytes


_written: OrderedDict[Hashable, Written] = OrderedDict()


def remembered(key: Hashable, write: Callable[[], Written]) -> Written:
    """Return what was written under the key; write it if it is not remembered.

    The key must hold all that what is written depends on. The oldest is forgotten first.
    """
    found = _written.get(key)
    if found is None:
        found = _written[key] = write()
        if len(_written) > MOST:
            _written.popitem(last=False)
    return found


def forget() -> None:
    """Remember nothing: for tests that change how a page is made."""
    _written.clear()
