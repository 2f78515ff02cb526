"""The example council is whole: as much of everything as it should hold, and every fault found."""

import csv
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest

from goldenthread.cli.story import Step, StoryError, follow, told
from goldenthread.core.checks.framework import check
from goldenthread.core.facts.findings import Severity
from goldenthread.core.facts.measures import Measure, RatingWord
from goldenthread.core.facts.picture import Picture
from goldenthread.core.facts.plans import PlanKind
from goldenthread.core.facts.returns import FigureStatus, Missing, Progress, Section
from goldenthread.core.facts.scores import Unrated
from goldenthread.core.lines.measures import measure_lines
from goldenthread.core.periods import parse
from goldenthread.core.thread.audit import audit
from goldenthread.core.thread.priorities import counts
from tests.town.fixtures import Town

PACK = Path(str(files("goldenthread").joinpath("packs", "example")))
END = date(2026, 9, 30)


@pytest.fixture
def picture(town: Town) -> Picture:
    """What is known when the quarter's reports are due."""
    from goldenthread.records.publishing import queries

    return queries.picture(period=town.closes, at=town.as_at)


def test_every_measure_says_what_it_is_and_who_answers(picture: Picture) -> None:
    measures = picture.framework.measures
    posts = {post.code for post in picture.framework.posts}
    for measure in measures:
        assert measure.definition
        assert measure.source
        assert {measure.owner, measure.collator, measure.checker} <= posts, measure.code
    assert len({measure.title for measure in measures}) == len(measures)
    assert len({item.title for item in picture.framework.items}) == len(picture.framework.items)


def test_it_has_every_kind_of_measure(picture: Picture) -> None:
    measures = picture.framework.measures
    assert len({measure.counted for measure in measures}) == 8
    assert len({measure.polarity for measure in measures}) == 4
    assert len({measure.outturn for measure in measures}) == 5
    assert {measure.frequency.value for measure in measures} == {"quarter", "half-year", "year"}
    assert len({measure.rule for measure in measures}) >= 8
    assert {measure.places for measure in measures} == {0, 1, 2}


def test_targets_have_every_shape_and_were_agreed(picture: Picture) -> None:
    targets = picture.history.targets
    assert all(target.method and target.reason and target.agreed_by for target in targets)
    shapes = {re.sub(r"[\d.,-]+", "n", target.wanted) for target in targets}
    assert {"n", "n to n", "< n", "n plus", "Yes", "good"} <= shapes
    for name in ("tolerance", "amber", "red", "floor", "benchmark"):
        assert any(getattr(target, name) is not None for target in targets), name


def test_the_ratings_are_as_mixed_as_a_council_s(picture: Picture) -> None:
    ratings = Counter(line.rating for line in measure_lines(picture))
    whole = sum(ratings.values())
    on_target = ratings[RatingWord.GREEN] + ratings[RatingWord.BLUE]
    assert 55 <= 100 * on_target / whole <= 65
    assert 15 <= 100 * ratings[RatingWord.AMBER] / whole <= 20
    assert 15 <= 100 * ratings[RatingWord.RED] / whole <= 20


def test_what_is_not_rated_is_not_rated_for_varied_reasons(picture: Picture) -> None:
    reasons = {line.score.unrated for line in measure_lines(picture) if line.score.unrated}
    assert reasons >= {
        Unrated.DATA_ONLY,
        Unrated.NO_TARGET,
        Unrated.NOT_DUE,
        Unrated.NOT_RETURNED,
        Unrated.NOT_AVAILABLE,
        Unrated.SUPPRESSED,
    }


def test_each_measure_ends_where_its_story_needs_it(picture: Picture) -> None:
    words = {"g": {RatingWord.GREEN, RatingWord.BLUE}, "a": {RatingWord.AMBER}}
    words |= {"r": {RatingWord.RED}, "none": {RatingWord.NONE}}
    with (Path(__file__).parent / "parameters.csv").open(encoding="utf-8", newline="") as file:
        wanted = {row["Measure"]: words[row["Wanted rating"]] for row in csv.DictReader(file)}
    lines = {line.measure.code: line.score.rating for line in measure_lines(picture)}
    assert {code: found for code, found in lines.items() if found not in wanted[code]} == {}


def test_whatever_is_off_target_is_explained_in_two_sentences(picture: Picture) -> None:
    for line in measure_lines(picture):
        if line.score.rating in {RatingWord.AMBER, RatingWord.RED}:
            sentences = re.split(r"(?<=[.!?])\s+(?=[A-Z])", line.commentary)
            assert line.commentary, line.measure.code
            assert len(sentences) <= 2, line.commentary


def test_counts_of_others_in_commentary_are_right(picture: Picture) -> None:
    """“Ten of 65 were late” and “52 of 262” follow from the figures given."""
    expected = {
        "CHS-LI03": ("held", "in_time", 10),
        "CHS-LI12": ("issued", "in_time", 49),
        "COR-LI12": ("answered", "in_time", 52),
        "HSG-LI10": ("homes", "current", 4),
    }
    for code, (whole, part, missed) in expected.items():
        parts = dict(picture.figures[code, picture.period].components)
        assert parts[whole] - parts[part] == missed, code


def test_the_audit_finds_each_break_that_was_planted(picture: Picture) -> None:
    found = {(one.kind, one.subject) for one in audit(picture.framework, picture.history, END)}
    assert found >= {
        ("no link", "REG-O4"),
        ("no link", "ENS-M11"),
        ("dead end", "COR-O8"),
        ("retro-fitted link", "REG-O5"),
        ("risk without objective", "ENS-R7"),
        ("objective without risk", "CHS-O7"),
        ("objective without risk", "HSG-O7"),
        ("owner vacant", "REG-M7"),
    }
    assert len(found) <= 20, sorted(found)


def test_one_priority_is_thin_and_one_risk_was_never_assessed(picture: Picture) -> None:
    measured = {one.code: one.measures for one in counts(picture.framework) if one.code}
    assert min(measured, key=lambda code: measured[code]) == "ELS"
    assert [risk.code for risk in picture.framework.risks if not risk.assessed_on] == ["HSG-R6"]


def test_the_framework_has_no_errors(town: Town) -> None:
    from goldenthread.records.publishing import queries

    found = check(queries.framework())
    assert [f"{one.subject}: {one.what}" for one in found if one.severity is Severity.ERROR] == []
    assert len(found) <= 10, [one.what for one in found]


def test_figures_are_late_missing_restated_and_firmed_up(town: Town, picture: Picture) -> None:
    from goldenthread.records.collection import queries

    reasons = {figure.missing for figure in picture.figures.values() if figure.missing}
    assert reasons == set(Missing) - {Missing.NOT_DUE}
    restated = queries.figure_history(measure="HSG-LI02", period=parse("2025/26 Q3"))
    assert [said.fact.value for said in restated] == [Decimal(138), Decimal(147)]
    assert restated[-1].fact.status is FigureStatus.REVISED
    assert "left out" in restated[-1].reason
    firmed = queries.figure_history(measure="ENS-LI13", period=parse("2025/26 Q4"))
    assert [said.fact.status for said in firmed] == [FigureStatus.PROVISIONAL, FigureStatus.FINAL]
    late = queries.figure_history(measure="COR-LI12", period=parse("2025/26 Q2"))
    assert [said.at.date() for said in late] == [date(2025, 11, 26)]


def test_one_measure_was_redefined_and_its_series_breaks(picture: Picture) -> None:
    versions = [one for one in picture.history.measures if one.code == "COR-LI07"]
    assert [version.breaks for version in _by_day(versions)] == [False, True]


def _by_day(versions: list[Measure]) -> list[Measure]:
    return sorted(versions, key=lambda one: one.valid_from)


def test_a_reorganisation_leaves_past_reports_where_they_were(town: Town) -> None:
    from goldenthread.records.publishing import queries

    before = queries.picture(period=parse("2025/26 Q4"), at=town.as_at).framework
    after = queries.picture(period=town.closes, at=town.as_at).framework
    names = [
        {unit.code: (unit.title, unit.parent) for unit in one.units if not unit.ended}
        for one in (before, after)
    ]
    assert names[0]["HSG"] == ("Housing and Public Protection", "PLACE")
    assert names[1]["HSG"] == ("Housing and Community Safety", "CORP")
    assert "PLN" in names[0]
    assert "PLN" not in names[1]
    units = [{m.code: m.unit for m in one.measures}["PLN-LI01"] for one in (before, after)]
    assert units == ["PLN", "REG"]


def test_one_rating_was_set_by_hand_with_the_reason(town: Town, picture: Picture) -> None:
    ((key, said),) = picture.overrides.items()
    assert key == ("PLN-LI06", town.closes)
    assert picture.scores[key].rating is RatingWord.RED
    assert said.fact.rating is RatingWord.AMBER
    assert said.by == "SD-PLACE"
    assert said.fact.reason


def test_one_measure_has_been_off_target_for_a_year(picture: Picture) -> None:
    quarters = ("2025/26 Q3", "2025/26 Q4", "2026/27 Q1", "2026/27 Q2")
    ratings = {picture.scores["CHS-LI12", parse(quarter)].rating for quarter in quarters}
    assert ratings == {RatingWord.RED}


def test_a_milestone_slipped_twice(picture: Picture) -> None:
    said = [one for key, one in picture.progress.items() if key[0] == "HSG-M1" and one.expected]
    assert len({one.expected for one in said}) >= 2
    assert said[-1].progress is not Progress.DONE


def test_cumulative_figures_never_fall_within_a_year(picture: Picture) -> None:
    for measure in picture.framework.measures:
        if measure.outturn.value == "cumulative" and measure.counted.value in {"count", "money"}:
            for year in ("2024/25", "2025/26"):
                found = [picture.figures[measure.code, parse(f"{year} Q{n}")] for n in (1, 2, 3, 4)]
                values = [figure.value for figure in found if figure.value is not None]
                assert all(a <= b for a, b in pairwise(values)), measure.code


def test_every_plan_tells_the_quarter_in_every_section(picture: Picture) -> None:
    plans = {plan.code for plan in picture.framework.plans if plan.kind is PlanKind.SERVICE}
    told = {(one.plan, one.section) for one in picture.narrative}
    assert told == {(plan, section) for plan in plans for section in Section}


def test_the_trail_holds(town: Town) -> None:
    from goldenthread.records.trail import queries

    assert queries.verify().broken is None


def test_taking_the_latest_steps_again_changes_nothing(town: Town) -> None:
    story = told()
    latest = ("framework", "changes/2026-04-reorganisation", "returns/2026-27-q2")
    files_again = tuple(f"example/{name}" for name in latest)
    again = tuple(replace(one, at=town.later) for one in story.steps if one.file in files_again)
    assert len(again) == 3
    assert follow(replace(story, steps=again)) == 0


def test_nothing_in_it_names_a_person() -> None:
    """Posts, not people: no title before a name, no initial, no “Councillor” with a surname."""
    titled = re.compile(r"\b(Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor|Prof)\.? [A-Z][a-z]+")
    initialled = re.compile(r"\b[A-Z]\.\s?[A-Z][a-z]+")
    for path in PACK.rglob("*.*"):
        text = path.read_text(encoding="utf-8")
        assert not titled.search(text), path
        assert not initialled.search(text), path


def test_it_is_small_enough_to_ship() -> None:
    assert sum(path.stat().st_size for path in PACK.rglob("*.*")) < 3_000_000


def test_a_file_with_an_error_stops_the_story(town: Town) -> None:
    step = Step(
        at=town.later, do="returns", by="PERF-1", reason="Wrong", file="national-indicators"
    )
    with pytest.raises(StoryError, match="national-indicators"):
        follow(replace(told(), steps=(step,)))
