"""The replay command: differences first, what was left out next, the two counts last."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from goldenthread.cli.main import main

ROWS = (
    "source,council,period,ref,polarity,figure,target,before,last,rating,direction\n"
    "https://example.org/a.html,A,2026/27 Q2,M1,higher,95,90,93,,green,better\n"
    "https://example.org/a.html,A,2026/27 Q2,M2,higher,70,90,75,,green,better\n"
    "https://example.org/a.html,A,2026/27 Q2,M3,,70,90,,,green,\n"
    "https://example.org/a.html,A,2026/27 Q2,M4,higher,70,,,,,\n"
)
COUNTS = (
    "source_url,council,report,period,green,amber,red,na,total,dot_up,dot_same,dot_down,dot_na\n"
    "https://example.org/,A,Report,2026/27 Q2,1,0,1,2,5,,,,\n"
    "https://example.org/,A,Report,2026/27 Q2,2,0,0,2,4,,,,\n"
)


@pytest.fixture
def figures(tmp_path: Path) -> Path:
    path = tmp_path / "figures.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def run(*asked: str) -> tuple[int, list[str]]:
    """Run the command and return its exit code and lines."""
    done = CliRunner().invoke(main, ["replay", *asked])
    return done.exit_code, done.output.splitlines()


def test_differences_then_what_was_left_out_then_the_counts(figures: Path) -> None:
    code, said = run(str(figures), "--rule", "ten-percent", "--mapping", "facts")
    assert code == 0
    assert said == [
        (
            "Row 3, 2026/27 Q2, M2: 70 against 90; rating published green, ours red. Off target: 70 is "
            "below 81, where “Slightly off target” ends (10% worse than the target of 90). "
            "Reason: Judgement, or another tolerance. It would need a tolerance of 22.2%."
        ),
        (
            "Row 3, 2026/27 Q2, M2: 70 against 90; direction published better, ours worse. "
            "It went from 75 to 70. Reason: Nothing in the published row explains it."
        ),
        (
            "Left out of the ratings: 1 because which way is better is not known; "
            "1 because no rating was published with the row."
        ),
        "Left out of the directions: 2 because no direction was published with the row.",
        "1 of 2 ratings reproduced",
        "1 of 2 directions reproduced",
    ]


def test_only_the_rows_asked_for(figures: Path) -> None:
    asked = (str(figures), "--rule", "met-or-not", "--mapping", "facts", "--where", "ref=M1")
    assert run(*asked) == (0, ["1 of 1 ratings reproduced", "1 of 1 directions reproduced"])


def test_published_counts_are_checked_and_counted_again(figures: Path, tmp_path: Path) -> None:
    counts = tmp_path / "counts.csv"
    counts.write_text(COUNTS, encoding="utf-8")
    asked = (str(figures), "--rule", "ten-percent", "--mapping", "facts")
    code, said = run(*asked, "--aggregates", str(counts))
    assert code == 0
    assert said[:5] == [
        "Row 2, A, Report, 2026/27 Q2: The ratings 1 + 0 + 1 + 2 make 4 of 5: 1 not accounted for.",
        "Row 2, A, Report, 2026/27 Q2: counted 1 green, 0 amber, 1 red from its rows, the same.",
        (
            "Row 3, A, Report, 2026/27 Q2: counted 1 green, 0 amber, 1 red from its rows, "
            "published as 2 green, 0 amber, 0 red."
        ),
        "1 of 2 published counts do not add up",
        "1 of 2 complete tables counted the same",
    ]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("--rule", "nope"), "There is no rule “nope”"),
        (("--rule", "ten-percent"), "has no column polarity"),
        (("--rule", "ten-percent", "--mapping", "nope"), "There is no mapping “nope”"),
        (("--rule", "ten-percent", "--where", "ref"), "Write --where COLUMN=VALUE"),
        (("--rule", "ten-percent", "--where", "=M1"), "Write --where COLUMN=VALUE"),
    ],
)
def test_what_cannot_be_done_says_why(tmp_path: Path, asked: tuple[str, ...], said: str) -> None:
    path = tmp_path / "figures.csv"
    path.write_text("ref,figure\nM1,1\n", encoding="utf-8")
    code, lines = run(str(path), *asked)
    assert code == 1
    assert said in lines[0]
