"""Reports to render: the departmental one of the small council, and one with every kind of block."""

from decimal import Decimal

from goldenthread.reports.build.departmental import build
from goldenthread.reports.marks import Shape
from goldenthread.reports.model import (
    Bullets,
    Card,
    Chart,
    Column,
    Counts,
    Facts,
    Ground,
    Heading,
    Kind,
    Note,
    Number,
    Paragraph,
    Point,
    Report,
    Status,
    Table,
    Trend,
)
from tests.reports.pictures import AT, override, picture

RED = Status("Off target", Shape.TRIANGLE)
GREEN = Status("On target", Shape.DISC)
TRICKY = 'Figures of "A & B" <b>, 5% #off @home $x$ \\ *all* _these_ =SUM(A1)'


def number(text: str, after: str = "%") -> Number:
    """A percentage to as many places as it was written with."""
    return Number(value=Decimal(text), places=len(text.partition(".")[2]), after=after)


def grounds(target: str) -> tuple[Ground, ...]:
    """Green from a target up, red below it."""
    edge = Decimal(target)
    return (
        Ground(status=GREEN, low=edge, high=None),
        Ground(status=RED, low=None, high=edge),
    )


def trend() -> Trend:
    """Eight quarters: one missing, one break, the last provisional."""
    said = ("88.1", "87.2", None, "85.9", "86.4", "84.0", "83.1", "80.2")
    return Trend(
        points=tuple(
            Point(
                label=f"Q{at % 4 + 1}",
                group="2025/26" if at < 4 else "2026/27",
                value=number(text) if text else None,
                target=number("85.0") if at else None,
                grounds=grounds("85"),
                provisional=at == 7,
                breaks=at == 4,
            )
            for at, text in enumerate(said)
        )
    )


def table(name: str = "measures", rows: int = 3) -> Table:
    """A table with every kind of cell."""
    return Table(
        name=name,
        caption=f"Measures {name}",
        columns=(
            Column("Ref"),
            Column("Measure"),
            Column("Figure", Kind.NUMBER),
            Column("Rating", Kind.STATUS),
        ),
        rows=tuple(
            (
                f"LI{at}",
                TRICKY,
                number("-1234.5", "%\u00a0[p]") if at else "Not returned",
                RED if at else GREEN,
            )
            for at in range(rows)
        ),
        notes=("[p] means provisional.",),
    )


def wide() -> Table:
    """A table that cannot stand on an upright page."""
    words = tuple(letter * 16 for letter in "abcdefgh")
    columns = tuple(Column(word) for word in words)
    return Table(name="wide", caption="Wide", columns=columns, rows=(words,))


def everything() -> Report:
    """A report with every kind of block."""
    drawn = Chart(
        title="Fewer are still at home",
        subtitle="Percentage, each quarter.",
        sentence="The figure fell from 88.1% to 80.2%.",
        drawing=trend(),
        table=Table(
            name="trend",
            caption="Figures in the chart",
            columns=(Column("Period"), Column("Figure", Kind.NUMBER)),
            rows=tuple((f"{p.group} {p.label}", p.value or "Missing") for p in trend().points),
        ),
    )
    bars = Chart(
        title="How many",
        subtitle="Number of measures.",
        sentence="Two are on target and one is off.",
        drawing=Counts(bars=((GREEN, 2), (RED, 1))),
        table=table("bars", 1),
    )
    card = Card(
        status=RED,
        reference="LI1",
        title=TRICKY,
        sentences=("80.2% against 85.0%.",),
        said=(("Owner", "Director"),),
    )
    return Report(
        name="everything-2026-27-q2",
        title="Monitoring report",
        subtitle="Every block",
        council="Seaborough Borough Council",
        period="2026/27 Q2",
        at=AT,
        audience="All members",
        facts=(("Period", "Quarter 2"), ("As at", "14 October 2026, 09:12")),
        front=("Of 3 measures, 3 are rated.", "Nothing is late."),
        blocks=(
            Heading(text="Introduction", number="1.0"),
            Paragraph(text=TRICKY, number="1.1", lead="Reablement."),
            Paragraph(text="Plain words."),
            Heading(text="Lists", level=2),
            Bullets(("One", "Two")),
            Facts((("Term", "What it stands for"),)),
            Note("Nothing was given. The Director owes it."),
            card,
            Card(status=GREEN, reference="LI2", title="Fine", sentences=("All is well.",)),
            drawn,
            bars,
            Heading(text="Tables", number="2.0"),
            table(),
        ),
        symbols=(Heading(text="Symbols", number="3.0"), Paragraph(text="They are explained.")),
        why="For all members: no body's remit names it.",
        subject="SP",
    )


def departmental() -> Report:
    """The departmental report of the small council, with one rating set by hand."""
    return build(picture(overrides=override()), "SP-ASC")
