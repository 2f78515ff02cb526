"""The risk register: the matrix in counts, what moved, control, and what does not meet."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from goldenthread.core.facts.organisation import Unit, UnitKind
from goldenthread.core.facts.picture import Picture
from goldenthread.core.facts.risks import Register, Risk
from goldenthread.core.periods import parse
from goldenthread.reports.build import risk_register
from goldenthread.reports.look import Look
from goldenthread.reports.model import Note, Paragraph, Report
from goldenthread.reports.press import FORMATS, rendered
from tests.reports.adding_up import rows, strays, table
from tests.reports.boards import governed
from tests.reports.pictures import framework
from tests.town.fixtures import Town

LATER = date(2026, 8, 1)


def _risk(code: str, now: tuple[int, int], **more: Any) -> Risk:
    likelihood, impact = now
    made = Risk(
        code=code,
        title=f"Risk {code}",
        register=Register.DEPARTMENTAL,
        unit="ASC",
        likelihood=likelihood,
        impact=impact,
        residual_likelihood=likelihood,
        residual_impact=impact,
    )
    return replace(made, **more)


def _moving(*pairs: tuple[Risk | None, Risk | None], **sheets: Any) -> Picture:
    """The small council with risks as they stood before the quarter and as they stand now."""
    now = tuple(risk for _, risk in pairs if risk)
    then = tuple(risk for risk, _ in pairs if risk)
    held = governed(risks=now, mitigations=(), **sheets)
    dated = tuple(replace(risk, valid_from=LATER) for risk in now)
    gone = tuple(
        replace(old, valid_from=LATER, ended=True) for old, new in pairs if old and not new
    )
    return replace(held, history=replace(held.history, risks=(*then, *dated, *gone)))


def _notes(report: Report) -> str:
    return " ".join(part.text for part in report.blocks if isinstance(part, Note | Paragraph))


REPORT = risk_register.build(governed(), "PEOPLE")


def test_there_is_one_for_the_corporate_register_and_each_directorate() -> None:
    assert [each.code for each in risk_register.KIND.subjects(governed())] == [
        "corporate",
        "PEOPLE",
    ]
    assert risk_register.KIND.subjects(governed(council=())) == ()
    assert REPORT.audience == "Executive Board and Management Team"


@pytest.mark.parametrize("code", ["ASC", "nothing"])
def test_no_other_unit_has_one(code: str) -> None:
    with pytest.raises(ValueError, match="No such report"):
        risk_register.build(governed(), code)


def test_a_directorate_holds_its_departments_risks_unassessed_first() -> None:
    assert [row[:4] for row in rows(REPORT, "risks")] == [
        ["ASC-R2", "Records are lost", "Not assessed", "Not assessed"],
        ["ASC-R1", "Home care providers leave the market", "16", "8"],
    ]
    assert rows(REPORT, "heights") == [
        ["High", "0"],
        ["Not high", "1"],
        ["Not assessed", "1"],
        ["In all", "2"],
    ]
    assert REPORT.front == (
        "Of 2 risks, none is high after control.",
        "None changed since last quarter.",
    )


def test_the_matrix_counts_risks_by_likelihood_and_impact() -> None:
    after = table(REPORT, "after")
    assert [column.title for column in after.columns][:2] == ["Likelihood", "Impact 1"]
    found = {row[0]: row[1:] for row in rows(REPORT, "after")}
    assert list(found) == [f"Likelihood {at}" for at in (5, 4, 3, 2, 1)]
    assert found["Likelihood 2"] == ["–", "–", "–", "1", "–"]
    before = {row[0]: row[1:] for row in rows(REPORT, "before")}
    assert before["Likelihood 4"] == ["–", "–", "–", "1", "–"]


def test_control_measures_stand_with_their_progress() -> None:
    said = {row[0]: row[3:] for row in rows(REPORT, "controls")}
    assert said["ASC-R1-M1"] == ["Not returned", "43 days overdue."]
    assert "No control measure has been recorded against: ASC-R2." in _notes(REPORT)


@pytest.mark.parametrize(
    ("then", "now", "words"),
    [
        ((2, 2), (3, 3), "Up 5, worse"),
        ((3, 3), (2, 2), "Down 5, better"),
        ((2, 2), (2, 2), "No change"),
        ((0, 0), (2, 2), "Now assessed"),
        ((2, 2), (0, 0), "Not assessed"),
    ],
)
def test_each_risk_says_how_it_moved(
    then: tuple[int, int], now: tuple[int, int], words: str
) -> None:
    report = risk_register.build(_moving((_risk("R1", then), _risk("R1", now))), "PEOPLE")
    assert rows(report, "risks")[0][4] == words


def test_new_and_closed_risks_are_told_apart_from_the_rest() -> None:
    same = _risk("R1", (2, 2))
    held = _moving((same, same), (None, _risk("R2", (4, 4))), (_risk("R3", (1, 1)), None))
    report = risk_register.build(held, "PEOPLE")
    assert rows(report, "moved") == [
        ["R2", "Risk R2", "New"],
        ["R3", "Risk R3", "Closed"],
        ["In all", "Risks that changed", "2"],
    ]
    assert report.front[:2] == (
        "Of 2 risks, 1 is high after control.",
        "2 changed since last quarter.",
    )
    assert strays(report) == []


def test_high_risks_of_other_registers_are_told_in_the_corporate_one() -> None:
    high, low = _risk("R1", (5, 5)), _risk("R2", (1, 1))
    own = _risk("R3", (2, 2), register=Register.CORPORATE, unit="")
    held = _moving((high, high), (low, low), (own, own))
    report = risk_register.build(held, "corporate")
    assert [row[0] for row in rows(report, "others")] == ["R1"]
    assert report.front[-1] == "1 high risk stands on other registers."
    assert [row[0] for row in rows(report, "risks")] == ["R3"]
    twice = _moving((high, high), (None, _risk("R4", (5, 5))), (own, own))
    said = risk_register.build(twice, "corporate").front
    assert said[-1] == "2 high risks stand on other registers."


def test_a_risk_that_no_directorate_bears_is_told_in_the_corporate_register() -> None:
    nobody = _risk("R1", (2, 2), unit="", items=("GONE",))
    circle = (
        Unit(code="A", title="A", kind=UnitKind.TEAM, parent="B"),
        Unit(code="B", title="B", kind=UnitKind.TEAM, parent="A"),
    )
    lost = _risk("R2", (2, 2), unit="A")
    held = _moving((nobody, nobody), (lost, lost), units=(*framework().units, *circle))
    report = risk_register.build(held, "corporate")
    assert [row[0] for row in rows(report, "risks")] == ["R1", "R2"]


def test_risks_and_objectives_that_do_not_meet_are_named_with_the_cure() -> None:
    said = {row[0]: row for row in rows(REPORT, "apart")}
    assert set(said) == {"ASC-R1", "ASC-O1", "ASC-O2"}
    assert said["ASC-R1"][1] == "Home care providers leave the market"
    assert said["ASC-O2"][3] == "Assess what might stop it, even if the risk is low."


def test_an_empty_register_is_whole_and_says_so() -> None:
    report = risk_register.build(governed(risks=(), mitigations=(), items=(), links=()), "PEOPLE")
    assert report.front == ("This register holds no risk.",)
    for said in (
        "No risk of this register has changed since 1 July 2026.",
        "There is no risk to control.",
        "Every risk threatens an objective, and every objective is assessed.",
    ):
        assert said in _notes(report)
    assert all(rendered(report, Look(brand="#1D4E6B"), ending) for ending in FORMATS)


def test_a_register_that_nobody_has_assessed_has_no_matrix() -> None:
    held = _moving((None, _risk("R1", (0, 0))))
    report = risk_register.build(held, "PEOPLE")
    assert rows(report, "heights")[2] == ["Not assessed", "1"]
    with pytest.raises(StopIteration):
        table(report, "after")


def test_every_risk_of_the_example_council_is_told_in_exactly_one_register(town: Town) -> None:
    from goldenthread.records.publishing.queries import picture

    held = picture(period=parse("2026/27 Q2"), at=town.as_at)
    told = []
    for subject in risk_register.KIND.subjects(held):
        report = risk_register.build(held, subject.code)
        assert strays(report) == []
        told += [row[0] for row in rows(report, "risks")]
    assert sorted(told) == sorted(risk.code for risk in held.framework.risks if not risk.ended)
