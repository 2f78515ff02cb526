"""Plans: each with whose it is, what officers say of it, and the same lines as its report."""

import re
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.plans import BudgetLine, Plan, PlanKind, WorkforceLine
from goldenthread.core.periods import Period
from goldenthread.flows import framework as frameworks
from goldenthread.records.publishing.queries import picture
from goldenthread.reports.build.scope import scope
from goldenthread.web.money import money, people
from goldenthread.web.plan import views
from tests.core.pictured import Q2
from tests.town.fixtures import Town


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_every_plan_has_a_page_and_a_line_in_the_list(reader: Client, town: Town) -> None:
    listed = page(reader, "/plans")
    for plan in picture(period=town.closes).framework.plans:
        assert f'href="/plans/{plan.code}"' in listed
        assert page(reader, f"/plans/{plan.code}").count("<h1") == 1, plan.code


def test_a_plan_holds_what_its_report_holds(reader: Client, town: Town) -> None:
    now = picture(period=town.closes)
    found = scope(now, "SP-ASC")
    text = page(reader, "/plans/SP-ASC")
    codes = [line.code for line in found.measures]
    codes += [line.code for line in (*found.milestones, *found.objectives)]
    for code in codes:
        assert code in text, code
    for risk in found.risks:
        assert risk.risk.code in text
    assert 'href="/reports/departmental/SP-ASC.docx' in text


def test_a_plan_tells_what_officers_say(reader: Client, town: Town) -> None:
    told = [n for n in picture(period=town.closes).narrative if n.plan == "SP-ASC"]
    text = page(reader, "/plans/SP-ASC")
    assert ("What officers say" in text) == bool(told)
    assert "Plans that help to deliver it" in page(reader, "/plans/CORPORATE")


def test_a_plan_with_nothing_says_what_to_do(reader: Client, town: Town) -> None:
    bare = Plan(code="BARE", title="A bare plan", kind=PlanKind.TEAM)
    frameworks.apply(
        framework=Framework(plans=(bare,)), by="system", at=town.later, reason="A new plan"
    )
    text = page(reader, "/plans/BARE")
    assert "Nothing hangs from this plan yet." in text
    assert "The whole council" in text


@pytest.mark.parametrize(
    ("starts", "ends", "said"),
    [
        (date(2024, 4, 1), date(2027, 3, 31), "From 1 April 2024 to 31 March 2027"),
        (date(2024, 4, 1), None, "From 1 April 2024"),
        (None, date(2027, 3, 31), "To 31 March 2027"),
        (None, None, ""),
    ],
)
def test_when_a_plan_runs(starts: date | None, ends: date | None, said: str) -> None:
    plan = Plan(code="P", title="A plan", kind=PlanKind.TEAM)
    assert views._runs(replace(plan, starts=starts, ends=ends)) == said


def budget(period: Period, actual: str | None) -> BudgetLine:
    from decimal import Decimal

    spent = None if actual is None else Decimal(actual)
    return BudgetLine(code="B", period=period, title="A line", profile=Decimal(100), actual=spent)


@pytest.mark.parametrize(
    ("actual", "said"),
    [
        ("110", r"£10 over budget to date\."),
        ("90", r"£10 under budget to date\."),
        ("100", r"exactly as planned"),
        (None, r"is not known: a line lacks a figure"),
    ],
)
def test_spending_in_a_sentence(actual: str | None, said: str) -> None:
    found = money([budget(Q2, actual)])
    assert found is not None
    assert re.search(said, found.said)
    assert money([]) is None


def test_people_in_a_sentence() -> None:
    found = people([WorkforceLine(code="W", period=Q2, title="A team")])
    assert found is not None
    assert "is not known" in found.said
    assert people([]) is None
