"""Steps: one progress over a journey of several stretches."""

from goldenthread.records.trail.actions import Progress, after


class Stretch:
    """Half of the way is keeping rows, half is judging what they touch."""

    def __init__(self, progress: Progress | None, rows: int) -> None:
        self._progress, self._rows, self._done = progress, rows, 0

    def next(self, length: int) -> Progress | None:
        """The progress of the next so many rows."""
        here = after(self._progress, self._done, 2 * self._rows)
        self._done += length
        return here

    def rest(self) -> Progress | None:
        """The progress of the second half, whatever is counted in it."""
        if self._progress is None:
            return None
        return self._second_half

    def _second_half(self, done: int, total: int) -> None:
        assert self._progress is not None
        self._progress(self._rows + self._rows * done // (total or 1), 2 * self._rows)
