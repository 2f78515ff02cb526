"""Framework checks: what cannot be so is an error, a probable slip a warning, each with its cure."""

from __future__ import annotations

from dataclasses import MISSING, fields, replace
from datetime import date
from decimal import Decimal
from typing import Any, get_args, get_type_hints

import pytest

from goldenthread.core.checks.framework import check
from goldenthread.core.facts.columns import described
from goldenthread.core.facts.findings import Finding, Severity
from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.measures import (
    Component,
    Counted,
    Measure,
    RatingWord,
    Rollup,
    RuleBand,
)
from goldenthread.core.facts.organisation import Council, Unit, UnitKind
from goldenthread.core.facts.plans import ItemKind, Plan, PlanKind
from goldenthread.core.periods import Period, parse
from tests.core.threaded import a_link, adding, an_item, whole

KNOWN = {"Rules": {"ten-percent"}}
COUNCIL = Council(code="E06", title="Seaborough Borough Council", short="Seaborough")
PLAN = Plan(code="SP", title="Service plan", kind=PlanKind.SERVICE)
RISKS = tuple(replace(risk, items=("O",)) for risk in whole().risks)


def sound(**said: Any) -> Framework:
    """A framework in which the checks find nothing, but for what is said."""
    rows: dict[str, Any] = {"council": (COUNCIL,), "plans": (PLAN,), "risks": RISKS}
    return whole(**{**rows, **said})


def a_band(order: int, **said: Any) -> RuleBand:
    """A band of the rule "own"."""
    usual = {"title": "Own", "rating": RatingWord.GREEN, "label": "On target", "edge": "target"}
    return RuleBand(**{"rule": "own", "order": order, **usual, **said})


def checked(framework: Framework) -> list[Finding]:
    """What the checks find."""
    return list(check(framework, known=KNOWN))


def test_a_sound_framework_has_no_findings() -> None:
    assert checked(sound()) == []


@pytest.mark.parametrize(
    ("council", "what"),
    [((), "The Council sheet has no rows."), ((COUNCIL,) * 2, "The Council sheet has 2 rows.")],
)
def test_exactly_one_council(council: tuple[Council, ...], what: str) -> None:
    found = [finding for finding in checked(sound(council=council)) if finding.kind == "council"]
    assert [finding.what for finding in found] == [what]
    assert found[0].severity is Severity.ERROR


def test_a_rule_that_is_nowhere_is_an_unknown_code() -> None:
    (finding,) = check(sound())
    assert finding.what == "E06 names “ten-percent” as its Usual rule, which is not in Rules."
    assert finding.cure == "Correct the code, or add it to Rules."
    assert (finding.severity, finding.sheet) == (Severity.ERROR, "Council")
    defined = sound(rules=(a_band(1, rule="ten-percent"),))
    assert check(defined) == ()


@pytest.mark.parametrize("sheet", [field.name for field in fields(Framework)])
def test_each_reference_of_each_sheet_is_followed(sheet: str) -> None:
    """One row a sheet, each of whose references points nowhere: each is found, by its title."""
    kind = get_args(get_type_hints(Framework)[sheet])[0]
    columns = [each for each in described(kind) if each.column.refers]
    lost = {each.name: "NOWHERE" if each.kind is str else ("NOWHERE",) for each in columns}
    row = _filled(kind, lost)
    found = {f.what for f in checked(Framework(**{"council": (COUNCIL,), sheet: (row,)}))}
    for each in columns:
        title, refers = each.column.title, each.column.refers
        assert f"{row.key()[0]} names “NOWHERE” as its {title}, which is not in {refers}." in found


def _filled(kind: Any, said: dict[str, Any]) -> Any:
    """A row of a kind, each field that needs one given the first thing that will do."""
    needed = {f.name for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING}
    hints = {each.name: each.kind for each in described(kind) if each.name in needed}
    return kind(**{**{name: _anything(hint) for name, hint in hints.items()}, **said})


def _anything(hint: Any) -> Any:
    plain = {Period: parse("2026/27"), str: "SOMETHING", int: 1}
    return plain[hint] if hint in plain else next(iter(hint))


def test_a_link_must_start_at_an_item_or_a_measure() -> None:
    (finding,) = checked(adding(sound(), links=(a_link("R", "O"),)))
    assert finding.what == (
        "The link from R to O starts nowhere: no item or measure has that code."
    )
    assert finding.subject == "R"


def test_a_code_in_two_sheets() -> None:
    (finding,) = checked(adding(sound(), measures=(Measure(code="O", title="Things"),)))
    assert finding.what == "O is a code in Items and in Measures."
    assert (finding.kind, finding.sheet, finding.subject) == ("shared code", "Measures", "O")


def test_versions_of_one_thing_share_its_code_and_two_rows_of_one_day_do_not() -> None:
    later = replace(sound().items[0], valid_from=date(2025, 4, 1))
    assert checked(adding(sound(), items=(later,))) == []
    (finding,) = checked(adding(sound(), items=(later, later)))
    assert finding.what == "Items has two rows for P, 2025-04-01."
    assert finding.cure == "Keep one, or give each its own From date."
    (finding,) = checked(adding(sound(), items=(sound().items[0],)))
    assert finding.what == "Items has two rows for P."


LATER = date(2025, 4, 1)


@pytest.mark.parametrize(
    ("bands", "what"),
    [
        ((a_band(1), a_band(2), a_band(3)), None),
        ((a_band(2), a_band(1)), None),
        ((a_band(1), a_band(3)), "The bands of own are numbered 1, 3."),
        ((a_band(2), a_band(3)), "The bands of own are numbered 2, 3."),
        ((a_band(1), a_band(2), a_band(3, valid_from=LATER)), None),
        ((a_band(1), a_band(2), a_band(2, ended=True, valid_from=LATER)), None),
        ((a_band(1), a_band(1, ended=True, valid_from=LATER)), None),
        (
            (a_band(1), a_band(2), a_band(1, ended=True, valid_from=LATER)),
            "The bands of own are numbered 2.",
        ),
    ],
)
def test_the_bands_of_a_rule_run_in_order(bands: tuple[RuleBand, ...], what: str | None) -> None:
    found = checked(sound(rules=bands))
    assert [finding.what for finding in found] == ([what] if what else [])


def test_a_band_that_cannot_be_read_is_an_error() -> None:
    (finding,) = checked(sound(rules=(a_band(1, edge="roughly the target"),)))
    assert (finding.kind, finding.severity) == ("rule", Severity.ERROR)
    assert finding.what.startswith("Rule “own”, band 1: ")
    assert finding.cure


@pytest.mark.parametrize(
    ("said", "kind", "severity"),
    [
        ({"counted": Counted.GRADE}, "no words", Severity.ERROR),
        ({"counted": Counted.RATE}, "rate per nothing", Severity.WARNING),
        ({"places": -1}, "places", Severity.ERROR),
        ({"counted": Counted.PERCENT, "rollup": Rollup.SUM}, "summed", Severity.ERROR),
        ({"rollup": Rollup.POOLED}, "pooled", Severity.ERROR),
    ],
)
def test_how_a_measure_counts(said: dict[str, Any], kind: str, severity: Severity) -> None:
    wrong = Measure(code="Y", title="Things", **said)
    (finding,) = checked(adding(sound(), measures=(wrong,)))
    assert (finding.kind, finding.severity, finding.subject) == (kind, severity, "Y")
    assert checked(adding(sound(), measures=(replace(wrong, ended=True),))) == []


@pytest.mark.parametrize(
    "said",
    [
        {"counted": Counted.GRADE, "words": ("Poor", "Good")},
        {"counted": Counted.YES_NO},
        {"counted": Counted.RATE, "per": Decimal(1000)},
        {"counted": Counted.RATE, "suffix": "per head"},
        {"rollup": Rollup.SUM},
    ],
)
def test_how_a_measure_may_count(said: dict[str, Any]) -> None:
    assert checked(adding(sound(), measures=(Measure(code="Y", title="Things", **said),))) == []


def _made_of(formula: str, *names: str) -> list[Finding]:
    measure = Measure(code="Y", title="Things", formula=formula)
    parts = tuple(Component(measure="Y", name=name, title=name) for name in names)
    return checked(adding(sound(), measures=(measure,), components=parts))


def test_formulas_and_components_fit_one_another() -> None:
    assert _made_of("upheld / appeals * 100", "upheld", "appeals") == []
    (lacking,) = _made_of("upheld / appeals * 100", "upheld")
    assert lacking.what == "Y has no component called appeals, which its formula needs."
    assert lacking.severity is Severity.ERROR
    (spare,) = _made_of("upheld / 2", "upheld", "appeals")
    assert spare.what == "Y has a component called appeals, which its formula does not use."
    assert spare.severity is Severity.WARNING
    (lone,) = _made_of("", "upheld")
    assert lone.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("formula", "what", "cure"),
    [
        (
            "a +",
            "Y: “a +” is not a formula: it ends where a name or number should stand.",
            "Write one as in upheld / appeals * 100.",
        ),
        (
            "a ^ 2",
            "Y: “a ^ 2” is not a formula: “^” cannot stand in one.",
            "Use names, numbers, + - * / and brackets.",
        ),
    ],
)
def test_a_formula_that_cannot_be_read(formula: str, what: str, cure: str) -> None:
    (finding,) = _made_of(formula, "a")
    assert (finding.what, finding.cure, finding.kind) == (what, cure, "formula")


def test_ten_thousand_sound_measures_have_no_findings() -> None:
    unit = Unit(code="U", title="Unit", kind=UnitKind.DEPARTMENT)
    many = tuple(
        Measure(code=f"M{n}", title="Things", unit="U", owner="OD", formula="a / b")
        for n in range(10_000)
    )
    parts = tuple(Component(measure=m.code, name=x, title=x) for m in many for x in ("a", "b"))
    items = tuple(an_item(f"I{n}", ItemKind.TASK) for n in range(5_000))
    links = tuple(a_link(m.code, f"I{n // 2}") for n, m in enumerate(many))
    large = adding(sound(units=(unit,)), measures=many, components=parts, items=items, links=links)
    assert checked(large) == []
