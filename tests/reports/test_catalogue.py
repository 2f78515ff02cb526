"""The catalogue: what is owed when, and names that no two reports share."""

from dataclasses import replace

import pytest

from goldenthread.core.periods import parse
from goldenthread.reports.build import catalogue, departmental
from goldenthread.reports.build.kinds import Every, file_name, owed


@pytest.mark.parametrize(
    ("every", "period", "is_owed"),
    [
        (Every.QUARTER, "2026/27 Q1", True),
        (Every.HALF, "2026/27 Q1", False),
        (Every.HALF, "2026/27 Q2", True),
        (Every.HALF, "2026/27 Q4", True),
        (Every.HALF, "2026/27", True),
        (Every.YEAR, "2026/27 Q2", False),
        (Every.YEAR, "2026/27 Q4", True),
        (Every.ASKED, "2026/27 Q4", False),
    ],
)
def test_a_report_is_owed_when_its_period_ends(every: Every, period: str, is_owed: bool) -> None:
    assert owed(replace(departmental.KIND, every=every), parse(period)) is is_owed


def test_kinds_are_found_by_code_and_named_once() -> None:
    assert list(catalogue.BY_CODE.values()) == list(catalogue.KINDS)
    assert len({kind.title for kind in catalogue.KINDS}) == len(catalogue.KINDS)


def test_a_file_is_named_plainly() -> None:
    name = file_name("departmental", "Children’s services & schools", parse("2026/27 Q2"))
    assert name == "departmental-childrens-services-schools-2026-27-q2"


def test_a_long_name_is_cut_and_told_apart() -> None:
    period = parse("2026/27 Q2")
    one, other = (file_name("plan", "ü word " * 60 + end, period) for end in ("a", "b"))
    assert one != other
    assert one.startswith("plan-ü-word-ü-")
    assert one.endswith("-2026-27-q2")
    assert len(one.encode()) < 200
    assert file_name("risk-register", "", period) == "risk-register-2026-27-q2"
