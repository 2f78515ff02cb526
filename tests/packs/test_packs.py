"""Every pack that is shipped reads without a doubt, and says only what has been confirmed."""

import csv
import os
import sys
from pathlib import Path

import pytest

from goldenthread.intake import packs

REAL = Path(os.environ.get("GOLDENTHREAD_REAL", Path(__file__).parents[2] / "../shared/real"))


def frameworks() -> list[str]:
    """The packs that hold frameworks: returns and mappings are for other readers."""
    others = ("example/returns/", "mappings/", "replay/")
    return [name for name in packs.names() if not name.startswith(others)]


@pytest.mark.parametrize("name", frameworks())
def test_a_pack_reads_without_a_doubt(name: str) -> None:
    parsed = packs.parsed(name)
    assert [f"{one.sheet} {one.cell}: {one.what}" for one in parsed.findings] == []
    assert parsed.rows > 0


def test_the_historic_national_set_names_each_reference_once() -> None:
    national = packs.framework("national-indicators")
    references = [one.reference for one in national.members]
    assert [one.code for one in national.sets] == ["NIS"]
    assert len(references) == len(set(references)) == 42
    assert all(one.title and not one.measure for one in national.members)


def test_the_example_council_points_at_the_same_national_set() -> None:
    national, example = packs.framework("national-indicators"), packs.framework("example/framework")
    titles = {one.reference: one.title for one in national.members}
    mine = [one for one in example.members if one.set == "NIS"]
    assert national.sets[0] in example.sets
    assert len(mine) >= 15
    assert all(one.title == titles[one.reference] for one in mine)
    assert any(one.proxy for one in mine)
    assert any(not one.measure for one in mine)


def test_only_confirmed_references_are_shipped(capsys: pytest.CaptureFixture[str]) -> None:
    """Against the list of what was seen in a source, where that list is at hand."""
    path = REAL / "ni_list.csv"
    if not path.exists():
        with capsys.disabled():
            sys.stdout.write(f"\n{path} is not here: references not compared with sources.\n")
        return
    with path.open(encoding="utf-8", newline="") as file:
        seen = {
            row["ni_ref"]
            for row in csv.DictReader(file)
            if row["number_and_topic_seen_in_a_source"] == "yes"
        }
    shipped = {one.reference for one in packs.framework("national-indicators").members}
    assert shipped == seen
