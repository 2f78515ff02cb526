"""Issues: reports as they went out."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, ClassVar

from goldenthread.core.facts.columns import Column, Fact
from goldenthread.core.periods import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue(Fact):
    """One file of a published report. The same store and as-at moment give the same fingerprint."""

    SHEET: ClassVar[str] = "Issues"
    KEY: ClassVar[tuple[str, ...]] = ("report", "subject", "period", "audience", "format")

    report: Annotated[str, Column("Report", "The kind of report, such as departmental.")]
    subject: Annotated[str, Column("Subject", "The code of what it is about, such as a plan.")]
    period: Annotated[Period, Column("Period", "The period it reports.")]
    as_at: Annotated[datetime, Column("As at", "The moment whose knowledge it tells.")]
    audience: Annotated[str, Column("Audience", "Whom it was written for.")]
    format: Annotated[str, Column("Format", "html, pdf, docx, xlsx or csv.")]
    sha256: Annotated[str, Column("SHA-256", "The file's fingerprint.")]
