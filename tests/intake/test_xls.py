"""Old workbooks (.xls): read as the same .xlsx is, with what is hidden beneath, and torn ones told."""

import random
import struct
from pathlib import Path

import pytest

from goldenthread.core.facts.findings import Severity
from goldenthread.intake import beneath_xls, compound, returns, workbook
from goldenthread.intake.cells import Beneath, Mark, Merged
from goldenthread.intake.markup import Refused
from goldenthread.intake.workbook import Upload
from tests.intake import records, spoilt
from tests.intake.test_bad_files import HELD

HERE = Path(__file__).parent


@pytest.mark.parametrize("kept", ["spoilt.xls", "spoilt.ods"])
def test_one_workbook_is_read_alike_in_every_format(kept: str) -> None:
    new, old = returns.read(spoilt.book(), HELD), returns.read(HERE / kept, HELD)
    assert old.findings == new.findings
    assert old.value == new.value
    assert any("formatted as percentages" in found.what for found in new.findings)
    assert any("A formula here has failed" in found.what for found in new.findings)
    beneath = [sheet.beneath for sheet in workbook.read(HERE / kept).sheets]
    assert beneath == [sheet.beneath for sheet in workbook.read(spoilt.book()).sheets]


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_old_workbook_never_raises(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray((HERE / "spoilt.xls").read_bytes())
    for _ in range(chance.choice((1, 8, 200))):
        data[chance.randrange(8, len(data))] = chance.randrange(256)
    cut = chance.choice((len(data), chance.randrange(600, len(data))))
    read = workbook.read(Upload("torn.xls", bytes(data[:cut])))
    assert read.sheets or read.findings


def test_an_xls_at_its_row_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "XLS_ROWS", 3)
    found = workbook.read(HERE / "spoilt.xls").findings
    assert [(one.severity, one.sheet, one.cell) for one in found] == [
        (Severity.ERROR, "Figures", "A3")
    ]
    assert "65,536" in found[0].what


def of(cells: bytes, formats: bytes = b"", name: bytes = b"\x04\x00Figs") -> Beneath:
    held = beneath_xls.look(records.compound(records.book(name, formats, cells)))
    return next(iter(held.values()))


PERCENT = records.record(0x00E0, struct.pack("<HH", 0, 9)) + records.record(
    0x041E, b"\xa4\0\1\0\0x"
)
"""Style 0 is a percentage; and a format that is none."""


def test_a_run_of_numbers_and_each_kind_of_cell() -> None:
    run = struct.pack("<HHHIHIH", 1, 2, 0, 0, 7, 0, 3)
    cells = records.record(0x00BD, run)
    cells += records.record(0x0203, struct.pack("<HHHd", 2, 0, 0, 0.5))
    cells += records.record(0x0006, struct.pack("<HHHd", 3, 0, 0, 0.5))
    cells += records.record(0x0006, struct.pack("<HHHBBBBBBH", 4, 0, 0, 2, 0, 7, 0, 0, 0, 0xFFFF))
    cells += records.record(0x0006, struct.pack("<HHHBBBBBBH", 5, 0, 0, 0, 0, 0, 0, 0, 0, 0xFFFF))
    cells += records.record(0x0205, struct.pack("<HHHBB", 6, 0, 0, 7, 1))
    cells += records.record(0x0205, struct.pack("<HHHBB", 7, 0, 0, 1, 0))
    assert of(cells, PERCENT).marks == {
        (2, 3): Mark.PERCENT,
        (3, 1): Mark.PERCENT,
        (4, 1): Mark.PERCENT,
        (5, 1): Mark.ERROR,
        (7, 1): Mark.ERROR,
    }


def test_rows_columns_and_blocks() -> None:
    cells = records.record(0x0208, struct.pack("<HHHHIHH", 1, 0, 3, 300, 0, 0x20, 0))
    cells += records.record(0x0208, struct.pack("<HHHHIHH", 2, 0, 3, 300, 0, 0, 0))
    cells += records.record(0x007D, struct.pack("<HHHHH", 1, 2, 0, 0, 1))
    cells += records.record(0x007D, struct.pack("<HHHHH", 3, 3, 0, 0, 0))
    cells += records.record(0x007D, struct.pack("<HHHHH", 9, 255, 0, 0, 1))
    cells += records.record(0x00E5, struct.pack("<HHHHH", 1, 0, 1, 2, 3))
    chart = records.part(records.record(0x0208, struct.pack("<HHHHIHH", 8, 0, 3, 0, 0, 0x20, 0)))
    found = of(cells + chart)
    assert found.hidden_rows == (2,), "what a chart holds is not the sheet's"
    assert found.hidden_columns == (2, 3)
    assert found.merged == (Merged(1, 3, 2, 4),)


def test_a_far_cell_is_refused() -> None:
    with pytest.raises(Refused, match="65,536 rows by 256 columns"):
        of(records.record(0x0203, struct.pack("<HHHd", 65535, 255, 0, 1.0)))


@pytest.mark.parametrize(
    ("name", "version", "said"),
    [
        (b"\x04\x00Figs", 0x0600, "Figs"),
        (b"\x02\x01\xa3\x00\x13\x20", 0x0600, "£–"),
        (b"\x02\xa3\x96", 0x0500, "£–"),
    ],
)
def test_a_sheet_goes_by_its_name(name: bytes, version: int, said: str) -> None:
    book = records.book(name, b"", b"", version)
    data = records.compound(book, "Workbook" if version == 0x0600 else "Book")
    assert list(beneath_xls.look(data)) == [said]


def test_a_table_of_sectors_that_the_header_has_no_room_for() -> None:
    stream = b"x" * 5000
    assert compound.stream(records.compound(stream, more=True), "Workbook") == stream


@pytest.mark.parametrize(
    ("at", "to", "says"),
    [
        (30, struct.pack("<H", 99), "no sensible size"),
        (48, struct.pack("<I", 200), "leads out of the file"),
        (512 + 4, struct.pack("<I", 1), "has no end"),
        (1024 + 128, b"X", "holds no workbook"),
        (1536, b"XX", "does not begin"),
    ],
)
def test_a_torn_file_says_how(at: int, to: bytes, says: str) -> None:
    data = bytearray(records.compound(records.book(b"\x04\x00Figs", b"", b"")))
    data[at : at + len(to)] = to
    with pytest.raises(compound.Torn, match=says):
        beneath_xls.look(bytes(data))
