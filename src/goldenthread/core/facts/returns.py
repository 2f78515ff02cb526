"""Returns: what managers give each period. Figures, milestone progress, risk control progress and narrative."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, ClassVar

from goldenthread.core.facts.columns import Column, Fact
from goldenthread.core.periods import Period


class Missing(StrEnum):
    """Why there is no figure. Never nought."""

    NOT_DUE = "not due"
    NOT_RETURNED = "not returned"
    NOT_AVAILABLE = "not available"
    SUPPRESSED = "suppressed"
    NOT_APPLICABLE = "not applicable"


class FigureStatus(StrEnum):
    """How firm a figure is."""

    ESTIMATE = "estimate"
    PROVISIONAL = "provisional"
    FINAL = "final"
    REVISED = "revised"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Fact):
    """A measure's value for a period and place: a value, or components to work it out from, or why there is none.

    A grade or yes/no is held as its place among the measure's words, worst first, from 0.
    """

    SHEET: ClassVar[str] = "Figures"
    KEY: ClassVar[tuple[str, ...]] = ("measure", "period", "place")

    measure: Annotated[str, Column("Measure", "The measure's code.", "ASC-LI4", "Measures")]
    period: Annotated[Period, Column("Period", "The period the figure is for.", "2026/27 Q2")]
    place: Annotated[str, Column("Place", "Blank for the council itself.", "", "Places")] = ""
    value: Annotated[Decimal | None, Column("Value", "The figure; blank if given as components or missing.", "84.2")] = None
    components: Annotated[
        tuple[tuple[str, Decimal], ...], Column("Components", "Named parts, if the measure has a formula.", "upheld = 3; appeals = 12")
    ] = ()
    missing: Annotated[Missing | None, Column("Missing because", "Why there is no figure.", "not available")] = None
    status: Annotated[FigureStatus, Column("Status", "How firm it is.", "final")] = FigureStatus.FINAL
    forecast: Annotated[Decimal | None, Column("Year-end forecast", "What is expected for the whole year.", "85")] = None
    commentary: Annotated[str, Column("Commentary", "What the figure means and what happens next.", "")] = ""


class Progress(StrEnum):
    """How a milestone or action is going."""

    DONE = "done"
    ON_COURSE = "on course"
    UNCERTAIN = "uncertain"
    NOT_MET = "will not be met"
    NOT_STARTED = "not started"
    DEFERRED = "deferred"
    ON_HOLD = "on hold"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemReturn(Fact):
    """How an objective, milestone or task stood in a period."""

    SHEET: ClassVar[str] = "Progress"
    KEY: ClassVar[tuple[str, ...]] = ("item", "period")

    item: Annotated[str, Column("Item", "The objective or milestone's code.", "ASC-M1", "Items")]
    period: Annotated[Period, Column("Period", "The period reported.", "2026/27 Q2")]
    progress: Annotated[Progress, Column("Progress", "How it is going.", "on course")]
    confidence: Annotated[Progress | None, Column("Confidence in outcome", "If rated apart from progress.", "")] = None
    done_on: Annotated[date | None, Column("Done on", "The day it was done.", "")] = None
    expected: Annotated[date | None, Column("Now expected", "If the date has moved: the new one.", "")] = None
    commentary: Annotated[str, Column("Commentary", "What happened and what happens next.", "")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MitigationReturn(Fact):
    """How a risk control measure stood in a period."""

    SHEET: ClassVar[str] = "Risk control"
    KEY: ClassVar[tuple[str, ...]] = ("mitigation", "period")

    mitigation: Annotated[str, Column("Mitigation", "The risk control measure's code.", "ASC-R1-M1", "Mitigations")]
    period: Annotated[Period, Column("Period", "The period reported.", "2026/27 Q2")]
    progress: Annotated[Progress, Column("Progress", "How it is going.", "on course")]
    commentary: Annotated[str, Column("Commentary", "What happened and what happens next.", "")] = ""


class Section(StrEnum):
    """The parts of a report that officers write."""

    DEVELOPMENTS = "key developments"
    ISSUES = "emerging issues"
    EQUALITY = "equality actions"
    QUALITY = "data quality"
    FINANCE = "financial statement"
    FACTORS = "factors affecting the directorate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrative(Fact):
    """One numbered paragraph of a plan's report for a period."""

    SHEET: ClassVar[str] = "Narrative"
    KEY: ClassVar[tuple[str, ...]] = ("plan", "period", "section", "order")

    plan: Annotated[str, Column("Plan", "The plan reported on.", "SP-ASC", "Plans")]
    period: Annotated[Period, Column("Period", "The period reported.", "2026/27 Q2")]
    section: Annotated[Section, Column("Section", "Which part of the report.", "key developments")]
    order: Annotated[int, Column("Order", "1 for the first paragraph, and so on.", "1")]
    heading: Annotated[str, Column("Heading", "A short heading, if any.", "Reablement")] = ""
    text: Annotated[str, Column("Text", "The paragraph.", "")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Returns:
    """Everything one returns file says."""

    figures: tuple[Figure, ...] = field(default=())
    progress: tuple[ItemReturn, ...] = field(default=())
    risk_control: tuple[MitigationReturn, ...] = field(default=())
    narrative: tuple[Narrative, ...] = field(default=())
