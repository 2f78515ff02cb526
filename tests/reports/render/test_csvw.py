"""What is said of the CSV files holds of them: each is named, and each column as it stands there."""

import csv
import io
import json
from dataclasses import replace
from datetime import datetime

from goldenthread.reports.look import Look
from goldenthread.reports.render.csv import render
from goldenthread.reports.render.csvw import NAME, described
from tests.reports.papers import departmental, everything

REPORTS = (everything(), departmental())
SAID = json.loads(described(REPORTS))
COLUMNS = SAID["tableSchema"]["columns"]


def _rows() -> list[dict[str, str]]:
    texts = (
        render(report, Look()).decode(SAID["dialect"]["encoding"] + "-sig") for report in REPORTS
    )
    return [row for text in texts for row in csv.DictReader(io.StringIO(text, newline=""))]


def test_it_has_the_name_that_software_looks_for_and_names_every_file() -> None:
    assert NAME == "csv-metadata.json"
    assert [table["url"] for table in SAID["tables"]] == [f"{each.name}.csv" for each in REPORTS]
    assert SAID["@context"] == ["http://www.w3.org/ns/csvw", {"@language": "en-GB"}]


def test_the_columns_are_those_of_the_files_own_header() -> None:
    for report in REPORTS:
        first = render(report, Look()).decode("utf-8-sig").split(SAID["dialect"]["lineTerminators"])
        assert first[0].split(",") == [column["titles"] for column in COLUMNS]
    names = [column["name"] for column in COLUMNS]
    assert len(set(names)) == len(names)
    assert all(name.isidentifier() for name in names)
    assert all(column["dc:description"].endswith(".") for column in COLUMNS)


def test_every_cell_is_of_the_kind_that_is_said() -> None:
    kinds = {column["titles"]: column["datatype"] for column in COLUMNS}
    assert set(kinds.values()) == {"string", "integer", "dateTime"}
    for row in _rows():
        assert all(_is(kinds[title], said) for title, said in row.items() if said)


def _is(kind: str, said: str) -> bool:
    match kind:
        case "integer":
            return said.isdigit()
        case "dateTime":
            return datetime.fromisoformat(said).isoformat() == said
        case _:
            return kind == "string"


def test_the_same_reports_give_the_same_bytes() -> None:
    assert described(REPORTS) == described(tuple(replace(report) for report in REPORTS))
