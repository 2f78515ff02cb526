"""Doubts about data, as values: what is wrong, where, and how to mend it."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error stops an import; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One doubt. `sheet` and `cell` say where it was seen; `subject` the code it is about, when known."""

    severity: Severity
    what: str
    cure: str
    sheet: str = ""
    cell: str = ""
    subject: str = ""
    kind: str = ""
