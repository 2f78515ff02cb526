"""The data-quality statement: what officers say, and what the figures themselves show."""

from collections.abc import Iterator, Sequence

from goldenthread.core.facts.lines import MeasureLine
from goldenthread.core.facts.returns import FigureStatus, Section
from goldenthread.core.facts.scores import Unrated
from goldenthread.reports.build.scope import Scope
from goldenthread.reports.build.telling import section
from goldenthread.reports.model import Block, Bullets, Paragraph
from goldenthread.reports.words import plural


def quality(scope: Scope, number: int) -> Iterator[Block]:
    """Return the section: the officers' statement, then counts of figures to read with care."""
    yield from section(scope, "Data-quality statement", Section.QUALITY, number)
    found = tuple(text for text in _found(scope) if text)
    if found:
        yield Paragraph(text="The figures themselves show:")
        yield Bullets(found)
    else:
        yield Paragraph(text="Every figure due was returned, and none is provisional or estimated.")


def _found(scope: Scope) -> Iterator[str]:
    for status in (FigureStatus.PROVISIONAL, FigureStatus.ESTIMATE, FigureStatus.REVISED):
        yield _counted(status.value, [line for line in scope.measures if _is(line, status)])
    for reason in (Unrated.NOT_RETURNED, Unrated.NOT_AVAILABLE, Unrated.SUPPRESSED):
        yield _counted(reason.value, _of(scope, reason))
    yield _counted("without a target", _of(scope, Unrated.NO_TARGET))


def _of(scope: Scope, reason: Unrated) -> list[MeasureLine]:
    return [line for line in scope.measures if line.unrated is reason]


def _is(line: MeasureLine, status: FigureStatus) -> bool:
    return line.value is not None and line.figure is not None and line.figure.status is status


def _counted(what: str, lines: Sequence[MeasureLine]) -> str:
    codes = ", ".join(line.code for line in lines)
    are = "is" if len(lines) == 1 else "are"
    return f"{plural(len(lines), 'figure')} {are} {what}: {codes}." if lines else ""
