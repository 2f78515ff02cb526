"""Every workload runs at its least size and tells its figures, peers and limits; nothing is timed here."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from tests.house.reading import ROOT

LINE = re.compile(r"^[a-f]  .+: [\d,.]+ (?:s|ms|MB|kB|queries|a second)\b", re.MULTILINE)
BESIDE = re.compile(r"^     (?:peer|limit) ", re.MULTILINE)


def _told(workload: str) -> str:
    command = [sys.executable, "-m", f"bench.{workload}", "--tiny"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("workload", ["importing", "judging", "saving"])
def test_a_workload_tells_ours_and_what_stands_beside_it(workload: str) -> None:
    told = _told(workload)
    assert LINE.search(told)
    assert BESIDE.search(told)


def test_pages_are_asked_for_by_one_and_by_eight_clients() -> None:
    told = _told("pages")
    assert {"1 client", "8 clients"} <= set(re.findall(r"SQLite, (\d clients?)", told))
    assert "a bare Django view" in told


def test_the_quarter_is_closed_into_documents() -> None:
    assert re.search(r"close of the quarter, [1-9]\d* documents", _told("closing"))


def test_the_demonstration_is_made_in_a_clean_clone() -> None:
    assert "make demo, warm" in _told("demonstrating")


def test_a_ratio_and_a_missed_target_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    from bench.measuring import Line, Other, say

    say(Line("b", "import", 6, "s", 3, (Other("reading", "peer", 2), Other("none", "peer", None))))
    told = capsys.readouterr().out
    assert "target 3.000 s: MISSED" in told
    assert "ours is 3.00 times that" in told
    assert "not measured" in told
