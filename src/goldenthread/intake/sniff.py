"""What a file really is, told by its first bytes and contents and never by its name, before anything opens it."""

import io
import lzma
import struct
import zipfile
import zlib
from dataclasses import dataclass
from enum import StrEnum

from goldenthread.core.facts.findings import Finding
from goldenthread.intake.cells import error

LARGEST_FILE = 60 * 1024 * 1024
"""Bytes. A full council framework with ten years of returns is under 5 MB."""
LARGEST_UNPACKED = 400 * 1024 * 1024
"""Bytes a workbook may unpack to: 100,000 rows of 20 columns take about 150 MB."""
STEEPEST = 200
"""Times smaller packed than unpacked; real sheets of repeated figures stay under 60."""
SMALL = 20 * 1024 * 1024
"""Bytes below which the ratio does not matter: it can do no harm."""


class Kind(StrEnum):
    """The kinds of file that can be read."""

    XLSX = "xlsx"
    ODS = "ods"
    XLS = "xls"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class Sniffed:
    """What a file turned out to be, or why it cannot be read."""

    kind: Kind | None
    finding: Finding | None = None


SAVE = "Open it in the program it came from and save it as an Excel workbook (.xlsx), .ods or .csv."
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
STRANGERS = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"{\\rtf", "a Word document"),
    (b"Rar!", "an archive"),
    (b"7z\xbc\xaf", "an archive"),
    (b"\x1f\x8b", "an archive"),
)
PAGES = (b"<!doctype", b"<html", b"<?xml", b"<table")
UNZIP_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
"""What a torn or altered archive makes the standard library raise."""


def sniff(data: bytes, name: str) -> Sniffed:
    """Tell what a file is and whether it is safe to open."""
    if len(data) > LARGEST_FILE:
        what = f"“{name}” is larger than {LARGEST_FILE // 1024 // 1024} MB."
        return _no(name, what, "Split it, or take out pictures and sheets that are not needed.")
    if not data.strip():
        return _no(
            name, f"“{name}” is empty.", "Save the file again and check that it holds something."
        )
    if data.startswith(OLE):
        return _old(data, name)
    if data.startswith(b"PK"):
        return _zipped(data, name)
    return _plain(data, name)


def _no(name: str, what: str, cure: str = SAVE) -> Sniffed:
    return Sniffed(None, error(what, cure, sheet=name))


def _plain(data: bytes, name: str) -> Sniffed:
    for start, called in STRANGERS:
        if data.startswith(start):
            return _no(name, f"“{name}” is {called}, whatever its name says.")
    if data.lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(PAGES):
        return _no(name, f"“{name}” is a web page or XML, whatever its name says.")
    if b"\0" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _no(name, f"“{name}” is neither a workbook nor text.")
    return Sniffed(Kind.CSV)


def _old(data: bytes, name: str) -> Sniffed:
    if _wide("EncryptedPackage") in data:
        return _no(
            name, f"“{name}” is locked with a password.", "Remove the password and try again."
        )
    if _wide("Workbook") in data or _wide("Book") in data:
        return Sniffed(Kind.XLS)
    return _no(name, f"“{name}” is a Word document or another file of an old Office program.")


def _wide(text: str) -> bytes:
    return text.encode("utf-16-le")


def _zipped(data: bytes, name: str) -> Sniffed:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return _bomb(packed, name) or _damaged(packed, name) or _inside(packed, name)
    except UNZIP_FAULTS:
        return _no(
            name,
            f"“{name}” is damaged and cannot be opened.",
            "Get the file again from its source.",
        )


def _bomb(packed: zipfile.ZipFile, name: str) -> Sniffed | None:
    """Judge by the directory alone; `_damaged` then holds each part to what the directory says."""
    unpacked = sum(part.file_size for part in packed.infolist())
    size = max(1, sum(part.compress_size for part in packed.infolist()))
    if unpacked > LARGEST_UNPACKED or (unpacked > SMALL and unpacked > STEEPEST * size):
        what = f"“{name}” would unpack to {unpacked // 1024 // 1024:,} MB, far more than its figures can need."
        return _no(name, what, "Copy the cells that matter into a new workbook.")
    return None


def _damaged(packed: zipfile.ZipFile, name: str) -> Sniffed | None:
    """Unpack each part as far as the directory says it goes; one that goes further has the wrong checksum."""
    if any(part.flag_bits & 1 for part in packed.infolist()):
        return _no(
            name, f"“{name}” is locked with a password.", "Remove the password and try again."
        )
    if packed.testzip() is not None:
        what = f"“{name}” is damaged and cannot be opened."
        return _no(name, what, "Get the file again from its source.")
    return None


def _inside(packed: zipfile.ZipFile, name: str) -> Sniffed:
    parts = set(packed.namelist())
    if "xl/workbook.xml" in parts:
        return Sniffed(Kind.XLSX)
    if "mimetype" in parts and b"spreadsheet" in packed.read("mimetype"):
        return _ods(packed, name)
    if "xl/workbook.bin" in parts:
        return _no(name, f"“{name}” is a binary workbook (.xlsb).")
    if "word/document.xml" in parts:
        return _no(name, f"“{name}” is a Word document, whatever its name says.")
    return _no(name, f"“{name}” is an archive or another program's file, not a workbook.")


def _ods(packed: zipfile.ZipFile, name: str) -> Sniffed:
    parts = packed.namelist()
    manifest = packed.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in parts else b""
    if b"encryption-data" in manifest:
        return _no(
            name, f"“{name}” is locked with a password.", "Remove the password and try again."
        )
    if "content.xml" not in parts:
        return _no(
            name, f"“{name}” is damaged: it has no contents.", "Get the file again from its source."
        )
    return Sniffed(Kind.ODS)
