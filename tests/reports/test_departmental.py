"""The departmental report: its sections in order, answer and exceptions first, and who owes what."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from goldenthread.core import periods
from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.lines import MeasureLine, Point
from goldenthread.core.facts.measures import Counted, RatingWord, RuleBand
from goldenthread.core.facts.picture import Picture
from goldenthread.core.facts.returns import Figure, FigureStatus, ItemReturn, Missing, Progress
from goldenthread.core.facts.scores import Band
from goldenthread.core.lines.measures import measure_lines
from goldenthread.reports.build import cells, money
from goldenthread.reports.build.departmental import build, plans
from goldenthread.reports.build.scope import NoSuchPlan, scope
from goldenthread.reports.build.series import charted, drawable
from goldenthread.reports.build.symbols import meaning
from goldenthread.reports.model import (
    Bullets,
    Card,
    Chart,
    Heading,
    Note,
    Number,
    Paragraph,
    Report,
    Table,
    Trend,
    shown,
)
from tests.reports.pictures import Q2, framework, override, picture

REPORT = build(picture(overrides=override()), "SP-ASC")
SECTIONS = (
    "What needs attention",
    "1.0 Introduction",
    "2.0 Key developments",
    "3.0 Emerging issues",
    "4.0 Progress on objectives and milestones",
    "5.0 Performance measures",
    "6.0 Risk control measures",
    "7.0 Equality actions",
    "8.0 Data-quality statement",
    "9.0 Financial statement",
    "10.0 Explanation of symbols",
)


def _table(report: Report, name: str) -> Table:
    return next(part for part in report.body if isinstance(part, Table) and part.name == name)


def _row(report: Report, name: str, code: str) -> list[str]:
    return next([shown(c) for c in row] for row in _table(report, name).rows if row[0] == code)


def _notes(report: Report) -> str:
    return " ".join(part.text for part in report.body if isinstance(part, Note))


def _without(**sheets: Any) -> Picture:
    agreed: Framework = replace(framework(), **sheets)
    return picture(framework=agreed, history=agreed)


def test_sections_stand_in_order_exceptions_before_everything() -> None:
    heads = [part.shown for part in REPORT.body if isinstance(part, Heading) and part.level == 1]
    assert tuple(heads) == SECTIONS


def test_the_front_answers_and_says_whose_when_how_old_and_for_whom() -> None:
    assert REPORT.front == (
        "Of 7 measures, 5 are rated this quarter: 1 better than target, 2 on target, 2 off target.",
        "2 are not rated: 2 not returned.",
        "Of 3 milestones: 1 done, 1 uncertain and 1 not returned.",
    )
    assert dict(REPORT.facts) == {
        "Period": "Quarter 2, 2026/27: 1 July 2026 to 30 September 2026",
        "As at": "14 October 2026, 09:12",
        "Age of the data": "14 days after the quarter ended",
        "Plan": "Adult social care service plan 2024 to 2027",
        "Responsible officer": "Operational Director, Adult Social Care",
        "For": "Operational Director, Adult Social Care",
        "To hand": "Health Policy and Performance Board",
    }
    assert REPORT.name == "departmental-adult-social-care-2026-27-q2"
    assert REPORT.why == "It is their own service’s."
    assert REPORT.to_hand == (
        ("Health Policy and Performance Board", "In its remit: A healthy borough and People."),
    )


def test_each_exception_says_its_figure_rule_and_what_the_owner_says() -> None:
    cards = {part.reference: part for part in REPORT.body if isinstance(part, Card)}
    assert list(cards) == ["ASC-LI1", "ASC-LI3", "ASC-M1", "ASC-LI4"]
    first = cards["ASC-LI1"]
    assert first.sentences[0] == "72.0% in quarter 2: 13.0 points below the target of 85.0%."
    assert "76.5%" in first.sentences[1]
    assert ("What the owner says", "Two providers left in August.") in first.said
    by_hand = cards["ASC-LI3"]
    assert by_hand.status.word == "Off target (set by hand)"
    assert ("Set by hand because", "The count leaves out one team.") in by_hand.said
    assert "43 days overdue" in cards["ASC-M1"].sentences[0]


def test_every_figure_owed_is_named_with_who_owes_it() -> None:
    assert "2 figures have not been returned: ASC-LI6, ASC-LI10." in _notes(REPORT)
    assert "Owed by: Operational Director, Adult Social Care." in _notes(REPORT)


def test_a_measure_that_hangs_from_nothing_is_still_in_its_units_report() -> None:
    assert _row(REPORT, "other-measures", "ASC-LI6")[3] == "No target"


def test_measures_stand_with_last_year_target_quarters_rating_and_direction() -> None:
    table = _table(REPORT, "key-measures")
    titles = [column.title for column in table.columns]
    assert titles == ["Ref", "Measure", "2025/26", "Target", "Q1", "Q2", "Rating", "Direction"]
    row = _row(REPORT, "key-measures", "ASC-LI1")
    assert row[3:7] == ["85.0%", "80.0%", "72.0%\u00a0[p]", "Off target"]
    assert row[7] == "Down 16.0, worse"
    assert "[p] means provisional: the figure may change." in table.notes


def test_each_rating_stands_beside_its_rule_in_numbers() -> None:
    row = _row(REPORT, "reasons", "ASC-LI1")
    assert "Slightly off target: 76.5% to 84.9%" in row[2]
    assert _row(REPORT, "reasons", "ASC-LI6")[2] == "No rule applies"
    assert _row(REPORT, "reasons", "ASC-LI3")[3] == "Set by hand: The count leaves out one team."


def test_milestones_come_key_first_with_dates_and_how_late_they_are() -> None:
    assert _row(REPORT, "key-milestones", "ASC-M1")[2] == "1\u00a0September\u00a02026"
    assert "43 days overdue" in _row(REPORT, "key-milestones", "ASC-M1")[4]
    assert _row(REPORT, "other-milestones", "ASC-M3")[2:] == [
        "No date",
        "Not returned",
        "None given",
    ]


def test_risks_come_highest_first_and_one_not_assessed_is_named() -> None:
    assert [row[0] for row in _table(REPORT, "risks").rows] == ["ASC-R2", "ASC-R1"]
    assert _row(REPORT, "risks", "ASC-R2")[2] == "Not assessed"
    assert "1 risk has not been assessed: ASC-R2." in _notes(REPORT)
    assert _row(REPORT, "risk-control", "ASC-R1-M1")[4] == "43 days overdue."


def test_money_adds_up_and_a_sum_with_a_part_missing_is_not_given() -> None:
    total = _row(REPORT, "budget", "Total")
    assert total == ["Total", "£5,100,000", "£2,550,000", "£2,585,250", "£35,250", "£5,170,000"]
    said = [part.text for part in REPORT.body if isinstance(part, Paragraph)]
    assert "Spending at 30 September 2026 is £35,250 over budget to date." in said
    assert _row(REPORT, "workforce", "Reablement team")[3] == "4.5"
    assert _row(REPORT, "workforce", "Brokerage team")[3] == "None given"


def test_a_missing_actual_leaves_no_total_and_no_position() -> None:
    lines = [replace(line, actual=None) for line in framework().budget]
    report = build(_without(budget=tuple(lines)), "SP-ASC")
    assert _row(report, "budget", "Total")[3:5] == ["None given", "None given"]
    assert not any("Spending at" in p.text for p in report.body if isinstance(p, Paragraph))


@pytest.mark.parametrize(
    ("actual", "said"), [(2_100_000, "exactly as planned"), (2_000_000, "£100,000 under budget")]
)
def test_the_position_is_told_whichever_way_it_lies(actual: int, said: str) -> None:
    line = replace(framework().budget[0], actual=Decimal(actual))
    report = build(_without(budget=(line,)), "SP-ASC")
    assert any(said in part.text for part in report.body if isinstance(part, Paragraph))
    assert not any(row[0] == "Total" for row in _table(report, "budget").rows)


def test_what_officers_wrote_is_numbered_under_its_section() -> None:
    said = [part for part in REPORT.body if isinstance(part, Paragraph) and part.lead]
    assert [(part.number, part.lead) for part in said] == [
        ("2.1", "Reablement."),
        ("3.1", "Providers."),
    ]


def test_each_missing_part_says_what_is_missing_and_who_owes_it() -> None:
    bare = _without(risks=(), mitigations=(), budget=(), workforce=())
    report = build(replace(bare, narrative=()), "SP-ASC")
    for what in ("key developments", "emerging issues", "equality actions", "data quality"):
        assert f"Nothing has been given under {what} for this period." in _notes(report)
    for what in ("No risk has been recorded", "No budget has been given", "No workforce figures"):
        assert what in _notes(report)
    assert _notes(report).count("The Operational Director, Adult Social Care owes it.") >= 5


def test_a_plan_with_nothing_in_it_makes_a_whole_report_that_says_so() -> None:
    agreed = framework()
    plan = replace(agreed.plans[0], owner="", unit="")
    bare = replace(
        agreed, plans=(plan,), items=(), links=(), risks=(), measures=(), remits=(), units=()
    )
    report = build(picture(framework=bare, history=bare, figures={}, scores={}), "SP-ASC")
    assert "No measure hangs from this plan. The plan's owner, not yet named, owes" in _notes(
        report
    )
    assert "The plan holds no objective and no milestone." in _notes(report)
    assert (report.audience, dict(report.facts)["Responsible officer"]) == (
        "All members",
        "Not yet named",
    )
    assert report.front[0] == "There are no measures to show."
    assert any(
        "No measure is off target" in p.text for p in report.body if isinstance(p, Paragraph)
    )


def test_risks_without_control_measures_say_so() -> None:
    report = build(_without(mitigations=()), "SP-ASC")
    assert "No risk control measure has been recorded." in _notes(report)


def test_figures_to_read_with_care_are_counted() -> None:
    figures = dict(picture().figures)
    figures["ASC-LI2", Q2] = replace(figures["ASC-LI2", Q2], status=FigureStatus.ESTIMATE)
    report = build(picture(figures=figures), "SP-ASC")
    [found] = [part for part in report.body if isinstance(part, Bullets)]
    assert found.items == (
        "1 figure is provisional: ASC-LI1.",
        "1 figure is estimate: ASC-LI2.",
        "2 figures are not returned: ASC-LI6, ASC-LI10.",
    )


def test_a_quarter_with_every_figure_firm_says_so() -> None:
    agreed = framework()
    kept = tuple(row for row in agreed.measures if row.code in {"ASC-LI2", "ASC-LI5"})
    fewer = replace(agreed, measures=kept)
    report = build(picture(framework=fewer, history=fewer), "SP-ASC")
    text = "Every figure due was returned, and none is provisional or estimated."
    assert text in [part.text for part in report.body if isinstance(part, Paragraph)]
    assert not any(isinstance(part, Chart) and part.level == 3 for part in report.body)


def test_a_plan_that_is_not_there_is_an_error_that_says_so() -> None:
    with pytest.raises(NoSuchPlan, match="“SP-NONE”"):
        build(picture(), "SP-NONE")
    with pytest.raises(NoSuchPlan):
        build(_without(council=()), "SP-ASC")


def test_a_report_is_due_for_each_service_plan_in_force() -> None:
    ended = tuple(replace(plan, ended=True) for plan in framework().plans)
    assert plans(picture()) == ("SP-ASC",)
    assert plans(_without(plans=ended)) == ()


def test_bodies_of_other_kinds_and_remits_that_ended_get_no_report() -> None:
    agreed = framework()
    remits = tuple(replace(remit, ended=True) for remit in agreed.remits)
    assert scope(_without(remits=remits), "SP-ASC").bodies == ()


def _line(**more: Any) -> MeasureLine:
    return replace(measure_lines(picture())[0], **more)


def test_two_figures_are_no_trend_and_words_cannot_be_drawn() -> None:
    line = _line()
    assert drawable(line)
    assert not drawable(replace(line, trend=line.trend[-2:]))
    words = tuple(replace(point, shown="Good") for point in line.trend)
    assert not drawable(replace(line, trend=words))


@pytest.mark.parametrize(
    ("label", "under"),
    [
        ("2025/26", ("2025/26", "")),
        ("September 2026", ("Sep", "2026")),
        ("2025/26 Q3", ("Q3", "2025/26")),
        ("2025/26 autumn term", ("Autumn term", "2025/26")),
    ],
)
def test_points_are_named_level_and_in_full_below_the_chart(
    label: str, under: tuple[str, str]
) -> None:
    period = periods.parse(label)
    point = Point(period=period, value=Decimal(3), shown="3.0%", target="")
    found = charted(_line(trend=(point,) * 3), scope(picture(), "SP-ASC")).drawing
    assert isinstance(found, Trend)
    assert {(each.label, each.group) for each in found.points} == {under}


def test_a_chart_of_what_is_not_rated_is_headed_by_its_newest_figure() -> None:
    newest = Point(period=periods.parse("2023/24"), value=Decimal(36), shown="36.1%", target="")
    line = _line(rating=RatingWord.NONE, label="Not rated: not due", latest=newest)
    found = charted(line, scope(picture(), "SP-ASC"))
    assert found.title == f"{line.code}: 36.1% in 2023/24"


def test_the_ground_of_a_chart_is_made_of_ratings_alone() -> None:
    held = picture()
    line = _line()
    key = (line.code, line.trend[-1].period)
    plain = Band(RatingWord.NONE, "Not rated", None, None, False, False)
    bare = replace(held.scores[key], bands=(plain,))
    found = charted(line, scope(replace(held, scores={**held.scores, key: bare}), "SP-ASC"))
    assert isinstance(found.drawing, Trend)
    assert found.drawing.points[-1].grounds == ()
    rated = charted(line, scope(held, "SP-ASC")).drawing
    assert isinstance(rated, Trend)
    assert rated.points[-1].grounds


def test_a_target_that_is_a_range_or_none_is_told_in_words() -> None:
    assert cells.target(_line(target="")) == "No target"
    assert cells.target(_line(target="58.0% to 60.0%")) == "58.0% to 60.0%"
    assert cells.target(_line(target="85.0%")) == Number(value=Decimal("85.0"), places=1, after="%")
    assert cells.target(_line(target="Yes")) == "Yes"


@pytest.mark.parametrize("text", ["84.2%", "−£4,200", "−12", "7 days", "3.1 per 1,000", "£0"])
def test_a_figure_read_back_as_a_number_is_shown_just_the_same(text: str) -> None:
    found = cells.number(text)
    assert found is not None
    assert found.shown == text


@pytest.mark.parametrize("text", ["Yes", "Level 2", "Not returned", "about 5"])
def test_words_are_not_taken_for_numbers(text: str) -> None:
    assert cells.number(text) is None


def test_a_measure_not_due_in_a_quarter_says_so() -> None:
    assert cells.figure(None) == "Not due"


@pytest.mark.parametrize(
    ("edge", "only_if", "said"),
    [
        ("target", "", "The target is met."),
        ("otherwise", "", "Anything else."),
        ("target worse 10%", "", "Missed by up to 10% of the target."),
        ("target better 20%", "", "Beaten by at least 20% of the target."),
        (
            "tolerance else target worse 5%",
            "",
            "Missed by up to 5% of the target, or by the measure's own tolerance.",
        ),
        ("share 95%", "direction better", "Within: share 95%, only if direction better."),
    ],
)
def test_a_rule_is_explained_in_numbers(edge: str, only_if: str, said: str) -> None:
    band = RuleBand(
        rule="r",
        order=1,
        title="R",
        rating=RatingWord.GREEN,
        label="On target",
        edge=edge,
        only_if=only_if,
    )
    assert meaning(band) == said


def test_symbols_tell_each_rule_used_and_which_measures_it_judges() -> None:
    table = _table(REPORT, "rule-ten-percent")
    assert [shown(row[0]) for row in table.rows] == [
        "Better than target",
        "On target",
        "Slightly off target",
        "Off target",
    ]
    assert "ASC-LI1" in table.notes[0]


def test_a_rule_that_judges_nothing_here_or_has_ended_is_left_out() -> None:
    agreed = framework()
    other = tuple(replace(band, rule="other") for band in agreed.rules)
    ended = tuple(replace(band, rule="ended", ended=True) for band in agreed.rules)
    report = build(_without(rules=(*agreed.rules, *other, *ended)), "SP-ASC")
    names = {part.name for part in report.body if isinstance(part, Table)}
    assert "rule-ten-percent" in names
    assert not names & {"rule-other", "rule-ended"}


def test_an_owner_who_is_not_there_is_told() -> None:
    agreed = framework()
    vacant = tuple(replace(post, vacant=True) for post in agreed.posts)
    cards = [p for p in build(_without(posts=vacant), "SP-ASC").body if isinstance(p, Card)]
    assert any("(vacant)" in dict(card.said)["Responsible officer"] for card in cards)
    nobody = tuple(replace(row, owner="") for row in agreed.measures)
    report = build(_without(measures=nobody), "SP-ASC")
    assert "Owed by: a post not named." in _notes(report)
    cards = [part for part in report.body if isinstance(part, Card)]
    assert "Responsible officer" not in dict(cards[0].said)


def test_a_milestone_that_will_not_be_met_is_an_exception_before_it_is_late() -> None:
    said = ItemReturn(item="ASC-M2", period=Q2, progress=Progress.NOT_MET)
    report = build(picture(progress={("ASC-M2", Q2): said}), "SP-ASC")
    assert "ASC-M2" in [part.reference for part in report.body if isinstance(part, Card)]


def test_one_figure_owed_reads_as_one() -> None:
    figures = dict(picture().figures)
    figures["ASC-LI10", Q2] = Figure(measure="ASC-LI10", period=Q2, missing=Missing.SUPPRESSED)
    scores = dict(picture().scores)
    del scores["ASC-LI10", Q2]
    report = build(picture(figures=figures, scores=scores), "SP-ASC")
    assert "1 figure has not been returned: ASC-LI6." in _notes(report)


def test_two_risks_not_assessed_read_as_two() -> None:
    risks = tuple(replace(risk, likelihood=0, owner="") for risk in framework().risks)
    assert "2 risks have not been assessed" in _notes(build(_without(risks=risks), "SP-ASC"))


def test_all_measures_key_or_none_key_make_one_list() -> None:
    every = tuple(replace(row, key_measure=True) for row in framework().measures)
    none = tuple(replace(row, key_measure=False) for row in framework().measures)
    for measures, name in ((every, "key-measures"), (none, "measures")):
        report = build(_without(measures=measures), "SP-ASC")
        names = [part.name for part in report.body if isinstance(part, Table)]
        assert [each for each in names if "measures" in each] == [name]


def test_a_due_date_that_is_not_there_is_said() -> None:
    assert cells.date(None) == "No date"
    assert cells.date(date(2026, 12, 31)) == "31\u00a0December\u00a02026"
    assert shown(cells.money(None)) == shown(cells.people(None)) == "None given"
    assert money.total([]) is None


def test_a_yes_or_no_measure_is_in_the_table_and_never_charted() -> None:
    agreed = framework()
    row = replace(agreed.measures[0], counted=Counted.YES_NO, places=0)
    changed = replace(agreed, measures=(row, *agreed.measures[1:]))
    figures = {
        key: replace(said, value=Decimal(0)) if key[0] == row.code else said
        for key, said in picture().figures.items()
    }
    report = build(picture(framework=changed, history=changed, figures=figures), "SP-ASC")
    assert (
        _row(report, "key-measures", row.code)[5] == "No\u00a0[p]"
        or "No" in _row(report, "key-measures", row.code)[5]
    )


def test_a_plan_with_only_key_items_and_assessed_risks_has_no_other_list() -> None:
    agreed = framework()
    items = tuple(replace(item, key_item=True) for item in agreed.items)
    report = build(_without(items=items, risks=agreed.risks[:1]), "SP-ASC")
    names = {part.name for part in report.body if isinstance(part, Table)}
    assert {"key-objectives", "key-milestones"} <= names
    assert not names & {"other-objectives", "other-milestones"}
    assert "not been assessed" not in _notes(report)


def test_another_services_measures_are_not_in_the_report() -> None:
    agreed = framework()
    other = replace(agreed.measures[0], code="HOU-LI1", unit="HOU")
    report = build(_without(measures=(*agreed.measures, other)), "SP-ASC")
    assert "HOU-LI1" not in [row[0] for row in _table(report, "reasons").rows]
