"""What the CSV files of a period hold, said for machines: CSV on the Web, the W3C's form for it.

One file beside them all, under the name that the W3C gives it, so that software finds it. Source:
https://www.w3.org/TR/tabular-metadata/.
"""

import json
from collections.abc import Sequence
from typing import Any

from goldenthread.reports.model import Report, document_title
from goldenthread.reports.render.csv import HEADER

NAME = "csv-metadata.json"
MEANINGS = (
    ("string", "The council that the file is about."),
    ("string", "The period that the report tells of, such as 2026/27 Q2."),
    ("dateTime", "The moment that the report speaks from: what was known then, and nothing since."),
    ("string", "The caption of the table that the value stands in, or “Report text”."),
    ("integer", "The number of the row within its table, or of the line within the text."),
    ("string", "What names the row, or the section that a line of text stands in."),
    ("string", "The title of the column within its table; “Text” for a line, “Note” for a note."),
    ("string", "The value: a number without its unit, or words."),
    ("string", "The value as the report shows it, with its unit."),
)
"""What each column of the CSV is, in the order of its header: datatype and meaning."""


def described(reports: Sequence[Report]) -> bytes:
    """Return what the CSV files of some reports, at least one, hold, as JSON."""
    first = reports[0]
    about = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": first.language}],
        "dc:title": f"Reports for {first.period} – {first.council}",
        "dc:publisher": first.council,
        "dc:created": first.at.isoformat(),
        "dialect": {"encoding": "utf-8", "header": True, "lineTerminators": "\r\n"},
        "tableSchema": {"columns": [_column(*each) for each in zip(HEADER, MEANINGS, strict=True)]},
        "tables": [_table(report) for report in reports],
    }
    return (json.dumps(about, ensure_ascii=False, indent=1) + "\n").encode()


def _column(title: str, meaning: tuple[str, str]) -> dict[str, Any]:
    name = title.lower().replace(" ", "_")
    datatype, said = meaning
    return {"name": name, "titles": title, "dc:description": said, "datatype": datatype}


def _table(report: Report) -> dict[str, str]:
    return {
        "url": f"{report.name}.csv",
        "dc:title": document_title(report),
        "dc:audience": report.audience,
    }
