"""The library of reports: what it says of each kind, making one, and reading one in the browser."""

import hashlib
import re
from base64 import b64encode
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from goldenthread.core.facts.publishing import Issue
from goldenthread.core.periods import previous
from goldenthread.flows import closing
from goldenthread.records.publishing.queries import picture
from goldenthread.reports.build import departmental
from goldenthread.reports.build.catalogue import KINDS, due
from goldenthread.reports.build.kinds import Every
from goldenthread.reports.look import Look
from goldenthread.reports.press import rendered
from tests.town.fixtures import Town

OWN = "goldenthread.web.reports.library.KINDS"


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


@pytest.fixture
def only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Departmental reports alone, so that other kinds change no sentence here."""
    monkeypatch.setattr(OWN, (departmental.KIND,))


def issue(town: Town, subject: str) -> tuple[Issue, bytes]:
    now = picture(period=town.closes, at=town.as_at)
    report = departmental.build(now, subject)
    content = rendered(report, Look(brand=now.framework.council[0].brand), "html")
    out = Issue(
        report=departmental.CODE,
        subject=subject,
        period=town.closes,
        as_at=town.as_at,
        audience=report.audience,
        format="html",
        sha256=hashlib.sha256(content).hexdigest(),
    )
    return out, content


def test_every_kind_has_its_section_and_every_subject_its_row(reader: Client, town: Town) -> None:
    now = picture(period=town.closes)
    text = page(reader, "/reports")
    owing = len(list(due(now)))
    assert f"0 of {owing} reports for quarter 2, 2026/27 have been issued." in text
    for kind in KINDS:
        if kind.subjects(now):
            assert f"<summary>{kind.title} " in text
            assert f'<option value="{kind.code}">' in text


def headings(text: str) -> list[str]:
    """Return the headings of the first kind's grid."""
    return re.findall(r'columnheader">([^<]+)</th>', text.split("</thead>", maxsplit=1)[0])


@pytest.mark.usefixtures("only")
def test_the_library_says_what_is_issued_in_draft_and_due(reader: Client, town: Town) -> None:
    plans = departmental.plans(picture(period=town.closes))
    before = page(reader, f"/reports?day={town.as_at:%Y-%m-%d}")
    assert f"0 of {len(plans)} reports for quarter 2, 2026/27 have been issued." in before
    assert "They are " in before
    assert "Draft" in before
    assert "Due" in before
    assert headings(before) == ["About", "Quarter 3, 2026/27", "Quarter 2, 2026/27"]
    out, content = issue(town, plans[0])
    closing.record(issues=[out], by="system", at=town.later, reason="Closed")
    after = page(reader, f"/reports?day={town.later:%Y-%m-%d}")
    assert f"1 of {len(plans)} reports for quarter 2, 2026/27 has been issued." in after
    assert "The rest are " in after
    link = re.findall(r'href="(/reports/issued/[^"]+)"', after)[0]
    assert reader.get(link).content == content, "an issued report is made again to the byte"
    assert reader.get(link.replace(".html", ".exe")).status_code == 404


@pytest.mark.usefixtures("only")
def test_when_all_are_out_nothing_is_said_to_be_due(reader: Client, town: Town) -> None:
    plans = departmental.plans(picture(period=town.closes))
    said = [replace(issue(town, plans[0])[0], subject=plan) for plan in plans]
    closing.record(issues=said[:-1], by="system", at=town.later, reason="Closed")
    assert "The other is " in page(reader, f"/reports?day={town.later:%Y-%m-%d}")
    closing.record(issues=said[-1:], by="system", at=town.later, reason="Closed")
    text = page(reader, f"/reports?day={town.later:%Y-%m-%d}")
    assert f"{len(plans)} of {len(plans)} reports" in text
    assert "The rest are" not in text
    assert "The other is" not in text


def test_a_report_late_in_coming_is_overdue(reader: Client, town: Town) -> None:
    late = town.as_at + timedelta(days=30)
    assert "days overdue" in page(reader, f"/reports?day={late:%Y-%m-%d}")


def test_a_report_owed_by_the_half_year_is_not_owed_in_between(
    reader: Client, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = len(departmental.plans(picture(period=town.closes)))
    half = replace(departmental.KIND, every=Every.HALF)
    monkeypatch.setattr(OWN, (half,))
    assert f"0 of {many} reports" in page(reader, "/reports?period=2026/27+Q2")
    between = page(reader, "/reports?period=2026/27+Q1")
    assert "No report is owed for this period." in between
    assert "every half-year · next due " in between
    assert headings(between) == ["About", "Quarter 4, 2026/27", "Quarter 2, 2026/27"]
    monkeypatch.setattr(OWN, ())
    assert "No report is owed for this period." in page(reader, "/reports")


def test_a_kind_made_when_asked_lists_only_what_went_out(
    reader: Client, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(OWN, (replace(departmental.KIND, every=Every.ASKED),))
    plans = departmental.plans(picture(period=town.closes))
    before = page(reader, "/reports")
    assert "No report is owed for this period." in before
    assert "made when asked for" in before
    assert f"It can be made about {len(plans)} things." in before
    out, _ = issue(town, plans[0])
    closing.record(issues=[out], by="system", at=town.later, reason="Closed")
    after = page(reader, f"/reports?day={town.later:%Y-%m-%d}")
    assert "Quarter 2, 2026/27" in headings(after)
    assert "Issued" in after


@pytest.mark.usefixtures("only")
def test_a_quarter_in_which_something_went_out_says_what_did_not(
    reader: Client, town: Town
) -> None:
    plans = departmental.plans(picture(period=town.closes))
    earlier = replace(issue(town, plans[0])[0], period=previous(town.closes))
    closing.record(issues=[earlier], by="system", at=town.later, reason="Closed")
    text = page(reader, f"/reports?day={town.later:%Y-%m-%d}")
    assert headings(text)[-1] == "Quarter 1, 2026/27"
    assert text.count("Not issued") == len(plans) - 1


def test_many_rows_are_folded_but_for_the_first_kind(
    reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    kinds = tuple(replace(departmental.KIND, code=f"k{n}", title=f"Kind {n}") for n in range(12))
    monkeypatch.setattr(OWN, kinds)
    monkeypatch.setattr("goldenthread.web.reports.views.FEW", 3)
    text = page(reader, "/reports")
    assert text.count('<details class="gt-fold" open>') == 1
    assert text.count('<details class="gt-fold">') == 11


def test_making_one_asks_what_about_and_then_leads_to_it(reader: Client) -> None:
    asked = "/reports/make?kind=departmental&period=2026/27+Q2"
    text = page(reader, asked)
    assert '<option value="SP-ASC">' in text
    assert "Read it here" in text
    there = reader.get(f"{asked}&subject=SP-ASC&form=csv")["Location"]
    assert there == "/reports/departmental/SP-ASC.csv?period=2026%2F27+Q2"
    wrong = reader.get(f"{asked}&subject=GONE&form=csv")
    assert wrong.status_code == 422
    assert "<title>Error: " in wrong.content.decode()
    assert reader.get("/reports/make?kind=nonsense")["Location"] == "/reports"


def test_a_period_the_kind_is_not_owed_for_can_still_be_made(
    reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    yearly = replace(departmental.KIND, every=Every.YEAR)
    monkeypatch.setattr("goldenthread.web.reports.views.BY_CODE", {"departmental": yearly})
    text = page(reader, "/reports/make?kind=departmental&period=2026/27+Q2")
    made = text.split('id="of"')[1].split("</select>")[0]
    assert '<option value="2026/27 Q2" selected>' in made
    assert "Quarter 3" not in made


def test_a_report_read_in_the_browser_may_load_only_its_own_styles(reader: Client) -> None:
    answer = reader.get("/reports/departmental/SP-ASC.html?period=2026/27+Q2")
    policy = answer["Content-Security-Policy"]
    assert "Content-Disposition" not in answer
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "script-src" not in policy
    assert policy.count("unsafe") == 1, "colours set on parts, and nothing else"
    style = re.findall(rb"<style>(.*?)</style>", answer.content, re.DOTALL)[0]
    assert f"'sha256-{b64encode(hashlib.sha256(style).digest()).decode()}'" in policy


def test_a_report_is_in_the_councils_own_style(
    reader: Client, tmp_path: Path, settings: Any
) -> None:
    settings.STYLE = tmp_path / "own.css"
    settings.STYLE.write_text("h1 { font-family: Georgia, serif; }", "utf-8")
    answer = reader.get("/reports/departmental/SP-ASC.html?period=2026/27+Q2")
    style = re.search(rb"<style>(.*?)</style>", answer.content, re.DOTALL)
    assert style is not None
    assert style[1].endswith(b"h1 { font-family: Georgia, serif; }")
    allowed = b64encode(hashlib.sha256(style[1]).digest()).decode()
    assert f"'sha256-{allowed}'" in answer["Content-Security-Policy"]


def test_every_report_of_the_catalogue_can_be_taken_away(reader: Client, town: Town) -> None:
    now = picture(period=town.closes)
    for kind in KINDS:
        subject = next(iter(kind.subjects(now)), None)
        if subject is not None:
            answer = reader.get(f"/reports/{kind.code}/{subject.code}.csv?period=2026/27+Q2")
            assert answer.status_code == 200, kind.code
            assert "attachment" in answer["Content-Disposition"]
