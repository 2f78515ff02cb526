"""The council and those who answer for it: units, posts, and the bodies that members sit on."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, ClassVar

from goldenthread.core.facts.columns import BEGINNING, Column, Ended, Fact, From


@dataclass(frozen=True, slots=True, kw_only=True)
class Council(Fact):
    """The council itself: exactly one row."""

    SHEET: ClassVar[str] = "Council"
    KEY: ClassVar[tuple[str, ...]] = ("code",)

    code: Annotated[str, Column("Code", "A short code; the Office for National Statistics code if there is one.", "E06000006")]
    title: Annotated[str, Column("Name", "The council's full name, as it stands on a report.", "Seaborough Borough Council")]
    short: Annotated[str, Column("Short name", "What people call it.", "Seaborough")]
    place: Annotated[str, Column("Place code", "The place that stands for the whole council area.", "", "Places")] = ""
    brand: Annotated[str, Column("Brand colour", "Hex colour for headings and the page header.", "#0B4F6C")] = "#1D4E6B"
    rule: Annotated[str, Column("Usual rule", "The rule for measures that name none.", "ten-percent", "Rules")] = "ten-percent"


class UnitKind(StrEnum):
    """Where a unit stands in the organisation."""

    DIRECTORATE = "directorate"
    DEPARTMENT = "department"
    DIVISION = "division"
    TEAM = "team"
    PARTNER = "partner"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit(Fact):
    """A part of the council, or a partner, from a day on."""

    SHEET: ClassVar[str] = "Units"
    KEY: ClassVar[tuple[str, ...]] = ("code", "valid_from")

    code: Annotated[str, Column("Code", "A short code that never changes.", "ASC")]
    title: Annotated[str, Column("Name", "What the unit is called.", "Adult social care")]
    kind: Annotated[UnitKind, Column("Kind", "Where it stands.", "department")]
    parent: Annotated[str, Column("Parent", "The unit above; blank at the top.", "PEOPLE", "Units")] = ""
    successor: Annotated[str, Column("Successor", "If it ended, the unit that took over.", "", "Units")] = ""
    valid_from: From = BEGINNING
    ended: Ended = False


class PostKind(StrEnum):
    """What sort of responsibility a post carries."""

    PORTFOLIO_HOLDER = "portfolio holder"
    CHAIR = "chair"
    CHIEF_EXECUTIVE = "chief executive"
    STRATEGIC_DIRECTOR = "strategic director"
    OPERATIONAL_DIRECTOR = "operational director"
    MANAGER = "manager"
    OFFICER = "officer"
    PARTNER = "partner"


@dataclass(frozen=True, slots=True, kw_only=True)
class Post(Fact):
    """A job that a person holds. Everything is owned by posts, so a leaver breaks nothing."""

    SHEET: ClassVar[str] = "Posts"
    KEY: ClassVar[tuple[str, ...]] = ("code", "valid_from")

    code: Annotated[str, Column("Code", "A short code that never changes.", "OD-ASC")]
    title: Annotated[str, Column("Title", "The job title. Never a person's name.", "Operational Director, Adult Social Care")]
    kind: Annotated[PostKind, Column("Kind", "What sort of post.", "operational director")]
    unit: Annotated[str, Column("Unit", "Where it sits; blank for members.", "ASC", "Units")] = ""
    reports_to: Annotated[str, Column("Reports to", "The post above.", "SD-PEOPLE", "Posts")] = ""
    vacant: Annotated[bool, Column("Vacant", "Yes while nobody holds it.", "no")] = False
    valid_from: From = BEGINNING
    ended: Ended = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder(Fact):
    """Which post an account holds. The account is a person's; the post outlives them."""

    SHEET: ClassVar[str] = "Holders"
    KEY: ClassVar[tuple[str, ...]] = ("account", "valid_from")

    account: Annotated[str, Column("Account", "The name the person signs in with.")]
    post: Annotated[str, Column("Post", "The post the account holds.", "OD-ASC", "Posts")]
    valid_from: From = BEGINNING
    ended: Ended = False


class BodyKind(StrEnum):
    """What sort of body members or partners sit on."""

    COUNCIL = "council"
    EXECUTIVE = "executive board"
    SCRUTINY = "policy and performance board"
    PARTNERSHIP = "strategic partnership"
    THEMATIC = "thematic partnership"
    MANAGEMENT = "management team"


@dataclass(frozen=True, slots=True, kw_only=True)
class Body(Fact):
    """A board or committee that receives reports."""

    SHEET: ClassVar[str] = "Bodies"
    KEY: ClassVar[tuple[str, ...]] = ("code", "valid_from")

    code: Annotated[str, Column("Code", "A short code that never changes.", "PPB-HEALTH")]
    title: Annotated[str, Column("Name", "What it is called.", "Health Policy and Performance Board")]
    kind: Annotated[BodyKind, Column("Kind", "What sort of body.", "policy and performance board")]
    chair: Annotated[str, Column("Chair", "The post that chairs it.", "CHAIR-HEALTH", "Posts")] = ""
    valid_from: From = BEGINNING
    ended: Ended = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Remit(Fact):
    """One priority, or one unit, that a body answers for."""

    SHEET: ClassVar[str] = "Remits"
    KEY: ClassVar[tuple[str, ...]] = ("body", "item", "unit", "valid_from")

    body: Annotated[str, Column("Body", "The body.", "PPB-HEALTH", "Bodies")]
    item: Annotated[str, Column("Priority", "The priority within its remit; or give a unit.", "HEALTH", "Items")] = ""
    unit: Annotated[str, Column("Unit", "The unit within its remit; or give a priority.", "", "Units")] = ""
    valid_from: From = BEGINNING
    ended: Ended = False


class PlaceKind(StrEnum):
    """What sort of place or group a figure can be broken down by."""

    AREA = "council area"
    WARD = "ward"
    GROUP = "equality group"
    AUTHORITY = "other authority"
    REGION = "region"
    NATION = "nation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Fact):
    """A ward, an equality group, or another authority to compare with. A blank place is the council itself."""

    SHEET: ClassVar[str] = "Places"
    KEY: ClassVar[tuple[str, ...]] = ("code", "valid_from")

    code: Annotated[str, Column("Code", "A short code that never changes.", "W-HARBOUR")]
    title: Annotated[str, Column("Name", "What it is called.", "Harbour ward")]
    kind: Annotated[PlaceKind, Column("Kind", "What sort of place.", "ward")]
    parent: Annotated[str, Column("Parent", "The place it lies in.", "", "Places")] = ""
    valid_from: From = BEGINNING
    ended: Ended = False
