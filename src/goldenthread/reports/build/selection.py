"""A report of any selection: a theme, a set, a unit, an owner, a place or a rating, mixed and matched."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace

from goldenthread.core.facts.lines import MeasureLine, RiskLine
from goldenthread.core.facts.measures import SetKind
from goldenthread.core.facts.picture import Picture
from goldenthread.core.facts.returns import Figure
from goldenthread.core.judging.cases import case_for
from goldenthread.core.judging.judge import score
from goldenthread.core.lines.choosing import WORDS, counts
from goldenthread.core.lines.whose import Line, Share, code_of, narrowed, of_unit
from goldenthread.core.thread.weave import way
from goldenthread.reports.build import exceptional
from goldenthread.reports.build.exceptional_cards import detail
from goldenthread.reports.build.frame import Frame, framed
from goldenthread.reports.build.kinds import Every, Subject
from goldenthread.reports.build.kinds import Kind as ReportKind
from goldenthread.reports.build.overview_lists import by_priority, in_full, promised, steps
from goldenthread.reports.build.services import NoSuchSubject, everything
from goldenthread.reports.build.symbols import explained
from goldenthread.reports.item_words import of_items
from goldenthread.reports.model import Block, Facts, Heading, Note, Paragraph, Report
from goldenthread.reports.words import lowered, of_counts

CODE = "selection"
TITLE = "Report of a selection"
EVERYTHING = "Every measure"
NATIONAL, LOCAL, AGREEMENT = "national", "local", "agreement"
HEADS = {
    "theme": "Theme",
    "set": "Set",
    "only": "Kind of measure",
    "unit": "Unit",
    "owner": "Responsible officer",
    "place": "Place",
    "rating": "Rating",
}
SETS: Mapping[str, frozenset[SetKind]] = {
    NATIONAL: frozenset({SetKind.NATIONAL, SetKind.HISTORIC}),
    AGREEMENT: frozenset({SetKind.AGREEMENT}),
}
"""The kinds of set behind “national only” and “agreement only”; local is what is in neither."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What is wanted; blank means any. Values are codes, but for `only` and `rating`.

    Objectives and milestones have no set, place or rating: where one is asked for, they are left out.
    `theme` is a priority, an area of focus or any other item, with all that counts under it. `unit`
    holds the units below it. `only` is national, local or agreement; `rating` a rating's colour.
    """

    theme: str = ""
    set: str = ""
    only: str = ""
    unit: str = ""
    owner: str = ""
    place: str = ""
    rating: str = ""


def read(text: str) -> Selection:
    """Return the selection that a text asks for, such as "unit=ASC; rating=red"."""
    pairs = [each.partition("=") for each in text.replace(",", ";").split(";") if each.strip()]
    asked = {name.strip(): value.strip() for name, _, value in pairs}
    known = [field.name for field in fields(Selection)]
    strange = [name for name in asked if name not in known or not asked[name]]
    if strange:
        advice = f"Write it as unit=ASC; rating=red, with any of: {', '.join(known)}."
        raise NoSuchSubject(f"“{strange[0]}” is no selection. {advice}")
    return Selection(**asked)


def written(selection: Selection) -> str:
    """Return a selection as the text that `read` reads."""
    return "; ".join(f"{name}={value}" for name, value in _asked(selection))


def _asked(selection: Selection) -> Iterator[tuple[str, str]]:
    for field in fields(selection):
        value: str = getattr(selection, field.name)
        if value:
            yield field.name, value


def build(picture: Picture, selection: Selection, figures: Iterable[Figure] = ()) -> Report:
    """Return the report of a selection; raises NoSuchSubject for a code that is not held.

    `figures` are those of the place, where one is asked for: the picture holds the council's alone.
    """
    names = tuple(_named(picture, selection))
    share = held(picture, selection, figures)
    subject = Subject(written(selection), _title(names))
    frame = Frame(
        picture=picture,
        kind=CODE,
        title=TITLE,
        subject=subject,
        audience="Whoever asked for it",
        why=f"It was asked for: {lowered(subject.title)}.",
    )
    return framed(frame, _answer(share), _blocks(share, names), _symbols(share))


def held(picture: Picture, selection: Selection, figures: Iterable[Figure] = ()) -> Share:
    """Return the lines that meet a selection, which `build` tells of; `figures` as there.

    A code that is not held is met by no line; raises NoSuchSubject before there is a council.
    """
    seen = at_place(picture, selection.place, figures) if selection.place else picture
    every = everything(seen)
    every = promised(of_unit(every, selection.unit) if selection.unit else every)
    share = narrowed(every, _wanted(every, selection))
    if not selection.place:
        return share
    own = {code for code, _ in seen.figures}
    return narrowed(share, lambda line: code_of(line) in own)


def at_place(picture: Picture, place: str, figures: Iterable[Figure]) -> Picture:
    """Return the picture of one place: its own figures, judged against its own targets."""
    own = {(said.measure, said.period): said for said in figures if said.place == place}
    measures = {row.code: row for row in picture.framework.measures}
    judged = {
        (code, period): score(case_for(picture.framework, measures[code], period, own, place=place))
        for code, period in own
        if code in measures
    }
    return replace(picture, figures=own, scores=judged, overrides={})


def _title(names: tuple[tuple[str, str], ...]) -> str:
    return ", ".join(value for _, value in names) or EVERYTHING


def _named(picture: Picture, selection: Selection) -> Iterator[tuple[str, str]]:
    """What was asked for, in words; raises NoSuchSubject for what is not there."""
    agreed = picture.framework
    titles: Mapping[str, Mapping[str, str]] = {
        "theme": {row.code: row.title for row in agreed.items if not row.ended},
        "set": {row.code: row.title for row in agreed.sets if not row.ended},
        "only": {word: f"{word.capitalize()} measures only" for word in (*SETS, LOCAL)},
        "unit": {row.code: row.title for row in agreed.units},
        "owner": {row.code: row.title for row in agreed.posts if not row.ended},
        "place": {row.code: row.title for row in agreed.places if not row.ended},
        "rating": {word.value: label for word, label in WORDS.items()},
    }
    for name, value in _asked(selection):
        title = titles[name].get(value)
        if title is None:
            raise NoSuchSubject(f"There is no {name} “{value}” in {picture.period.label}.")
        yield HEADS[name], title


def _wanted(share: Share, selection: Selection) -> Callable[[Line], bool]:
    tests: Mapping[str, Callable[[Line, str], bool]] = {
        "theme": lambda line, code: _under(share, line, code),
        "owner": lambda line, code: line.owner is not None and line.owner.code == code,
        "set": lambda line, code: isinstance(line, MeasureLine) and code in line.sets,
        "only": lambda line, word: isinstance(line, MeasureLine) and word in _kinds(share, line),
        "place": lambda line, _: isinstance(line, MeasureLine),
        "rating": lambda line, word: isinstance(line, MeasureLine) and line.rating.value == word,
    }
    asked = tuple(_asked(replace(selection, unit="")))
    return lambda line: all(tests[name](line, value) for name, value in asked)


def _under(share: Share, line: Line, code: str) -> bool:
    codes = line.risk.items if isinstance(line, RiskLine) else (line.code,)
    return any(code in (each, *way(share.index, each)) for each in codes)


def _kinds(share: Share, line: MeasureLine) -> frozenset[str]:
    """National, agreement or both: one measure may be in several sets; local if it is in neither."""
    kinds = {row.kind for row in share.picture.framework.sets if row.code in line.sets}
    return frozenset(word for word, own in SETS.items() if kinds & own) or frozenset({LOCAL})


def _answer(share: Share) -> tuple[str, ...]:
    items = (of_items(steps(share)),) if share.items else ()
    rated = of_counts(counts(share.measures), share.picture.period)
    return *rated, *items, *exceptional.answer(share)[1:2]


def _blocks(share: Share, names: tuple[tuple[str, str], ...]) -> Iterator[Block]:
    yield Heading(text="What was asked for, and what is out of line")
    yield Facts(names or (("Selection", EVERYTHING),))
    if not (share.measures or share.items):
        yield Note("Nothing meets all of that. Ask for less at once.")
        return
    yield Paragraph(text=" ".join(exceptional.answer(share)[:1]))
    listing = tuple(exceptional.lists(share))
    yield from listing
    if listing:
        yield Heading(text="Each exception in full")
        yield from detail(share)
    yield Heading(text="Every line, by council priority")
    for code, title, part in by_priority(share):
        yield Heading(text=title, level=2)
        yield from in_full(part, code or "none", title)


def _symbols(share: Share) -> Iterator[Block]:
    if share.measures or share.items:
        yield Heading(text="Explanation of symbols")
        yield from exceptional.what_counts()
        yield from explained(share.picture, share.measures)


def _nothing(_: Picture) -> tuple[Subject, ...]:
    return ()


KIND = ReportKind(
    code=CODE,
    title=TITLE,
    every=Every.ASKED,
    subjects=_nothing,
    build=lambda picture, text: build(picture, read(text)),
)
