"""Judging: what has no rating and why, the year's end, and cases made from a framework."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from goldenthread.core.checks.rules import rule_findings
from goldenthread.core.facts.cases import Case
from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.measures import Judged, Outturn, RatingWord, Rollup, Target
from goldenthread.core.facts.organisation import Council
from goldenthread.core.facts.returns import Figure, Missing
from goldenthread.core.facts.scores import Unrated
from goldenthread.core.judging import judge
from goldenthread.core.judging.cases import case_for, rule_of
from goldenthread.core.periods import Period, parse, parts, year_of
from goldenthread.intake.rules import shipped
from tests.core.judging import Q2, case, figure, measure, rule, score, spelt, target

YEAR = year_of(Q2)
RULES = (*rule("ten-percent"), *rule("met-or-not"))


def figures(**values: str | None) -> dict[tuple[str, Period], Figure]:
    """Return figures of M1 by label: `y2026_27_Q1="5"`."""
    made = {}
    for name, value in values.items():
        period = parse(name.removeprefix("y").replace("_", "/", 1).replace("_", " "))
        given = None if value is None else Decimal(value)
        missing = Missing.NOT_AVAILABLE if value is None else None
        made["M1", period] = Figure(measure="M1", period=period, value=given, missing=missing)
    return made


def test_no_rule_of_that_name() -> None:
    nameless = replace(measure(), rule="gone")
    found = score((), "1", "1", nameless)
    assert (found.unrated, found.rule) == (Unrated.NO_RULE, "gone")
    assert judge.why(found, nameless) == (
        "Not rated: no rule fits. There is no rule called “gone”."
    )


def test_a_target_that_says_there_is_none() -> None:
    assert score(rule("ten-percent"), "1", "n/a").unrated is Unrated.NO_TARGET


def test_an_ended_rule_is_no_rule() -> None:
    ended = tuple(replace(band, ended=True) for band in rule("ten-percent"))
    assert judge.rule_in(ended, "ten-percent") == ()


def test_the_year_end_needs_a_forecast_and_a_measure_that_is_rated() -> None:
    bands = rule("ten-percent")
    assert judge.expected(case(bands, "1", "1", year="9")).unrated is Unrated.NO_FORECAST
    nothing = Case(measure=measure(), period=Q2, rule=bands)
    assert judge.expected(nothing).unrated is Unrated.NO_FORECAST
    shown_only = case(bands, "1", "1", measure(data_only=True), forecast="9", year="9")
    assert judge.expected(shown_only).unrated is Unrated.DATA_ONLY


def test_the_year_end_can_be_expected_before_a_figure_is_due() -> None:
    early = replace(
        case(rule("ten-percent"), None, "50", year="100"),
        figure=figure(None, forecast="95", missing=Missing.NOT_DUE),
    )
    assert judge.score(early).unrated is Unrated.NOT_DUE
    found = judge.expected(early)
    assert (found.rating, found.value, found.wanted) == (RatingWord.AMBER, Decimal(95), "100")


def test_the_direction_at_the_year_end_is_from_last_years_outturn() -> None:
    bands = rule("ten-green-direction-amber")
    both = replace(
        case(bands, "10", "50", before="9", forecast="60", year="100"), year_before=Decimal(70)
    )
    assert judge.score(both).rating is RatingWord.AMBER
    assert judge.expected(both).rating is RatingWord.RED


def test_a_case_has_the_measures_own_rule_or_the_councils_usual_one() -> None:
    council = Council(code="E", title="A council", short="A", rule="met-or-not")
    framework = Framework(council=(council,), rules=RULES)
    assert rule_of(framework, measure())[0].rule == "met-or-not"
    assert rule_of(framework, replace(measure(), rule="ten-percent"))[0].rule == "ten-percent"
    assert rule_of(Framework(rules=RULES), measure())[0].rule == "ten-percent"


def test_a_case_has_the_earlier_figure_and_last_years_outturn() -> None:
    of = replace(measure(), rollup=Rollup.SUM)
    known = figures(
        y2025_26_Q1="1", y2025_26_Q2="2", y2025_26_Q3="3", y2025_26_Q4="4", y2026_27_Q2="9"
    )
    made = case_for(Framework(rules=RULES), of, Q2, known)
    assert (made.before, made.year_before, made.target) == (Decimal(2), Decimal(10), None)
    assert made.figure is known["M1", Q2]
    missing = figures(y2025_26_Q2=None)
    assert case_for(Framework(rules=RULES), of, Q2, missing).before is None


def test_a_case_does_not_look_back_across_a_break() -> None:
    broken = replace(measure(), valid_from=date(2026, 4, 1), breaks=True)
    framework = Framework(rules=RULES, measures=(measure(), broken))
    assert case_for(framework, broken, Q2, figures(y2025_26_Q2="2")).before is None


def test_the_last_periods_target_speaks_for_a_year_that_has_none() -> None:
    last = parts(YEAR, Q2.kind)[-1]
    framework = Framework(rules=RULES, targets=(replace(target("80"), period=last),))
    snapshot = replace(measure(), outturn=Outturn.SNAPSHOT)
    made = case_for(framework, snapshot, Q2, {})
    assert made.year_target is not None
    assert made.year_target.wanted == "80"
    assert case_for(framework, measure(), Q2, {}).year_target is None


def test_another_place_has_its_own_target() -> None:
    ward = Target(measure="M1", period=Q2, place="W1", wanted="7")
    framework = Framework(rules=RULES, targets=(target("80"), ward))
    made = case_for(framework, measure(), Q2, {}, place="W1")
    assert made.target == ward
    assert judge.score(made).place == "W1"


def test_the_shipped_rules_have_no_faults() -> None:
    assert rule_findings(shipped()) == ()


def test_faults_in_rules_are_found_before_anything_is_judged() -> None:
    wrong = (
        *spelt(("green", "taget", ""), ("red", "otherwise", "")),
        *(replace(b, rule="b") for b in spelt(("green", "target", "on Tuesdays"))),
        *(replace(b, rule="c") for b in spelt(("green", "target", "forecast meets taget"))),
        *(
            replace(b, rule="d", order=1)
            for b in spelt(("green", "target", ""), ("red", "otherwise", ""))
        ),
        *(
            replace(b, rule="e", judged=judged)
            for b, judged in zip(
                spelt(("green", "target", ""), ("red", "otherwise", "")), _both(), strict=True
            )
        ),
        *(replace(b, rule="f", ended=True) for b in spelt(("green", "", ""))),
    )
    found = [(each.subject, each.severity.value) for each in rule_findings(wrong)]
    assert found == [
        ("spelt", "error"),
        ("b", "error"),
        ("b", "warning"),
        ("c", "error"),
        ("c", "warning"),
        ("d", "warning"),
        ("e", "warning"),
    ]
    first = rule_findings(wrong)[0]
    assert (first.what, first.sheet) == ("Rule “spelt”, band 1: “taget” is not an edge.", "Rules")
    assert first.cure.startswith("Write for example: target")


def _both() -> list[Judged]:
    return list(Judged)
