"""The checkers that “make test” runs do bite: each is shown one thing that it must refuse."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.reading import ROOT

BRANCHES = "def planted(x):\n" + "".join(
    f"    if x == {n}:\n        return {n}\n" for n in range(7)
)


def ruff(text: str, where: str) -> list[str]:
    """Return the rules that ruff finds broken in a file with this text at this place."""
    command = [
        str(Path(sys.executable).with_name("ruff")),
        "check",
        "--no-cache",
        "--output-format=json-lines",
    ]
    done = subprocess.run(
        [*command, f"--stdin-filename={where}", "-"],
        input=text,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return [line.partition('"code":"')[2].partition('"')[0] for line in done.stdout.splitlines()]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("C901", BRANCHES),
        ("PLR0917", "def planted(a, b, c, d, e, f):\n    return a\n"),
        ("T201", 'print("hello")\n'),
        ("DTZ005", "from datetime import datetime\n\nMOMENT = datetime.now()\n"),
        ("F401", "import os\n"),
    ],
)
def test_ruff_refuses(code: str, text: str) -> None:
    assert code in ruff(text, "src/goldenthread/core/planted.py")


def test_ruff_lets_a_plain_function_be() -> None:
    text = 'def planted(a: int, *, b: int) -> int:\n    """Return the sum."""\n    return a + b\n'
    assert ruff(text, "src/goldenthread/core/planted.py") == []


def test_mypy_is_strict_for_everybody() -> None:
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    assert "strict = true" in text
    assert "ignore_errors" not in text
    assert 'filterwarnings = ["error"]' in text
