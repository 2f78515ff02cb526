"""The form that sends a file: what was given, and what is wrong with it in the reader's words."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from goldenthread.intake import mapping
from goldenthread.intake.workbook import Upload

LARGEST = 20 * 1024 * 1024
"""A full framework of a large council is under 2 MB; ten times that is a mistake."""
ENDINGS = (".xlsx", ".ods", ".csv", ".xls")
FRAMEWORK, RETURNS = "framework", "returns"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What the form was given. `problems` is by field; empty when the file can be read."""

    layout: str
    upload: Upload | None
    problems: Mapping[str, str]


def layouts() -> tuple[str, ...]:
    """Return how a file can be laid out: the two of our own, and every mapping that is shipped."""
    return FRAMEWORK, RETURNS, *mapping.names()


@cache
def mapped() -> Mapping[str, str]:
    """Return the title of every mapping that is shipped, by its name."""
    return {name: mapping.load(name).title for name in mapping.names()}


def sent(request: HttpRequest) -> Sent:
    """Return what the form was given, with what is wrong."""
    layout = request.POST.get("layout", "")
    problems = {} if layout in layouts() else {"layout": "Say what the file holds"}
    file = request.FILES.get("file")
    wrong = _wrong(file)
    if wrong or file is None:
        return Sent(layout=layout, upload=None, problems=problems | {"file": wrong})
    upload = Upload(name=file.name or "file", data=file.read())
    return Sent(layout=layout, upload=upload, problems=problems)


def _wrong(file: "UploadedFile[Any] | None") -> str:
    if file is None or file.size is None:
        return "Choose a file"
    if not (file.name or "").lower().endswith(ENDINGS):
        return "The file must be an Excel workbook, an OpenDocument spreadsheet or a CSV"
    if file.size > LARGEST:
        return "The file must be smaller than 20 MB"
    return "" if file.size else "The file is empty"
