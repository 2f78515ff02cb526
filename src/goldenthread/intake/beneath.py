"""What a workbook holds beneath its values: merged cells, hidden rows, percent formats, formulas without a result.

Read from the file's own XML, or an .xls file's own records, before the workbook is opened, so that a
sheet whose one far-off cell would fill the memory is refused first. A document type is refused
outright: nothing can expand.
"""

import io
import struct
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers.expat import ExpatError

from goldenthread.core.facts.findings import Finding
from goldenthread.intake import beneath_ods, beneath_xls, beneath_xlsx
from goldenthread.intake.cells import Beneath, error
from goldenthread.intake.markup import Refused
from goldenthread.intake.sniff import Kind


@dataclass(frozen=True, slots=True)
class Looked:
    """What was seen of each sheet, by name; or why the workbook must not be opened."""

    sheets: dict[str, Beneath] = field(default_factory=dict)
    finding: Finding | None = None


FAULTS = (ExpatError, KeyError, ValueError, IndexError, struct.error)
"""What a damaged workbook makes its readers raise."""


def look(data: bytes, kind: Kind | None) -> Looked:
    """Look beneath a workbook of a kind."""
    try:
        return Looked(dict(_sheets(data, kind)))
    except Refused as why:
        return Looked(finding=error(str(why), "Copy the cells that matter into a new workbook."))
    except FAULTS as fault:
        what = f"The workbook is damaged inside: {fault}."
        return Looked(
            finding=error(what, "Open it in a spreadsheet program and save it under a new name.")
        )


def _sheets(data: bytes, kind: Kind | None) -> Mapping[str, Beneath]:
    if kind is Kind.XLS:
        return beneath_xls.look(data)
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return beneath_ods.look(packed) if kind is Kind.ODS else beneath_xlsx.look(packed)
