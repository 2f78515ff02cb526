"""Measures, what they are made of, the sets they belong to, their targets, and the rules that judge them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, ClassVar

from goldenthread.core.facts.columns import BEGINNING, Column, Ended, Fact, From
from goldenthread.core.periods import Calendar, Kind, Period


class Counted(StrEnum):
    """What a figure counts."""

    PERCENT = "percent"
    RATE = "rate"
    COUNT = "count"
    MONEY = "money"
    DAYS = "days"
    RATIO = "ratio"
    GRADE = "grade"
    YES_NO = "yes/no"


class Polarity(StrEnum):
    """Which way is better."""

    HIGHER = "higher"
    LOWER = "lower"
    RANGE = "range"
    NONE = "none"


class Outturn(StrEnum):
    """What span a period's figure speaks of."""

    PERIOD = "in the period"
    CUMULATIVE = "cumulative"
    SNAPSHOT = "snapshot"
    ROLLING = "rolling year"
    ANNUAL = "annual"


class Rollup(StrEnum):
    """How periods make a year, and units a council. Percentages are never averaged by accident."""

    SUM = "sum"
    MEAN = "mean"
    LAST = "last"
    POOLED = "pooled"
    NONE = "none"


class Basis(StrEnum):
    """What the direction of travel is measured from."""

    LAST_YEAR = "same period last year"
    LAST_PERIOD = "last period"
    YEAR_END = "last year end"
    LONG_TERM = "long-term mean"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Fact):
    """One version of a measure's definition, from a day on."""

    SHEET: ClassVar[str] = "Measures"
    KEY: ClassVar[tuple[str, ...]] = ("code", "valid_from")

    code: Annotated[str, Column("Code", "A short code that never changes; no item or risk may share it.", "ASC-LI4")]
    title: Annotated[str, Column("Title", "What is measured, with its unit of measurement.", "Older people still at home 91 days after leaving hospital")]
    plain: Annotated[str, Column("In plain words", "The same for residents, if the title is not plain.", "")] = ""
    counted: Annotated[Counted, Column("Counted as", "What a figure counts.", "percent")] = Counted.COUNT
    per: Annotated[Decimal | None, Column("Per", "For a rate: per how many.", "1000")] = None
    places: Annotated[int, Column("Places", "Decimal places shown; a figure is judged as shown.", "1")] = 0
    words: Annotated[tuple[str, ...], Column("Words", "For a grade: the words, worst first.", "poor; fair; good")] = ()
    suffix: Annotated[str, Column("Suffix", "What to write after a figure, if not clear from Counted as.", "kg")] = ""
    polarity: Annotated[Polarity, Column("Good is", "Which way is better.", "higher")] = Polarity.HIGHER
    frequency: Annotated[Kind, Column("Frequency", "How often a figure is due.", "quarter")] = Kind.QUARTER
    calendar: Annotated[Calendar, Column("Year", "Which year its periods follow.", "financial")] = Calendar.FINANCIAL
    outturn: Annotated[Outturn, Column("Figure is", "What span a figure speaks of.", "cumulative")] = Outturn.PERIOD
    rollup: Annotated[Rollup, Column("Year is", "How the periods make a year.", "pooled")] = Rollup.NONE
    formula: Annotated[str, Column("Formula", "From named components.", "upheld / appeals * 100")] = ""
    rule: Annotated[str, Column("Rule", "The rule that judges it; blank for the council's usual rule.", "ten-percent", "Rules")] = ""
    basis: Annotated[Basis, Column("Direction from", "What the direction of travel is measured from.", "same period last year")] = Basis.LAST_YEAR
    dead_band: Annotated[Decimal | None, Column("Dead-band %", "Movement smaller than this per cent counts as the same.", "2")] = None
    data_only: Annotated[bool, Column("Data only", "Yes if it is for information and never rated.", "no")] = False
    unit: Annotated[str, Column("Unit", "The unit that answers for it.", "ASC", "Units")] = ""
    owner: Annotated[str, Column("Responsible officer", "The post that answers for it.", "OD-ASC", "Posts")] = ""
    collator: Annotated[str, Column("Collator", "The post that gives the figure.", "PO-ASC", "Posts")] = ""
    checker: Annotated[str, Column("Checked by", "The post that checks the figure.", "MGR-ASC", "Posts")] = ""
    definition: Annotated[str, Column("Definition", "Exactly what is counted and what is not.", "")] = ""
    source: Annotated[str, Column("Source", "The system or return the figure comes from.", "Case management system")] = ""
    fabric: Annotated[str, Column("FABRIC", "The letters of the FABRIC tests it meets.", "FABRIC")] = ""
    quality: Annotated[str, Column("Data quality", "How far the figure can be relied on.", "assured")] = ""
    lag: Annotated[int, Column("Lag", "Periods by which the figure trails the quarter it is reported in.", "0")] = 0
    due_days: Annotated[int, Column("Due after", "Days after the period ends by which the figure is due.", "14")] = 14
    key_measure: Annotated[bool, Column("Key", "Yes if it is reported first.", "yes")] = False
    breaks: Annotated[bool, Column("Series breaks", "Yes if figures from this day cannot be compared with earlier ones.", "no")] = False
    valid_from: From = BEGINNING
    ended: Ended = False

    def __hash__(self) -> int:
        """By its key alone: a definition is looked up for every figure, and has many fields."""
        return hash((self.code, self.valid_from))


@dataclass(frozen=True, slots=True, kw_only=True)
class Component(Fact):
    """A named part of a measure's formula."""

    SHEET: ClassVar[str] = "Components"
    KEY: ClassVar[tuple[str, ...]] = ("measure", "name")

    measure: Annotated[str, Column("Measure", "The measure it is part of.", "ASC-LI4", "Measures")]
    name: Annotated[str, Column("Name", "Its name in the formula: letters, digits and underscores.", "appeals")]
    title: Annotated[str, Column("Title", "What is counted.", "School admission appeals heard")]


class SetKind(StrEnum):
    """Where a set of measures comes from; or that it is one perspective of the balanced scorecard."""

    NATIONAL = "national"
    AGREEMENT = "local area agreement"
    LOCAL = "local"
    CONTRACT = "contract"
    HISTORIC = "historic"
    PERSPECTIVE = "perspective"


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureSet(Fact):
    """A named set of measures, such as the National Indicator Set."""

    SHEET: ClassVar[str] = "Sets"
    KEY: ClassVar[tuple[str, ...]] = ("code", "valid_from")

    code: Annotated[str, Column("Code", "A short code that never changes.", "NIS")]
    title: Annotated[str, Column("Name", "What it is called.", "National Indicator Set")]
    kind: Annotated[SetKind, Column("Kind", "Where it comes from.", "national")]
    publisher: Annotated[str, Column("Publisher", "Who publishes it.", "")] = ""
    edition: Annotated[str, Column("Edition", "Which edition.", "2008")] = ""
    valid_from: From = BEGINNING
    ended: Ended = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership(Fact):
    """A measure's place in a set, under the set's own reference; or the national one it stands for."""

    SHEET: ClassVar[str] = "Set members"
    KEY: ClassVar[tuple[str, ...]] = ("set", "reference", "measure", "valid_from")

    set: Annotated[str, Column("Set", "The set.", "NIS", "Sets")]
    reference: Annotated[str, Column("Reference", "Its reference in the set.", "NI 125")]
    measure: Annotated[str, Column("Measure", "The measure; blank if the council holds none.", "ASC-LI4", "Measures")] = ""
    title: Annotated[str, Column("Title in the set", "What the set calls it.", "")] = ""
    proxy: Annotated[bool, Column("Proxy", "Yes if the measure only stands for it.", "no")] = False
    valid_from: From = BEGINNING
    ended: Ended = False


class Profile(StrEnum):
    """How an annual target is spread over its periods. Rows for single periods always win."""

    EVEN = "even"
    FLAT = "flat"
    LAST_YEAR = "last year's shape"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target(Fact):
    """What a measure is meant to reach in a period, how that was chosen, and who agreed it."""

    SHEET: ClassVar[str] = "Targets"
    KEY: ClassVar[tuple[str, ...]] = ("measure", "period", "place")

    measure: Annotated[str, Column("Measure", "The measure.", "ASC-LI4", "Measures")]
    period: Annotated[Period, Column("Period", "The year, or a single period when the profile is explicit.", "2026/27")]
    place: Annotated[str, Column("Place", "Blank for the council itself.", "", "Places")] = ""
    wanted: Annotated[str, Column("Target", "A number, a range (58 to 60), an inequality (< 5) or a word.", "85")] = ""
    profile: Annotated[Profile, Column("Profile", "How an annual target is spread over its periods.", "even")] = Profile.FLAT
    tolerance: Annotated[Decimal | None, Column("Tolerance %", "Instead of the rule's, for this measure.", "5")] = None
    amber: Annotated[Decimal | None, Column("Amber threshold", "Where amber begins, if the rule asks.", "80")] = None
    red: Annotated[Decimal | None, Column("Red threshold", "Where red begins, if the rule asks.", "75")] = None
    floor: Annotated[Decimal | None, Column("Floor", "The least that is acceptable, if the rule asks.", "70")] = None
    benchmark: Annotated[Decimal | None, Column("Benchmark", "Others' figure to judge against, if the rule asks.", "82.4")] = None
    method: Annotated[str, Column("Method", "How the target was set.", "Trend of three years")] = ""
    reason: Annotated[str, Column("Reason", "Why this target.", "")] = ""
    agreed_by: Annotated[str, Column("Agreed by", "The portfolio holder's post.", "PH-HEALTH", "Posts")] = ""
    agreed_on: Annotated[date | None, Column("Agreed on", "The day it was agreed.", "2026-02-26")] = None
    baseline: Annotated[Decimal | None, Column("Baseline", "Where the measure stood when the target was set, if the rule asks.", "78.1")] = None


class RatingWord(StrEnum):
    """Every rating a council uses, best first. `none` is not rated."""

    BLUE = "blue"
    GREEN = "green"
    GREEN_AMBER = "green-amber"
    AMBER = "amber"
    RED_AMBER = "red-amber"
    RED = "red"
    NONE = "none"


class Judged(StrEnum):
    """Which figure is judged: rounded as shown, or the exact one beneath."""

    SHOWN = "as shown"
    BENEATH = "beneath"


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleBand(Fact):
    """One band of a rule, best first. A rule is its bands in order."""

    SHEET: ClassVar[str] = "Rules"
    KEY: ClassVar[tuple[str, ...]] = ("rule", "order", "valid_from")

    rule: Annotated[str, Column("Rule", "The rule's code.", "ten-percent")]
    order: Annotated[int, Column("Order", "1 for the best band, and so on.", "1")]
    title: Annotated[str, Column("Title", "What the rule is called.", "Within ten per cent of target")]
    rating: Annotated[RatingWord, Column("Rating", "The rating this band gives.", "green")]
    label: Annotated[str, Column("Word", "What the rating is called.", "On target")]
    edge: Annotated[str, Column("Edge", "How far the band reaches.", "target worse 10%")]
    only_if: Annotated[str, Column("Only if", "A further condition; blank for none.", "direction better or same")] = ""
    judged: Annotated[Judged, Column("Judged", "Which figure is judged.", "as shown")] = Judged.SHOWN
    valid_from: From = BEGINNING
    ended: Ended = False

    def __hash__(self) -> int:
        """By its key alone: quick, though it has many fields."""
        return hash((self.rule, self.order, self.valid_from))
