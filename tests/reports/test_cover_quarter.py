"""A quarter's reports: covers last, and only what was asked for."""

from dataclasses import replace

import pytest

from goldenthread.core.facts.organisation import Body, BodyKind, Remit
from goldenthread.core.facts.picture import Picture
from goldenthread.reports.build import cover
from goldenthread.reports.build.cover_quarter import quarter
from tests.reports.boards import governed
from tests.reports.pictures import framework, picture
from tests.reports.wider import wide, wider


def _with_an_idle_board() -> Picture:
    agreed = framework()
    idle = Body(code="IDLE", title="Idle Board", kind=BodyKind.SCRUTINY)
    bodies, remits = (*agreed.bodies, idle), (*agreed.remits, Remit(body="IDLE", unit="NONE"))
    return picture(framework=replace(agreed, bodies=bodies, remits=remits))


def test_covers_come_last_and_only_for_bodies_that_get_papers() -> None:
    made = list(quarter(_with_an_idle_board()))
    codes = [kind.code for kind, _ in made]
    assert codes.index("cover") > 0
    assert set(codes[codes.index("cover") :]) == {"cover"}
    covered = {report.subject for kind, report in made if kind is cover.KIND}
    assert "PPB" in covered


def test_each_cover_lists_every_paper_that_names_its_body() -> None:
    seen = picture()
    made = list(quarter(seen))
    papers = [report for kind, report in made if kind is not cover.KIND]
    alone = cover.build(seen, "PPB")
    [ours] = [report for kind, report in made if kind is cover.KIND and report.subject == "PPB"]
    assert alone == ours
    assert f"{len(cover.going_to(seen, 'PPB', papers))} paper" in ours.why


def test_every_body_that_may_have_a_cover_gets_a_paper_and_no_other_does() -> None:
    agreed = wide()
    more = (
        Body(code="COUNCIL", title="Full Council", kind=BodyKind.COUNCIL),
        Body(code="THEME", title="Health Partnership Board", kind=BodyKind.THEMATIC),
        Body(code="LSP", title="Strategic Partnership", kind=BodyKind.PARTNERSHIP),
        Body(code="GONE", title="Closed Board", kind=BodyKind.SCRUTINY, ended=True),
    )
    remits = [Remit(body=each.code, item="HEALTH") for each in more if each.code != "LSP"]
    seen = wider(replace(agreed, bodies=(*agreed.bodies, *more), remits=(*agreed.remits, *remits)))
    covered = {one.subject for kind, one in quarter(seen) if kind is cover.KIND}
    assert {one.code for one in cover.subjects(seen)} == covered
    assert covered == {"PPB", "PPB-ENV", "PPB-CORP", "EXEC", "LSP"}


def test_one_kind_alone() -> None:
    assert {kind.code for kind, _ in quarter(picture(), only=("departmental",))} == {"departmental"}
    assert {kind.code for kind, _ in quarter(picture(), only=("cover",))} == {"cover"}


def test_one_bodys_papers_alone() -> None:
    made = [report for _, report in quarter(governed(), body="PPB")]
    assert made
    board = "Health Policy and Performance Board"
    assert "Balanced scorecard" not in {report.title for report in made}
    assert "Balanced scorecard" in {report.title for _, report in quarter(governed())}
    for report in made:
        to_hand = [name for name, _ in report.to_hand]
        assert board in report.audience or board in to_hand


def test_a_code_that_is_not_known_is_refused_with_those_that_are() -> None:
    with pytest.raises(ValueError, match=r"no kind of report “sonnet”.*departmental"):
        list(quarter(picture(), only=("sonnet",)))
    with pytest.raises(ValueError, match=r"no body “NOBODY”.*PPB"):
        list(quarter(picture(), body="NOBODY"))
