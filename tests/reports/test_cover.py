"""The cover report: every heading, what facts answer, and what is left for the officer, marked."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.measures import RatingWord
from goldenthread.core.facts.organisation import (
    Body,
    BodyKind,
    Post,
    PostKind,
    Remit,
    Unit,
    UnitKind,
)
from goldenthread.core.facts.picture import Picture
from goldenthread.core.facts.plans import Item, ItemKind
from goldenthread.core.facts.returns import Narrative, Progress, Section
from goldenthread.core.lines.measures import measure_lines
from goldenthread.reports.build import cover, departmental
from goldenthread.reports.build import cover_implications as implications
from goldenthread.reports.build.cover_scope import TO_FILL_IN, NoSuchBody, officer, portfolios
from goldenthread.reports.build.cover_scope import cover as scope
from goldenthread.reports.model import Bullets, Heading, Note, Paragraph, Report, Table, shown
from tests.reports.pictures import OWNER, Q2, framework, picture

HEADINGS = (
    "1.0 Purpose of the report",
    "2.0 Reason for the report",
    "3.0 Recommended",
    "4.0 Supporting information",
    "5.0 Policy implications",
    "6.0 Financial implications",
    "7.0 Legal implications",
    "8.0 Risk implications",
    "9.0 Equality and diversity",
    "10.0 Other implications",
    "11.0 Impact on corporate objectives",
    "12.0 Consultation",
    "13.0 Background papers under section 100D of the Local Government Act 1972",
)


def _changed(**sheets: Any) -> Picture:
    agreed: Framework = replace(framework(), **sheets)
    return picture(framework=agreed, history=agreed)


def _paper(seen: Picture, **changed: Any) -> Report:
    """A report that is put before the board."""
    board = "Health Policy and Performance Board"
    return replace(departmental.build(seen, "SP-ASC"), audience=board, to_hand=(), **changed)


def _built(seen: Picture, body: str = "PPB") -> Report:
    return cover.covering(seen, body, (_paper(seen),))


def _text(report: Report) -> str:
    kinds = (Paragraph, Note)
    said = [block.text for block in report.body if isinstance(block, kinds)]
    return " ".join(said + [i for b in report.body if isinstance(b, Bullets) for i in b.items])


def _table(report: Report, name: str) -> Table:
    return next(part for part in report.body if isinstance(part, Table) and part.name == name)


REPORT = _built(picture())


def test_every_heading_that_a_committee_expects_stands_in_order() -> None:
    heads = [part.shown for part in REPORT.body if isinstance(part, Heading) and part.level == 1]
    assert tuple(heads) == HEADINGS
    assert REPORT.brief
    assert REPORT.subtitle == REPORT.audience == "Health Policy and Performance Board"


def test_the_head_says_whose_when_and_what_is_not_known() -> None:
    head = dict(REPORT.facts)
    assert head["Report to"] == "Health Policy and Performance Board"
    assert head["Subject"] == "Performance in quarter 2, 2026/27"
    for unknown in ("Date of meeting", "Exempt", "Portfolio", "Reporting officer"):
        assert head[unknown].startswith(TO_FILL_IN), unknown


def test_the_draft_counts_the_places_left_for_the_officer() -> None:
    note = next(part for part in REPORT.body if isinstance(part, Note))
    everywhere = [text for _, text in REPORT.facts]
    everywhere += [part.text for part in REPORT.blocks[1:] if isinstance(part, Note)]
    tables = [part for part in REPORT.body if isinstance(part, Table)]
    everywhere += [shown(cell) for table in tables for row in table.rows for cell in row]
    places = sum(text.startswith(TO_FILL_IN) for text in everywhere)
    assert note.text.startswith(f"Draft. {places} places")


def test_what_is_recommended_is_numbered_and_counts_what_the_papers_hold() -> None:
    numbers = [b.number for b in REPORT.body if isinstance(b, Paragraph) and b.number[:1] == "("]
    assert numbers == ["(1)", "(2)", "(3)"]
    assert "receives the report in appendix 1" in _text(REPORT)
    assert "questions 1 measure off target and 1 milestone late" in _text(REPORT)
    again = cover.covering(picture(), "PPB", (_paper(picture()),) * 2)
    assert "receives the reports in appendices 1 to 2" in _text(again)
    assert [row[0] for row in _table(again, "appendices").rows] == ["Appendix 1", "Appendix 2"]


def test_the_executive_considers_where_a_board_questions() -> None:
    body = Body(code="PPB", title="Executive Board", kind=BodyKind.EXECUTIVE)
    assert "considers 1 measure off target" in _text(_built(_changed(bodies=(body,))))


def test_the_exceptions_are_named_and_the_rest_are_counted() -> None:
    said = [b.items for b in REPORT.body if isinstance(b, Bullets)]
    assert said[0][0].startswith("Older people still at home")
    assert "(ASC-LI1): 72.0% against 85.0%. Missed by 13.0 points" in said[0][0]
    assert any("ASC-M1 Open the reablement centre. 43 days overdue." in each for each in said)
    many = _built(picture(scores=_all(RatingWord.RED)))
    heads = [part.text for part in many.body if isinstance(part, Heading)]
    assert "Off target (7)" in heads
    assert "The appendices tell the other 2." in _text(many)
    assert "1 measure did far better than target; the papers name it." in _text(REPORT)
    assert "2 figures have not been returned: ASC-LI6 and ASC-LI10." in _text(REPORT)


def test_one_figure_owed_is_one() -> None:
    agreed = framework()
    kept = tuple(row for row in agreed.measures if row.code != "ASC-LI6")
    assert "1 figure has not been returned: ASC-LI10." in _text(_built(_changed(measures=kept)))


def test_a_milestone_given_up_is_told_though_it_is_not_due() -> None:
    said = dict(picture().progress)
    said["ASC-M2", Q2] = replace(said["ASC-M2", Q2], progress=Progress.NOT_MET)
    report = _built(picture(progress=said))
    assert any("ASC-M2 Renew" in i for b in report.body if isinstance(b, Bullets) for i in b.items)


def _all(rating: RatingWord) -> Any:
    label = "Off target" if rating is RatingWord.RED else "On target"
    return {
        key: replace(score, rating=rating, label=label, unrated=None)
        for key, score in picture().scores.items()
    }


def test_nothing_off_target_leaves_nothing_to_question() -> None:
    seen = picture(scores=_all(RatingWord.GREEN), progress={})
    report = _built(
        replace(seen, framework=replace(seen.framework, items=seen.framework.items[:2]))
    )
    assert "questions" not in _text(report)
    assert not [b for b in report.body if isinstance(b, Heading) and b.text.startswith("Off")]


def test_spending_is_told_from_budget_lines_the_most_over_first() -> None:
    text = _text(REPORT)
    assert (
        "Spending at 30 September 2026 is £35,250 over budget to date, over 2 budget lines." in text
    )
    assert "Home care: £54,000 over budget to date." in text
    line = framework().budget[0]
    bare = replace(line, code="B9", actual=None)
    even = replace(line, actual=line.profile)
    said = _text(_built(_changed(budget=(even, bare))))
    assert "exactly at budget to date, over 1 budget line. 1 line could not be compared." in said
    under = replace(line, actual=Decimal(1))
    assert "under budget to date" in _text(_built(_changed(budget=(under,))))
    assert "To fill in: financial implications." in _text(_built(_changed(budget=())))


def test_risks_are_told_high_ones_by_name_and_unassessed_ones_apart() -> None:
    assert "Of 2 risks recorded, none is high" in _text(REPORT)
    assert "Not assessed: ASC-R2." in _text(REPORT)
    high = replace(framework().risks[0], residual_likelihood=5)
    said = _text(_built(_changed(risks=(high,))))
    assert "Of 1 risk recorded, 1 is high: 15 or more of 25 after control." in said
    assert "ASC-R1 Home care providers leave the market: 20." in said
    assert "To fill in: risk implications." in _text(_built(_changed(risks=())))
    theirs = replace(high, unit="", items=("ASC-O2",))
    assert "1 is high" in _text(_built(_changed(risks=(theirs,)))), (
        "it threatens what a unit promises"
    )
    elsewhere = replace(high, unit="", items=("GREEN",))
    green = Item(code="GREEN", plan="CORPORATE", kind=ItemKind.PRIORITY, title="Green")
    apart = _changed(risks=(elsewhere,), items=(*framework().items, green))
    assert "To fill in: risk implications." in _text(_built(apart))


def test_equality_is_what_officers_wrote_and_marked_where_they_wrote_nothing() -> None:
    assert "To fill in: equality implications." in _text(REPORT)
    said = tuple(
        Narrative(plan=plan, period=Q2, section=Section.EQUALITY, order=1, heading=lead, text=lead)
        for plan, lead in (("SP-ASC", "Ramps"), ("SP-ASC", ""), ("SP-ELSE", "Not ours"))
    )
    found = [b for b in _built(picture(narrative=said)).body if isinstance(b, Paragraph)]
    assert [(b.number, b.lead) for b in found if b.number.startswith("9.")] == [
        ("9.1", "Ramps."),
        ("9.2", ""),
    ]


def test_the_impact_on_each_objective_follows_the_rule_beneath_it() -> None:
    impact = _table(REPORT, "impact")
    assert [shown(cell) for cell in impact.rows[0]] == [
        "A healthy borough",
        "5",
        "3",
        "1",
        "Yes",
        "–",
        "–",
    ]
    assert "Draft, for the reporting officer" in impact.notes[0]
    lines = measure_lines(picture())
    for good, bad, side in ((2, 1, 0), (1, 1, 1), (1, 2, 2)):
        marks = implications._side(len(lines), good, bad)
        assert marks.index("Yes") == side
    unrated = _built(picture(scores={}, figures={}))
    assert "To fill in: the impact on “A healthy borough”." in _text(unrated)
    none = _built(_changed(items=tuple(i for i in framework().items if i.code != "HEALTH")))
    assert "No priority is held." in _text(none)


def test_a_body_without_plans_or_papers_is_told_so() -> None:
    agreed = framework()
    seen = _changed(remits=(Remit(body="PPB", item="GONE"),))
    report = cover.covering(seen, "PPB", ())
    said = _text(report)
    assert "answers for the council’s performance" in said
    assert "To fill in: the papers that go with this report." in said
    assert "To fill in: the background papers." in said
    assert "receives this report, and comments;" in said
    bare = cover.covering(_changed(plans=agreed.plans[:0]), "PPB", ())
    assert "The papers report progress" not in _text(bare)


def test_one_director_over_all_of_it_reports_else_the_chief_executive() -> None:
    posts = framework().posts
    chief = Post(code="CX", title="Chief Executive", kind=PostKind.CHIEF_EXECUTIVE)
    seen = _changed(posts=(*posts, chief))
    assert officer(scope(seen, "PPB", ())) == "Chief Executive"
    director = Post(
        code="SD", title="Director, People", kind=PostKind.STRATEGIC_DIRECTOR, unit="PEOPLE"
    )
    seen = _changed(posts=(*posts, chief, director))
    assert officer(scope(seen, "PPB", ())) == "Director, People"
    circle = (
        Unit(code="PEOPLE", title="People", kind=UnitKind.DIRECTORATE, parent="ASC"),
        Unit(code="ASC", title="Adult social care", kind=UnitKind.DEPARTMENT, parent="PEOPLE"),
    )
    assert officer(scope(_changed(units=circle), "PPB", ())).startswith(TO_FILL_IN)


def test_the_portfolio_is_of_those_who_agreed_the_targets() -> None:
    agreed = framework()
    holder = Post(code="PH", title="Portfolio Holder, Health", kind=PostKind.PORTFOLIO_HOLDER)
    by = (replace(agreed.targets[0], agreed_by="PH"), replace(agreed.targets[1], agreed_by=OWNER))
    seen = _changed(posts=(*agreed.posts, holder), targets=by)
    assert portfolios(scope(seen, "PPB", ())) == ("Portfolio Holder, Health",)


def test_only_papers_that_name_the_body_stand_behind_its_cover() -> None:
    ours = _paper(picture())
    others = replace(ours, audience="Another Board")
    assert cover.going_to(picture(), "PPB", (ours, others)) == (ours,)


def test_many_service_plans_are_counted_where_few_are_named() -> None:
    seen = picture()
    few = scope(seen, "PPB", ())
    many = replace(few, plans=tuple(replace(few.plans[0], title=f"Plan {n}") for n in range(6)))
    [_, said, _] = implications.policy(many, 5)
    assert isinstance(said, Paragraph)
    assert said.text == "The papers report progress on: Corporate plan and 6 service plans."
    [_, named, _] = implications.policy(few, 5)
    assert isinstance(named, Paragraph)
    assert "Adult social care service plan 2024 to 2027" in named.text


def test_what_a_body_has_to_hand_is_a_background_paper_with_whom_to_ask() -> None:
    held = departmental.build(picture(), "SP-ASC")
    report = cover.covering(picture(), "PPB", (_paper(picture()), held))
    [row] = _table(report, "background-papers").rows
    assert row == (
        "Departmental quarterly monitoring report: Adult social care",
        "Operational Director, Adult Social Care",
    )
    assert len(_table(report, "appendices").rows) == 1
    assert "To fill in: where they can be inspected." in _text(report)


def test_the_bodies_are_those_with_a_remit_and_a_cover_can_be_made_for_each() -> None:
    seen = picture()
    assert [subject.code for subject in cover.subjects(seen)] == ["PPB"]
    made = cover.build(seen, "PPB")
    assert len(_table(made, "appendices").rows) >= 1
    with pytest.raises(NoSuchBody, match="no body “NOBODY”"):
        cover.covering(seen, "NOBODY", ())
