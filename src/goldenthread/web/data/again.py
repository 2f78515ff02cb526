"""What was said again: each figure before and after, and the reports that had shown the first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from goldenthread.core.facts.lines import MeasureLine
from goldenthread.core.facts.picture import Said
from goldenthread.core.facts.publishing import Issue
from goldenthread.core.facts.returns import Figure, Missing
from goldenthread.core.periods import Period
from goldenthread.core.quantities import figure_shown
from goldenthread.core.thread.indexed import post_title
from goldenthread.records.collection import queries as collection
from goldenthread.reports.build.catalogue import BY_CODE
from goldenthread.web.known import Known

FORMS = ("html", "pdf", "docx", "xlsx", "csv")
"""Which file of a report is linked: the first of these that went out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """A report that went out: what it is called, and its file."""

    title: str
    number: int
    form: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """A figure given again: what stood before and after, when, by whom and why."""

    code: str
    title: str
    period: str
    old: str
    new: str
    at: datetime
    by: str
    why: str
    gone: tuple[Gone, ...]


def again(here: Known, issues: Sequence[Said[Issue]]) -> tuple[Again, ...]:
    """Return every figure that was given again and is not what it was, the newest first."""
    changed = {key for key, (first, last) in here.picture.known.items() if last > first}
    codes = {code for code, _ in changed if code in here.lines}
    said = collection.sayings(measures=codes, at=here.picture.at) if codes else ()
    held: dict[tuple[str, Period], Said[Figure]] = {}
    found: list[Again] = []
    for each in said:
        key = (each.fact.measure, each.fact.period)
        line = here.lines.get(each.fact.measure)
        if key in changed and line is not None:
            before, held[key] = held.get(key), each
            found.extend(_again(here, line, (before, each), issues))
    return tuple(sorted(found, key=lambda one: one.at, reverse=True))


def _again(
    here: Known,
    line: MeasureLine,
    pair: tuple[Said[Figure] | None, Said[Figure]],
    issues: Sequence[Said[Issue]],
) -> Iterator[Again]:
    before, after = pair
    if before is None or before.fact.missing is Missing.NOT_RETURNED:
        return
    if _told(before, line) == _told(after, line):
        return
    yield Again(
        code=line.code,
        title=line.measure.title,
        period=after.fact.period.label,
        old=_told(before, line),
        new=_told(after, line),
        at=after.at,
        by=post_title(here.index, after.by),
        why=after.reason or "No reason given",
        gone=_gone(here, line, (before, after), issues),
    )


def _told(said: Said[Figure], line: MeasureLine) -> str:
    return figure_shown(said.fact, line.measure)


def _gone(
    here: Known,
    line: MeasureLine,
    pair: tuple[Said[Figure], Said[Figure]],
    issues: Sequence[Said[Issue]],
) -> tuple[Gone, ...]:
    """Return the reports about this measure that went out while the first figure stood."""
    before, after = pair
    about = _about(here, line)
    files: dict[tuple[str, str, Period], dict[str, Said[Issue]]] = {}
    for each in issues:
        issue = each.fact
        stood = before.at <= issue.as_at < after.at and issue.period.end >= after.fact.period.end
        if stood and issue.subject in about:
            files.setdefault((issue.report, issue.subject, issue.period), {})[issue.format] = each
    return tuple(_named(here, key, found) for key, found in files.items())


def _about(here: Known, line: MeasureLine) -> set[str]:
    """Return the codes that a report showing this measure may be about."""
    codes = {line.code, here.council.code, *line.plans, *line.sets}
    if line.priority:
        codes.add(line.priority.code)
    unit = here.index.units.get(line.unit)
    while unit is not None and unit.code not in codes:
        codes.add(unit.code)
        unit = here.index.units.get(unit.parent)
    bodies = (r.body for r in here.picture.framework.remits if {r.item, r.unit} & (codes - {""}))
    return codes | set(bodies)


def _named(here: Known, key: tuple[str, str, Period], files: dict[str, Said[Issue]]) -> Gone:
    report, subject, period = key
    form = next(form for form in FORMS if form in files)
    kind = BY_CODE[report].title if report in BY_CODE else report
    about = here.index.plans[subject].title if subject in here.index.plans else subject
    return Gone(title=f"{kind}: {about}, {period.label}", number=files[form].number, form=form)
