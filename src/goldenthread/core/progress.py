"""Progress: how far along a long piece of work is, told to whoever is waiting."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called with how many are done and how many there are."""


def nothing(done: int, total: int) -> None:
    """Tell nobody."""


def part(progress: Progress, done: int, total: int) -> Progress:
    """The progress of one stretch of a longer way: `done` lie behind it, `total` is the whole."""
    return lambda further, _: progress(done + further, total)


def half(progress: Progress, which: int, size: int) -> Progress:
    """The progress of the first (0) or second (1) half of a way of twice `size`, whatever it counts."""

    def tell(done: int, total: int) -> None:
        progress(which * size + (size * done // total if total else size), 2 * size)

    return tell
