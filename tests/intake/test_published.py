"""Files that governments published, read exactly as they are through the mappings that are shipped.

They are read when they are at hand: in the folder that GOLDENTHREAD_REAL names, or in ../shared/real
beside this repository. Small files of the same shape are always read.
"""

from __future__ import annotations

import csv
import os
import sys
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.measures import Polarity
from goldenthread.core.facts.organisation import Council
from goldenthread.core.facts.returns import Figure, FigureStatus, Missing, Returns
from goldenthread.core.periods import parse
from goldenthread.core.quantities import figure_shown
from goldenthread.intake import packs, returns
from goldenthread.intake.against import doubts
from goldenthread.intake.parsed import Parsed
from goldenthread.intake.workbook import Source
from tests.intake.making import csv as table
from tests.intake.making import ods

BESIDE = Path(__file__).resolve().parents[2].parent / "shared" / "real"
REAL = Path(os.environ.get("GOLDENTHREAD_REAL", BESIDE))
HALTON = Council(code="E06000006", title="Halton Borough Council", short="Halton")
STIRLING = Council(code="S12000030", title="Stirling", short="Stirling")
ENGLAND = replace(packs.framework("mappings/england"), council=(HALTON,))
SCOTLAND = replace(packs.framework("mappings/scotland"), council=(STIRLING,))
WASTE = [
    "Year",
    "Region",
    "ONS code",
    "Jpp Order",
    "Authority",
    "Authority type",
    "Residual household waste per household (kg/household) (Ex NI191)",
    "Percentage of household waste sent for reuse, recycling or composting (Ex NI192)",
    "Percentage of municipal waste sent to landfill (Ex NI193)",
    "Collected household waste per person (kg) (Ex BVPI 84a)",
]
HOMES = [
    "ONS Code",
    "Area Name",
    "Total number of homes required",
    "Total number of homes delivered",
]
SMALL: dict[str, Any] = {
    "england-waste": {
        "Table_3": [
            ["Table 3"],
            WASTE,
            ["2023-24", "North West", "E06000006", 29, "Halton Borough Council", "Unitary", 596.4, 0.361, 0, 425],
            ["2023-24", "South East", "E07000223", 346, "Adur District Council", "Collection", 380, 0.4, "-", ":"],
            ["2023-24", "*London", "Total", "Total", "Total", "Total", 500, 0.3, 0.1, ":"],
            ["Source: Defra"],
        ]
    },
    "england-roads": {
        name: [
            ["Shorthand is used in this table."],
            ["ONS Area Code", "Region", "Local Authority", "FYE 2023", "FYE 2024", "Notes"],
            ["E06000006", "North West", "Halton UA", "[y]", 1, "[z]"],
            ["E92000001", "England [r]", "[z]", 4, 4, "[r] applies"],
        ]
        for name in ("RDC0120_A_Roads_and_Motorways", "RDC0120_B_and_C_Roads")
    },
    "england-housing": {
        "LT_122": [
            ["DCLG code", "Former", "Current ONS code", "Authority data", "2023-24 [r] [note 17]", "2024-25 [p]"],
            [None, None, None, "Unitary Authorities", 100, 200],
            ["D0650", "00ET", "E06000006", "Halton UA", 361, 392],
        ]
    },
    "england-housing-delivery": {
        "Sheet1": [
            HOMES,
            [None, None, "2020-21", None],
            ["E06000006", "Halton", 636.7753424657534, 516.8],
            ["E09000001", "City", "-", "-"],
            HOMES,
            ["Notes:"],
        ]
    },
}  # fmt: skip


def read(name: str, source: Source) -> Parsed[Returns]:
    parsed = returns.read(source, ENGLAND, name)
    assert parsed.errors == ()
    assert parsed.rejected == 0
    assert parsed.rows == len(parsed.value.figures)
    return parsed


def real(*path: str) -> Path | None:
    """A published file, or None with a word about it when it is not at hand."""
    found = REAL.joinpath(*path)
    if found.exists():
        return found
    sys.stdout.write(f"{found} is not at hand: only the small file of its shape was read.\n")
    return None


def own(parsed: Parsed[Returns], measure: str, framework: Framework = ENGLAND) -> dict[str, str]:
    """The council's own figures of a measure, as shown, by period."""
    known = next(one for one in framework.measures if one.code == measure)
    return {
        figure.period.label: figure_shown(figure, known)
        for figure in parsed.value.figures
        if figure.measure == measure and not figure.place
    }


def the(parsed: Parsed[Returns], measure: str, place: str) -> Figure:
    return next(one for one in parsed.value.figures if (one.measure, one.place) == (measure, place))


@pytest.mark.parametrize("held", [ENGLAND, SCOTLAND])
def test_each_framework_is_whole(held: Framework) -> None:
    rules = frozenset(band.rule for band in packs.framework("rules").rules)
    assert doubts(Framework(), held, {}, rules) == ()


def test_small_waste() -> None:
    parsed = read("england-waste", ods(SMALL["england-waste"]))
    assert own(parsed, "NI192") == {"2023/24": "36.1%"}
    assert the(parsed, "NI193", "E07000223").missing is Missing.NOT_APPLICABLE
    assert the(parsed, "BVPI84A", "E07000223").missing is Missing.NOT_AVAILABLE
    assert [place.title for place in parsed.places] == ["Adur District Council"]


def test_small_roads() -> None:
    parsed = read("england-roads", ods(SMALL["england-roads"]))
    assert own(parsed, "NI169") == {"2022/23": "Not available", "2023/24": "1%"}
    assert [(place.title, place.kind.value) for place in parsed.places] == [("England", "nation")]


def test_small_housing() -> None:
    parsed = read("england-housing", ods(SMALL["england-housing"]))
    assert own(parsed, "NI154") == {"2023/24": "361 [r]", "2024/25": "392 [p]"}


def test_small_housing_delivery() -> None:
    parsed = read("england-housing-delivery", ods(SMALL["england-housing-delivery"]))
    assert own(parsed, "HDT") == {"2022/23": "81%"}
    assert the(parsed, "HDT", "E09000001").missing is Missing.NOT_AVAILABLE


def test_small_scotland() -> None:
    text = "Code,LocalAuthority,Period,Value,Numerator,Denominator\nCORP 09,Stirling,2018-19;Q1,0.91,311.0,341.0\n"
    parsed = returns.read(
        table(text, "indicator_data_real_quarterly.csv"), SCOTLAND, "scotland-quarterly"
    )
    assert parsed.findings == ()
    assert own(parsed, "CORP09", SCOTLAND) == {"2018/19 Q1": "91.2%"}


def test_waste_as_published() -> None:
    if path := real("source_ods", "waste-data.ods"):
        parsed = read("england-waste", path)
        assert len(parsed.value.figures) == 19_284
        assert list(own(parsed, "NI192").values())[-3:] == ["36.9%", "35.4%", "36.1%"]
        assert len(own(parsed, "NI191")) == 14
        assert [one.cell for one in parsed.warnings] == ["A5"]


def test_roads_as_published() -> None:
    if path := real("source_ods", "road-condition-data.ods"):
        parsed = read("england-roads", path)
        assert len(parsed.value.figures) == 5_760 == _rows("roads_ni168_ni169_fye2008_2025.csv")
        assert own(parsed, "NI168")["2022/23"] == "Not available"
        assert own(parsed, "NI169")["2007/08"] == "4%"


def test_housing_as_published() -> None:
    if path := real("source_ods", "housing-data.ods"):
        parsed = read("england-housing", path)
        assert own(parsed, "NI154")["2020/21"] == "−1"
        firm = Counter(one.status for one in parsed.value.figures)
        assert firm[FigureStatus.PROVISIONAL] == firm[FigureStatus.REVISED] == 417
        assert {one.period for one in parsed.value.figures} >= {parse("2001/02"), parse("2024/25")}


def test_housing_delivery_as_published() -> None:
    if path := real("source_ods", "housing-delivery-test.ods"):
        parsed = read("england-housing-delivery", path)
        assert len(parsed.value.figures) == 313 == _rows("housing_delivery_test_2023.csv")
        assert own(parsed, "HDT") == {"2022/23": "81%"}
        assert sum(one.missing is None for one in parsed.value.figures) == 311


def test_the_scottish_series_as_published() -> None:
    if path := real("lgbf", "indicator_data_real_quarterly.csv"):
        parsed = returns.read(path, SCOTLAND, "scotland-quarterly")
        assert parsed.findings == ()
        assert len(parsed.value.figures) == 1_339
        assert own(parsed, "CORP09", SCOTLAND)["2018/19 Q1"] == "91.2%"
        assert len(parsed.places) == 31


def test_measures_best_in_the_middle_are_ranges() -> None:
    if path := real("lgbf", "indicator_information.csv"):
        with path.open(encoding="utf-8-sig", newline="") as stream:
            said = {row["Code"].upper(): row for row in csv.DictReader(stream)}
        for measure in SCOTLAND.measures:
            kind = said[measure.code]["Ranking_Type"]
            wanted = Polarity.RANGE if kind == "Goldilocks" else Polarity.HIGHER
            assert (measure.code, measure.polarity) == (measure.code, wanted)
        middles = {
            code: Decimal(row["Ranking_GoldilocksMidpoint"] or 0) * 100
            for code, row in said.items()
        }
        for target in SCOTLAND.targets:
            low, high = (Decimal(part) for part in target.wanted.split(" to "))
            assert (low + high) / 2 == middles[target.measure]


def _rows(name: str) -> int:
    with (REAL / name).open(encoding="utf-8", newline="") as stream:
        return sum(1 for _ in csv.DictReader(stream))
