"""Each journey: what changes together, what is refused whole, and what is told of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest
from django.db.backends.base.base import BaseDatabaseWrapper

from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.measures import RatingWord, Target
from goldenthread.core.facts.organisation import Place, PlaceKind, Unit, UnitKind
from goldenthread.core.facts.publishing import Issue
from goldenthread.core.facts.returns import Figure, Narrative, Returns
from goldenthread.core.facts.trail import Applied, Counts
from goldenthread.core.history.differences import Altered
from goldenthread.core.periods import Period
from goldenthread.core.progress import Progress
from goldenthread.flows import closing, framework, imports, ratings, returns
from goldenthread.flows.ratings import RatingError
from goldenthread.flows.returns import ReturnsError
from goldenthread.records.collection.queries import imports as files
from goldenthread.records.publishing import queries
from goldenthread.records.publishing.queries import issues, picture
from goldenthread.records.scores.queries import score_history
from goldenthread.records.trail.actions import TrailError
from goldenthread.records.trail.queries import EMPTY, events, head, verify
from tests.flows.worlds import FRAMEWORK, Q1, Q2, Q3, RETURNS, YEAR, band, moment


def _apply(given: Framework | Returns, days: int = 0) -> Applied:
    """Apply a framework or returns on a day."""
    if isinstance(given, Framework):
        return framework.apply(framework=given, by="OD", at=moment(days), reason="file")
    return returns.apply(returns=given, by="OD", at=moment(days), reason="file")


def _ratings(at: datetime | None = None) -> dict[tuple[str, str], RatingWord]:
    rated = picture(period=Q1, at=at).scores
    return {(code, period.label): score.rating for (code, period), score in rated.items()}


@pytest.fixture
def council(store: BaseDatabaseWrapper) -> BaseDatabaseWrapper:
    """Return the database, with the framework and one set of returns in it."""
    _apply(FRAMEWORK)
    _apply(RETURNS, 1)
    return store


RATED = {
    ("M1", "2026/27 Q1"): RatingWord.RED,
    ("M1", "2026/27 Q2"): RatingWord.GREEN,
    ("M2", "2026/27 Q1"): RatingWord.BLUE,
}


def test_a_framework_is_kept_whole(store: BaseDatabaseWrapper) -> None:
    applied = _apply(FRAMEWORK)
    assert applied.total == Counts(new=15)
    assert applied.sheets["Rules"] == Counts(new=4)
    assert applied.scores == Counts()
    kept = queries.framework()
    for name in queries.SHEETS:
        assert set(getattr(kept, name)) == set(getattr(FRAMEWORK, name))


def test_applying_again_changes_nothing(council: BaseDatabaseWrapper) -> None:
    before = head()
    assert _apply(FRAMEWORK, 2).total == Counts(same=15)
    again = _apply(RETURNS, 2)
    assert (again.total, again.scores) == (Counts(same=6), Counts())
    assert head() == before


def test_returns_are_kept_and_judged(council: BaseDatabaseWrapper) -> None:
    assert _ratings() == RATED
    told = [(event.what, event.count) for event in events()]
    assert told[0] == ("rated", 3)
    assert told[4] == ("kept returns", 3)
    assert verify().broken is None


def test_only_what_a_figure_touches_is_judged_again(council: BaseDatabaseWrapper) -> None:
    restated = Figure(measure="M1", period=Q1, value=Decimal(90))
    applied = _apply(Returns(figures=(restated,)), 2)
    assert applied == Applied(
        sheets={"Figures": Counts(changed=1)}, scores=Counts(changed=1, same=1)
    )
    assert _ratings() == {**RATED, ("M1", "2026/27 Q1"): RatingWord.GREEN}
    assert _ratings(moment(1)) == RATED


@pytest.mark.parametrize(
    ("change", "rating"),
    [
        (Framework(targets=(Target(measure="M1", period=YEAR, wanted="80"),)), RatingWord.GREEN),
        (Framework(measures=(replace(FRAMEWORK.measures[0], rule="strict"),)), RatingWord.RED),
        (Framework(rules=(band("met", 2, RatingWord.AMBER, "otherwise"),)), RatingWord.AMBER),
        (Framework(council=(replace(FRAMEWORK.council[0], rule="none"),)), RatingWord.NONE),
    ],
)
def test_ratings_follow_what_judges_them(
    council: BaseDatabaseWrapper, change: Framework, rating: RatingWord
) -> None:
    applied = _apply(change, 2)
    assert applied.scores.changed > 0
    assert _ratings()["M1", "2026/27 Q1"] is rating
    assert _ratings()["M2", "2026/27 Q1"] is RatingWord.BLUE
    assert _ratings(moment(1)) == RATED


def test_what_judges_nothing_changes_no_rating(council: BaseDatabaseWrapper) -> None:
    unit = Unit(code="NEW", title="New", kind=UnitKind.TEAM)
    assert _apply(Framework(units=(unit,)), 2).scores == Counts()
    assert events()[0].what == "kept the organisation"


def test_a_preview_says_what_would_change(council: BaseDatabaseWrapper) -> None:
    target = replace(FRAMEWORK.targets[0], wanted="90")
    third = replace(target, measure="M3")
    found = framework.preview(framework=Framework(targets=(target, third)))
    assert list(found) == ["targets"]
    (change,) = found["targets"].changed
    assert change.altered == (Altered(column="Target", before="85", after="90"),)
    assert (found["targets"].new, found["targets"].absent) == ((third,), 1)
    assert framework.preview(framework=FRAMEWORK, at=moment(-1))["units"].new == FRAMEWORK.units


def test_a_preview_of_returns_says_the_same_as_applying(council: BaseDatabaseWrapper) -> None:
    given = Returns(
        figures=(
            RETURNS.figures[0],
            replace(RETURNS.figures[1], value=Decimal(1)),
            replace(RETURNS.figures[1], period=Q3),
        )
    )
    found = returns.preview(returns=given)["figures"]
    counts = Counts(new=len(found.new), changed=len(found.changed), same=found.same)
    assert _apply(given, 2).sheets["Figures"] == counts == Counts(new=1, changed=1, same=1)
    assert returns.preview(returns=given, at=moment(1))["figures"] == found


STRANGERS = [
    (Returns(figures=(Figure(measure="M9", period=Q1),)), "Figures: there is no measure M9"),
    (
        Returns(figures=(Figure(measure="M1", period=Q1, place="W9"),)),
        "Figures: there is no place W9",
    ),
    (
        Returns(progress=(replace(RETURNS.progress[0], item="O9"),)),
        "Progress: there is no item O9",
    ),
    (
        Returns(risk_control=(replace(RETURNS.risk_control[0], mitigation="X"),)),
        "Risk control: there is no mitigation X",
    ),
    (Returns(narrative=(replace(RETURNS.narrative[0], plan="XX"),)), "Narrative: there is no plan"),
]


@pytest.mark.parametrize(("given", "words"), STRANGERS)
def test_what_speaks_of_nothing_known_is_refused_whole(
    council: BaseDatabaseWrapper, given: Returns, words: str
) -> None:
    before = head()
    more = replace(given, figures=(Figure(measure="M1", period=Q3), *given.figures))
    with pytest.raises(ReturnsError, match=words):
        _apply(more, 2)
    assert head() == before


def test_a_place_that_is_known_is_judged_apart(council: BaseDatabaseWrapper) -> None:
    ward = Figure(measure="M1", period=Q1, place="W1", value=Decimal(99))
    assert _apply(Returns(figures=(ward,)), 2).scores == Counts(same=2)
    target = Target(measure="M1", period=YEAR, place="W1", wanted="90")
    assert _apply(Framework(targets=(target,)), 3).scores == Counts(new=1, same=2)
    (said,) = score_history(measure="M1", period=Q1, place="W1")
    assert said.fact.rating is RatingWord.GREEN
    assert _ratings() == RATED


def test_a_framework_is_all_or_nothing(store: BaseDatabaseWrapper) -> None:
    twice = replace(FRAMEWORK, mitigations=FRAMEWORK.mitigations * 2)
    with pytest.raises(TrailError, match="given twice"):
        _apply(twice)
    assert head() == EMPTY
    assert queries.framework() == Framework()


def test_a_form_submits_single_facts(council: BaseDatabaseWrapper) -> None:
    facts = (Figure(measure="M1", period=Q3, value=Decimal(85)), RETURNS.narrative[0])
    applied = returns.submit(facts=facts, by="MGR", at=moment(2), reason="form")
    assert applied.sheets == {"Figures": Counts(new=1), "Narrative": Counts(same=1)}
    assert _ratings()["M1", "2026/27 Q3"] is RatingWord.GREEN
    assert events()[0].by == "MGR"


SOURCE = imports.Source(file="f.xlsx", sha256="ab", layout="framework", rejected=2)


def test_a_file_comes_in_with_its_manifest(store: BaseDatabaseWrapper) -> None:
    applied, manifest = imports.apply(
        content=FRAMEWORK, source=SOURCE, by="OD", at=moment(), reason="file"
    )
    assert applied.total == Counts(new=15)
    assert (manifest.rows, manifest.applied, manifest.unchanged, manifest.rejected) == (
        17,
        15,
        0,
        2,
    )
    _, again = imports.apply(content=FRAMEWORK, source=SOURCE, by="OD", at=moment(1), reason="file")
    assert (again.rows, again.applied, again.unchanged, again.rejected) == (17, 0, 15, 2)
    assert [said.fact for said in files()] == [manifest, again]


def test_a_file_of_returns_comes_in_the_same_way(council: BaseDatabaseWrapper) -> None:
    source = replace(SOURCE, layout="returns", rejected=0)
    more = replace(RETURNS, figures=(*RETURNS.figures, Figure(measure="M1", period=Q3)))
    applied, manifest = imports.apply(
        content=more, source=source, by="OD", at=moment(2), reason="file"
    )
    assert (manifest.rows, manifest.applied, manifest.unchanged) == (7, 1, 6)
    assert applied.scores.new == 1


def test_places_that_a_file_names_come_in_with_it(council: BaseDatabaseWrapper) -> None:
    other = Place(code="E06", title="Elsewhere", kind=PlaceKind.AUTHORITY)
    figures = Returns(figures=(Figure(measure="M1", period=Q1, place="E06", value=Decimal(1)),))
    applied, manifest = imports.apply(
        content=figures, source=SOURCE, places=(other,), by="OD", at=moment(2), reason="file"
    )
    assert (applied.total, manifest.applied) == (Counts(new=1), 1)
    assert queries.framework().places == (*FRAMEWORK.places, other)


def test_a_file_that_is_refused_leaves_no_manifest(council: BaseDatabaseWrapper) -> None:
    before = head()
    stranger = Returns(
        narrative=(Narrative(plan="X", period=Q1, section=RETURNS.narrative[0].section, order=1),)
    )
    with pytest.raises(ReturnsError):
        imports.apply(content=stranger, source=SOURCE, by="OD", at=moment(2), reason="file")
    assert (head(), files()) == (before, ())


def test_a_rating_set_by_hand_stands_beside_the_computed_one(council: BaseDatabaseWrapper) -> None:
    ratings.override(
        measure="M1", period=Q1, rating=RatingWord.AMBER, reason="Late", by="OD", at=moment(2)
    )
    said = picture(period=Q1).overrides["M1", Q1]
    assert (said.fact.rating, said.by, said.fact.reason) == (RatingWord.AMBER, "OD", "Late")
    assert _ratings() == RATED
    ratings.withdraw(measure="M1", period=Q1, reason="Came", by="OD", at=moment(3))
    assert picture(period=Q1).overrides == {}
    with pytest.raises(RatingError, match="No rating of M1 for 2026/27 Q1 was set by hand"):
        ratings.withdraw(measure="M1", period=Q1, reason="Again", by="OD", at=moment(4))


@pytest.mark.parametrize(
    ("period", "reason", "words"),
    [(Q1, " ", "Say why"), (Q3, "Late", "M1 has no figure for 2026/27 Q3")],
)
def test_a_rating_by_hand_needs_a_reason_and_a_figure(
    council: BaseDatabaseWrapper, period: Period, reason: str, words: str
) -> None:
    with pytest.raises(RatingError, match=words):
        ratings.override(
            measure="M1", period=period, rating=RatingWord.RED, reason=reason, by="OD", at=moment(2)
        )


def test_nothing_was_set_by_hand(council: BaseDatabaseWrapper) -> None:
    with pytest.raises(RatingError, match="was set by hand"):
        ratings.withdraw(measure="M1", period=Q1, reason="x", by="OD", at=moment(2))


def test_everything_can_be_judged_again(council: BaseDatabaseWrapper) -> None:
    told: list[tuple[int, int]] = []
    counts = ratings.rescore(
        by="OD", at=moment(2), reason="check", progress=lambda d, t: told.append((d, t))
    )
    assert counts == Counts(same=3)
    assert told[-1] == (2000, 2000)
    assert ratings.rescore(by="OD", at=moment(2), reason="", measures=["M1", "X"]) == Counts(same=2)
    assert len(score_history(measure="M1", period=Q1)) == 1


def test_reports_that_went_out_are_kept(council: BaseDatabaseWrapper) -> None:
    issue = Issue(
        report="departmental",
        subject="SP",
        period=Q1,
        as_at=moment(1),
        audience="members",
        format="pdf",
        sha256="ab",
    )
    assert closing.record(issues=[issue], by="OD", at=moment(2), reason="closed") == Counts(new=1)
    assert closing.record(issues=[issue], by="OD", at=moment(3), reason="closed") == Counts(same=1)
    newer = replace(issue, as_at=moment(3), sha256="cd")
    assert closing.record(issues=[newer], by="OD", at=moment(4), reason="again") == Counts(
        changed=1
    )
    assert [said.fact.sha256 for said in issues()] == ["ab", "cd"]


def test_progress_reaches_the_end(store: BaseDatabaseWrapper) -> None:
    journeys: list[tuple[Callable[..., Applied], dict[str, object]]] = [
        (framework.apply, {"framework": FRAMEWORK}),
        (returns.apply, {"returns": RETURNS}),
    ]
    for apply, given in journeys:
        told: list[tuple[int, int]] = []
        apply(**given, by="OD", at=moment(), reason="", progress=_into(told))
        shares = [done / total for done, total in told]
        assert shares == sorted(shares)
        assert shares[-1] == 1


def _into(told: list[tuple[int, int]]) -> Progress:
    return lambda done, total: told.append((done, total))


def test_every_flow_leaves_events(council: BaseDatabaseWrapper) -> None:
    numbers = [event.number for event in events()]
    assert numbers == list(range(len(numbers), 0, -1))
    assert {event.reason for event in events()} == {"file"}
    assert picture(period=Q2).framework.units == FRAMEWORK.units
