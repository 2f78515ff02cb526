"""The manual says what the program does."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.measures import Counted, Measure
from goldenthread.core.facts.organisation import Council
from goldenthread.intake import mapping, packs, wide
from goldenthread.intake.missing import CODES, STATUSES
from tests.intake.making import xlsx
from tests.intake.mapping_page import PAGE, page

HOW_TO = PAGE.parents[1] / "how-to"


def told(name: str) -> str:
    return (HOW_TO / name).read_text("utf-8")


def test_every_setting_of_a_mapping_is_in_the_manual() -> None:
    assert PAGE.read_text("utf-8") == page()


def test_the_mappings_of_the_manual_can_be_read() -> None:
    texts = re.findall(r"```toml\n(.*?)```", told("wide-layout.md"), re.DOTALL)
    assert len(texts) == 2
    assert all(mapping.parse(text).table for text in texts)


def test_the_first_example_of_the_manual_reads_as_it_says() -> None:
    text = re.findall(r"```toml\n(.*?)```", told("wide-layout.md"), re.DOTALL)[0]
    assert tomllib.loads(text)
    held = Framework(
        council=(Council(code="E1", title="Seaborough", short="Seaborough"),),
        measures=(Measure(code="ASC-LI4", title="At home", counted=Counted.PERCENT, places=1),),
    )
    rows = [
        ["Ref", "Title", "Q1", "Q2", "Q3", "Q4"],
        ["ASC-LI4", "At home", "84.2%", "85.0%", "-", None],
    ]
    parsed = wide.read(xlsx({"KPIs": rows}), held, mapping.parse(text))
    assert parsed.findings == ()
    assert [figure.period.label for figure in parsed.value.figures] == [
        f"2026/27 Q{n}" for n in (1, 2, 3)
    ]


@pytest.mark.parametrize("code", [*CODES, *STATUSES])
def test_every_sign_for_a_missing_figure_is_told(code: str) -> None:
    assert (
        f"`{code}`" in told("returns.md")
        or f"{code}`" in told("returns.md")
        or code in {"–", "—", "na"}
    )


def test_every_mapping_and_pack_of_government_data_is_told() -> None:
    text = told("government-data.md")
    assert all(f"--mapping {name}" in text for name in mapping.names())
    shipped = [name for name in packs.names() if name.startswith("mappings/")]
    assert all(f"import framework {name}" in text for name in shipped)


def test_links_between_these_pages_lead_somewhere() -> None:
    for name in ("framework.md", "returns.md", "wide-layout.md", "government-data.md"):
        for target in re.findall(r"\]\(((?!https?:)[^)#]+)\)", told(name)):
            assert Path(HOW_TO / target).exists(), (name, target)
