"""Plans, what they promise, and the links that make the golden thread."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, ClassVar

from goldenthread.core.facts.columns import BEGINNING, Column, Ended, Fact, From
from goldenthread.core.periods import Period


class PlanKind(StrEnum):
    """The hierarchy of plans, from the promise to the person."""

    COMMUNITY = "community strategy"
    AGREEMENT = "local area agreement"
    CORPORATE = "corporate plan"
    IMPROVEMENT = "improvement plan"
    DIRECTORATE = "directorate plan"
    SERVICE = "service plan"
    DIVISIONAL = "divisional plan"
    TEAM = "team plan"
    PERSONAL = "personal work plan"


class PlanStatus(StrEnum):
    """How far a plan has come."""

    DRAFT = "draft"
    ASSURANCE = "in quality assurance"
    SCRUTINY = "in scrutiny"
    APPROVED = "approved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Fact):
    """A plan of one or more years."""

    SHEET: ClassVar[str] = "Plans"
    KEY: ClassVar[tuple[str, ...]] = ("code", "valid_from")

    code: Annotated[str, Column("Code", "A short code that never changes.", "SP-ASC")]
    title: Annotated[str, Column("Title", "What it is called.", "Adult social care service plan 2024 to 2027")]
    kind: Annotated[PlanKind, Column("Kind", "Where it stands in the hierarchy.", "service plan")]
    unit: Annotated[str, Column("Unit", "The unit whose plan it is; blank for the whole council.", "ASC", "Units")] = ""
    parent: Annotated[str, Column("Parent plan", "The plan it helps to deliver.", "CORPORATE", "Plans")] = ""
    owner: Annotated[str, Column("Owner", "The post that answers for it.", "OD-ASC", "Posts")] = ""
    starts: Annotated[date | None, Column("Starts", "Its first day.", "2024-04-01")] = None
    ends: Annotated[date | None, Column("Ends", "Its last day.", "2027-03-31")] = None
    status: Annotated[PlanStatus, Column("Status", "How far it has come.", "approved")] = PlanStatus.DRAFT
    approved_on: Annotated[date | None, Column("Approved on", "The day it was approved.", "2024-02-28")] = None
    valid_from: From = BEGINNING
    ended: Ended = False


class ItemKind(StrEnum):
    """What a plan is made of, from the promise to the work."""

    PRIORITY = "priority"
    FOCUS = "area of focus"
    KEY_OBJECTIVE = "key objective"
    OBJECTIVE = "service objective"
    MILESTONE = "milestone"
    TASK = "task"


OBJECTIVES = (ItemKind.KEY_OBJECTIVE, ItemKind.OBJECTIVE)
"""What a service sets out to do."""
STEPS = (ItemKind.MILESTONE, ItemKind.TASK)
"""What it does to get there: each has a day, and somebody says how it is going."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Fact):
    """One thing that a plan promises."""

    SHEET: ClassVar[str] = "Items"
    KEY: ClassVar[tuple[str, ...]] = ("code", "valid_from")

    code: Annotated[str, Column("Code", "A short code that never changes; no measure or risk may share it.", "ASC-O1")]
    plan: Annotated[str, Column("Plan", "The plan that promises it.", "SP-ASC", "Plans")]
    kind: Annotated[ItemKind, Column("Kind", "What it is.", "service objective")]
    title: Annotated[str, Column("Title", "What is promised, in one sentence.", "Help people to stay independent at home")]
    plain: Annotated[str, Column("In plain words", "The same for residents, if the title is not plain.", "")] = ""
    owner: Annotated[str, Column("Owner", "The post that answers for it.", "OD-ASC", "Posts")] = ""
    key_item: Annotated[bool, Column("Key", "Yes if it is a key objective or key milestone, reported first.", "yes")] = False
    inward: Annotated[bool, Column("Inward-looking", "Yes if it is about how the council runs itself.", "no")] = False
    due: Annotated[date | None, Column("Due", "For a milestone or task: the day it is due.", "2026-09-30")] = None
    approved_on: Annotated[date | None, Column("Approved on", "The day it was approved.", "2024-02-28")] = None
    valid_from: From = BEGINNING
    ended: Ended = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Fact):
    """A strand of the thread: `source` (an item or a measure) contributes to `target` (an item above it)."""

    SHEET: ClassVar[str] = "Links"
    KEY: ClassVar[tuple[str, ...]] = ("source", "target", "valid_from")

    source: Annotated[str, Column("From", "The item or measure that contributes.", "ASC-O1")]
    target: Annotated[str, Column("To", "The item it contributes to.", "HEALTH-F2", "Items")]
    primary: Annotated[bool, Column("Primary", "Yes for the one link that counts in tables.", "yes")] = False
    valid_from: Annotated[date, Column("Made on", "The day the link was made. Blank means from the start.", "2024-02-28")] = BEGINNING
    ended: Ended = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetLine(Fact):
    """Money beside an objective, for one period."""

    SHEET: ClassVar[str] = "Budget"
    KEY: ClassVar[tuple[str, ...]] = ("code", "period")

    code: Annotated[str, Column("Code", "A short code for the budget line.", "B-ASC-1")]
    period: Annotated[Period, Column("Period", "The year, or the period up to which the actual runs.", "2026/27 Q2")]
    title: Annotated[str, Column("Title", "What the money is for.", "Home care")]
    unit: Annotated[str, Column("Unit", "The unit that spends it.", "ASC", "Units")] = ""
    item: Annotated[str, Column("Item", "The item it pays for.", "ASC-O1", "Items")] = ""
    budget: Annotated[Decimal | None, Column("Annual budget", "Pounds for the whole year.", "4200000")] = None
    profile: Annotated[Decimal | None, Column("Budget to date", "Pounds expected by the end of the period.", "2100000")] = None
    actual: Annotated[Decimal | None, Column("Actual to date", "Pounds spent by the end of the period.", "2154000")] = None
    forecast: Annotated[Decimal | None, Column("Forecast", "Pounds expected for the whole year.", "4290000")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkforceLine(Fact):
    """People beside an objective, for one period."""

    SHEET: ClassVar[str] = "Workforce"
    KEY: ClassVar[tuple[str, ...]] = ("code", "period")

    code: Annotated[str, Column("Code", "A short code for the workforce line.", "W-ASC-1")]
    period: Annotated[Period, Column("Period", "The period at whose end people were counted.", "2026/27 Q2")]
    title: Annotated[str, Column("Title", "Which posts.", "Reablement team")]
    unit: Annotated[str, Column("Unit", "The unit they work in.", "ASC", "Units")] = ""
    item: Annotated[str, Column("Item", "The item they work on.", "ASC-O1", "Items")] = ""
    established: Annotated[Decimal | None, Column("Established posts", "Full-time equivalents agreed.", "42.5")] = None
    filled: Annotated[Decimal | None, Column("Filled posts", "Full-time equivalents in post.", "38.0")] = None
    agency: Annotated[Decimal | None, Column("Agency staff", "Full-time equivalents from agencies.", "2.5")] = None
