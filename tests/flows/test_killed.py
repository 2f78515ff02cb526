"""Killed at any statement, an import has happened or has not: never half of it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = """
import django
django.setup()
from tests.flows.killed import main
main()
"""


def test_killed_at_any_statement_the_store_is_as_before_or_as_after(
    apart: Mapping[str, str],
) -> None:
    command = [sys.executable, "-c", SCRIPT]
    done = subprocess.run(command, cwd=ROOT, env=apart, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    before_commit, after_commit, *rest, whole = json.loads(done.stdout)
    assert before_commit == {"where": "before commit", "state": "before", "holds": True}
    assert after_commit == {"where": "after commit", "state": "after", "holds": True}
    assert [one["where"] for one in rest] == list(range(1, len(rest) + 1))
    assert len(rest) > 20, "an import is many statements"
    assert {(one["state"], one["holds"]) for one in rest} == {("before", True)}
    assert (whole["state"], whole["holds"]) == ("after", True)
