"""What reading a file gives: facts, findings, and a count of every row, so that none goes missing."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from goldenthread.core.facts.findings import Finding, Severity
from goldenthread.core.facts.organisation import Place

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """The rows of one sheet: every row that holds something is read, rejected or set aside as a note.

    In a wide layout a row holds many figures, and each figure counts.
    """

    sheet: str
    read: int = 0
    rejected: int = 0
    notes: int = 0

    @property
    def rows(self) -> int:
        """The rows that hold something, headings apart."""
        return self.read + self.rejected + self.notes


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed(Generic[T]):
    """A file as read. `value` holds every row that could be read, even when others could not.

    `places` are places that a file of figures names and the framework does not know: comparisons.
    """

    value: T
    findings: tuple[Finding, ...] = ()
    counts: tuple[Count, ...] = ()
    places: tuple[Place, ...] = ()

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What must be mended before anything is applied."""
        return tuple(f for f in self.findings if f.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """What somebody should look at."""
        return tuple(f for f in self.findings if f.severity is Severity.WARNING)

    @property
    def rows(self) -> int:
        """How many rows of data the file holds, notes and guidance apart."""
        return sum(count.read + count.rejected for count in self.counts)

    @property
    def rejected(self) -> int:
        """How many rows could not be read."""
        return sum(count.rejected for count in self.counts)
