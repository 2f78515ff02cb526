"""Figures, ratings and directions that councils and government published, judged again.

The CSVs beside this hold facts: figures, targets, published ratings, and the address of each source.
Where the fuller collection is at hand (GOLDENTHREAD_REAL, else ../shared/real), the command reads that
as well; where it is not, the output says so.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from goldenthread.cli.replay import command
from goldenthread.core.facts.measures import Judged
from goldenthread.core.replaying.aggregates import contradictions, recounted
from goldenthread.core.replaying.replay import Difference, Published, directions, ratings
from goldenthread.intake.replay import read, read_counts
from goldenthread.intake.replay_layout import load
from tests.core.judging import rule

HERE = Path(__file__).parent
REAL = Path(os.environ.get("GOLDENTHREAD_REAL", HERE.parents[2] / "shared" / "real"))
TEN = rule("ten-percent")


def published(name: str, layout: str = "facts") -> tuple[Published, ...]:
    """Return the rows of a file beside this one."""
    return read(HERE / name, load(layout))


def briefly(found: Difference) -> tuple[str, str, str, str]:
    """Return a difference as quarter, reference, and what was published and worked out."""
    return found.row.period[-2:], found.row.ref, found.published, found.ours


def test_the_housing_delivery_test_is_reproduced_when_rounded_and_not_when_not() -> None:
    rows = published("housing-delivery-test.csv", "housing-delivery-test")
    bands = rule("housing-delivery-test")
    found = ratings(rows, bands)
    assert (found.reproduced, found.compared, found.differences) == (311, 311, ())
    assert found.left_out == {"the figure is not one number": 2}
    exactly = ratings(rows, tuple(replace(band, judged=Judged.BENEATH) for band in bands))
    assert (exactly.reproduced, exactly.compared) == (307, 311)
    assert {(d.row.ref, d.reason) for d in exactly.differences} == {
        ("E06000023", "The figure was rounded to 75 before it was judged."),
        ("E07000096", "The figure was rounded to 75 before it was judged."),
        ("E06000024", "The figure was rounded to 85 before it was judged."),
        ("E06000040", "The figure was rounded to 95 before it was judged."),
    }


def test_hart_reproduces_72_of_83_and_the_other_11_are_told_one_by_one() -> None:
    found = ratings(published("hart.csv"), TEN)
    assert (found.reproduced, found.compared, found.left_out) == (72, 83, {})
    assert [briefly(difference) for difference in found.differences] == [
        ("Q1", "ETS01", "red", "green"),
        ("Q1", "IT01", "amber", "red"),
        ("Q1", "IT03", "green", "red"),
        ("Q1", "LS05", "red", "not rated"),
        ("Q2", "ETS01", "red", "green"),
        ("Q2", "FI06", "amber", "green"),
        ("Q2", "HR11", "red", "green"),
        ("Q2", "HS16", "green", "red"),
        ("Q2", "IT06", "green", "red"),
        ("Q2", "LS05", "red", "not rated"),
        ("Q2", "PS05", "green", "red"),
    ]


REASONS = {
    "stored as nought": {("Q1", "ETS01"), ("Q2", "ETS01"), ("Q2", "IT06"), ("Q2", "PS05")},
    "most likely stale": {("Q2", "HR11"), ("Q2", "HS16")},
    "would need a tolerance of": {("Q1", "IT01"), ("Q1", "IT03")},
    "rounding hides": {("Q2", "FI06")},
    "a target of 0": {("Q1", "LS05"), ("Q2", "LS05")},
}


@pytest.mark.parametrize("reason", REASONS)
def test_each_reason_comes_from_the_published_row_itself(reason: str) -> None:
    found = ratings(published("hart.csv"), TEN).differences
    rows = {(d.row.period[-2:], d.row.ref) for d in found if reason in d.reason}
    assert rows == REASONS[reason]


def test_maidstones_rated_rows_are_reproduced() -> None:
    found = ratings(published("maidstone.csv"), TEN)
    assert (found.reproduced, found.compared, found.differences) == (20, 20, ())


def test_maidstones_complete_tables_count_the_same() -> None:
    rows = published("maidstone.csv")
    counts = read_counts(HERE / "counts.csv")
    again = [found for each in counts if (found := recounted(each, rows, TEN))]
    assert [(found.counts.period, found.ours) for found in again] == [
        ("2019/20 Q2", (1, 2, 1)),
        ("2018/19 Q3", (1, 1, 3)),
        ("2022/23 Q2", (2, 0, 1)),
        ("2019/20 Q4", (3, 0, 0)),
        ("2020/21 Q3", (3, 2, 1)),
        ("2020/21 Q4", (3, 2, 1)),
        ("2021/22 outturn", (3, 1, 3)),
        ("2020/21 Q4", (2, 0, 4)),
    ]
    assert all(found.same for found in again)


def test_every_published_direction_is_reproduced() -> None:
    found = directions(published("directions.csv"))
    assert (found.reproduced, found.compared, found.differences) == (55, 55, ())


def test_published_counts_that_do_not_add_up_are_found() -> None:
    counts = read_counts(HERE / "counts.csv")
    doubted = {each.council: found for each in counts if (found := contradictions(each))}
    assert doubted == {
        "Thanet": ("The ratings 15 + 5 + 5 make 25, not 24.",),
        "Horsham": (
            "The ratings 14 + 4 + 3 make 21, not 19.",
            "The directions 9 + 1 + 4 make 14 of 19: 5 not accounted for.",
        ),
        "Kent CC": ("The ratings 9 + 4 + 5 make 18 of 19: 1 not accounted for.",),
        "Maidstone": ("The directions 0 + 0 + 5 + 4 make 9 of 10: 1 not accounted for.",),
        "Harrow": ("The ratings 15 + 3 + 1 make 19 of 20: 1 not accounted for.",),
        "Newport": ("The ratings 43 + 8 + 15 make 66 of 74: 8 not accounted for.",),
    }


FULLER = [
    (
        [
            "housing_delivery_test_2023.csv",
            "--rule",
            "housing-delivery-test",
            "--mapping",
            "housing-delivery-test",
        ],
        ["311 of 311 ratings reproduced", "0 of 0 directions reproduced"],
    ),
    (
        [
            "published_indicators.csv",
            "--rule",
            "ten-percent",
            "--where",
            "council=Hart District Council",
        ],
        ["72 of 83 ratings reproduced", "0 of 0 directions reproduced"],
    ),
    (
        [
            "published_indicators.csv",
            "--rule",
            "ten-percent",
            "--where",
            "council=Maidstone Borough Council",
        ],
        ["20 of 20 ratings reproduced", "1 of 1 directions reproduced"],
    ),
    (
        ["published_indicators.csv", "--rule", "ten-percent"],
        ["123 of 148 ratings reproduced", "55 of 55 directions reproduced"],
    ),
]


@pytest.mark.parametrize(("asked", "last"), FULLER)
def test_the_command_on_the_fuller_collection(
    asked: list[str], last: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    name, *options = asked
    if not (REAL / name).exists():
        with capsys.disabled():
            print(f"\n{REAL / name} is not here: replayed from tests/replay alone.")  # noqa: T201 - the output must say so
        return
    done = CliRunner().invoke(command, [str(REAL / name), *options])
    assert done.exit_code == 0, done.output
    assert done.output.splitlines()[-2:] == last


def test_the_command_counts_the_fuller_tables_again(capsys: pytest.CaptureFixture[str]) -> None:
    rows, counts = REAL / "published_indicators.csv", REAL / "published_aggregates.csv"
    if not counts.exists():
        with capsys.disabled():
            print(f"\n{counts} is not here: counted from tests/replay alone.")  # noqa: T201 - the output must say so
        return
    asked = [str(rows), "--rule", "ten-percent", "--aggregates", str(counts)]
    said = CliRunner().invoke(command, asked).output
    assert "11 of 95 published counts do not add up" in said
    assert "8 of 8 complete tables counted the same" in said
    for slip in (
        "“out of 17 targets”; the table counts 25",
        "6 of 8 is 75%",
        "2 of 16 is 12.5%",
        "“4 of 12 declined”; the table counts 3",
        "“9 (18%)” is not the share of any number beside it",
    ):
        assert slip in said
