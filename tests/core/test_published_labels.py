"""Every period label in the published figures that are to hand is read, or is refused knowingly."""

from __future__ import annotations

import csv
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from goldenthread.core.periods import NotAPeriod, parse

REAL = Path(os.environ.get("GOLDENTHREAD_REAL", Path(__file__).parents[3] / "shared" / "real"))

FILES = {
    "lgbf/indicator_data_real_quarterly.csv": "Period",
    "roads_ni168_ni169_fye2008_2025.csv": "year",
    "housing_ni154_net_additional_dwellings.csv": "year",
    "waste_ni191_ni192_ni193_2010_2024.csv": "year",
    "published_indicators.csv": "period",
}

NOT_LABELS = (" (", "; ", ", target", " to ")
"""What a compiler's own notes beside a period hold: "2017/18 Q2 (year inferred from the meeting)"."""

SEEN = [
    "2018-19;Q1",
    "FYE 2008",
    "2004-05 [note 1]",
    "2010-11",
    "2024/25 Q3",
    "2021/22 outturn",
    "2018/19 mid-year",
    "2008/09 May",
    "April 2006",
    "2006/07",
]
"""One label of each shape found in those files."""


@pytest.mark.parametrize("label", SEEN)
def test_a_label_of_each_published_shape_is_read(label: str) -> None:
    assert parse(parse(label).label) == parse(label)


def _labels(name: str, column: str) -> Iterator[str]:
    with (REAL / name).open(encoding="utf-8-sig", newline="") as file:
        yield from {row[column] for row in csv.DictReader(file)}


def test_the_labels_of_whole_published_files_are_read() -> None:
    there = {name: column for name, column in FILES.items() if (REAL / name).exists()}
    sys.stdout.write(f"{len(there)} of {len(FILES)} files of published figures are here.\n")
    for name, column in there.items():
        for label in _labels(name, column):
            if any(note in label for note in NOT_LABELS):
                continue
            try:
                period = parse(label)
            except NotAPeriod as refused:  # names the file, which the parser cannot know
                pytest.fail(f"{name}: {refused}")
            assert parse(period.label) == period
