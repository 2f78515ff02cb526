"""A report as a small tree of blocks: plain frozen values, so that every format reads the same."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from goldenthread.reports.marks import Shape


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A figure as shown: a real number, its decimal places, and what stands before and after it."""

    value: Decimal
    places: int = 0
    before: str = ""
    after: str = ""

    @property
    def shown(self) -> str:
        """The number in words of every format, such as "84.2%", "£4,200" or "−12"."""
        sign = "−" if self.value < 0 else ""
        return f"{sign}{self.before}{abs(self.value):,.{self.places}f}{self.after}"


@dataclass(frozen=True, slots=True)
class Status:
    """A status: the word that is read, and the shape that stands beside it."""

    word: str
    shape: Shape

    @property
    def shown(self) -> str:
        """The word."""
        return self.word


Cell = str | Number | Status


def shown(cell: Cell) -> str:
    """A cell in words."""
    return cell if isinstance(cell, str) else cell.shown


class Kind(StrEnum):
    """What a column holds: it decides alignment and width."""

    TEXT = "text"
    NUMBER = "number"
    STATUS = "status"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table. Titles are unique within their table."""

    title: str
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with a caption and one header row. Raises ValueError without rows, or with an empty cell.

    `name` is unique in its report: it names a sheet and a file. `row_header` is the column that
    names each row. `notes` stand below.
    """

    name: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    row_header: int = 0
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what no format could show accessibly: say in a note that there is nothing."""
        titles = [column.title for column in self.columns]
        whole = all(len(row) == len(titles) and all(map(shown, row)) for row in self.rows)
        if not (self.rows and whole and len(set(titles)) == len(titles)):
            raise ValueError(
                f"The table “{self.caption}” has no rows, an empty cell or a twin column."
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A band behind a chart's line: its word and shape, and its edges; None is without limit."""

    status: Status
    low: Decimal | None
    high: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One period of a trend. `label` stands below it, `group` (the year) below that.

    `breaks` says that it and later ones cannot be compared with earlier ones.
    """

    label: str
    group: str = ""
    value: Number | None = None
    target: Number | None = None
    grounds: tuple[Ground, ...] = ()
    provisional: bool = False
    breaks: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """A figure over time, with its target line and bands."""

    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many of each status, best first; each a number of `unit` ("measures")."""

    bars: tuple[tuple[Status, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading: level 1 for a section of the report, 2 and 3 beneath it."""

    text: str
    level: int = 1
    number: str = ""

    @property
    def shown(self) -> str:
        """The heading with its number."""
        return f"{self.number} {self.text}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph, with a number as councils write them ("2.4") and words in bold to lead it."""

    text: str
    number: str = ""
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without order."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Terms with what they stand for."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Note:
    """Something set apart: what is missing and who owes it, or how to read what follows."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One measure or milestone that needs attention: its status, name and what is said of it.

    Its sentences make one paragraph.
    """

    status: Status
    reference: str
    title: str
    sentences: tuple[str, ...]
    said: tuple[tuple[str, str], ...] = ()
    level: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A drawing with a headline, what it shows, a sentence that says the same, and its table."""

    title: str
    subtitle: str
    sentence: str
    drawing: Trend | Counts
    table: Table
    level: int = 3


Prose = Heading | Paragraph | Bullets | Facts | Note | Card
Exhibit = Table | Chart
Block = Prose | Exhibit


FIRST = "What matters most"
"""What stands over the few lines to know first."""
REFERENCE: tuple[Block, ...] = (
    Heading(text="For reference"),
    Paragraph(text="What follows is to look things up in: nothing above needs it."),
)
"""What parts a report from what stands behind it. Its heading starts a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report for one audience.

    `name` is its file name without ending; `at` the moment it speaks from; `why` says in one
    sentence why this audience gets it; `to_hand` names others who may call for it, each with why.
    `behind` is what stands behind the report for those who look something up: it is not counted
    as reading. `subject` is the code of what it is about. `first` is what to know first, in a few
    lines. A `brief` paper goes from its head straight into its text, without a list of contents.
    """

    name: str
    title: str
    subtitle: str
    council: str
    period: str
    at: datetime
    audience: str
    facts: tuple[tuple[str, str], ...]
    front: tuple[str, ...]
    blocks: tuple[Block, ...]
    behind: tuple[Block, ...] = ()
    symbols: tuple[Block, ...] = ()
    to_hand: tuple[tuple[str, str], ...] = ()
    language: str = "en-GB"
    why: str = ""
    subject: str = ""
    first: tuple[str, ...] = ()
    brief: bool = False

    @property
    def body(self) -> tuple[Block, ...]:
        """Every block in order, the explanation of symbols last."""
        return self.blocks + (REFERENCE + self.behind if self.behind else ()) + self.symbols

    @property
    def footer(self) -> str:
        """What stands at the foot of each page, before the page number."""
        return f"{self.title}: {self.subtitle}, {self.period}"


def tables(report: Report) -> Iterator[Table]:
    """Every table of a report in order, those of charts included."""
    for block in report.body:
        match block:
            case Table():
                yield block
            case Chart():
                yield block.table
            case _:
                pass


def document_title(report: Report) -> str:
    """The name of the whole document: report, subject, period and council."""
    return f"{report.title}: {report.subtitle}, {report.period} – {report.council}"
