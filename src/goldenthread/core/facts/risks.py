"""Risks to objectives, and what is being done about them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from goldenthread.core.facts.columns import BEGINNING, Column, Ended, Fact, From


class Register(StrEnum):
    """Which register a risk is kept in."""

    DEPARTMENTAL = "departmental"
    DIRECTORATE = "directorate"
    CORPORATE = "corporate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk(Fact):
    """A risk as assessed from a day on: likelihood and impact from 1 (low) to 5 (high)."""

    SHEET: ClassVar[str] = "Risks"
    KEY: ClassVar[tuple[str, ...]] = ("code", "valid_from")

    code: Annotated[str, Column("Code", "A short code that never changes; no item or measure may share it.", "ASC-R1")]
    title: Annotated[str, Column("Risk", "What might happen, and to what effect.", "Home care providers leave the market")]
    register: Annotated[Register, Column("Register", "Which register it is kept in.", "departmental")]
    unit: Annotated[str, Column("Unit", "The unit that bears it.", "ASC", "Units")] = ""
    owner: Annotated[str, Column("Owner", "The post that answers for it.", "OD-ASC", "Posts")] = ""
    items: Annotated[tuple[str, ...], Column("Objectives", "The objectives at risk.", "ASC-O1; ASC-O3", "Items")] = ()
    likelihood: Annotated[int, Column("Likelihood", "Before mitigation, 1 to 5.", "4")] = 0
    impact: Annotated[int, Column("Impact", "Before mitigation, 1 to 5.", "4")] = 0
    residual_likelihood: Annotated[int, Column("Residual likelihood", "After mitigation, 1 to 5.", "2")] = 0
    residual_impact: Annotated[int, Column("Residual impact", "After mitigation, 1 to 5.", "4")] = 0
    assessed_on: Annotated[date | None, Column("Assessed on", "The day it was assessed; blank if it has not been.", "2026-03-01")] = None
    valid_from: From = BEGINNING
    ended: Ended = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Mitigation(Fact):
    """A risk control measure: one action against one risk."""

    SHEET: ClassVar[str] = "Mitigations"
    KEY: ClassVar[tuple[str, ...]] = ("code", "valid_from")

    code: Annotated[str, Column("Code", "A short code that never changes.", "ASC-R1-M1")]
    risk: Annotated[str, Column("Risk", "The risk it acts against.", "ASC-R1", "Risks")]
    title: Annotated[str, Column("Action", "What will be done.", "Renew the provider framework on three-year terms")]
    owner: Annotated[str, Column("Owner", "The post that answers for it.", "MGR-COMM", "Posts")] = ""
    due: Annotated[date | None, Column("Due", "The day it is due.", "2026-12-31")] = None
    valid_from: From = BEGINNING
    ended: Ended = False
