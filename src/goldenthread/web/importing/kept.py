"""Files sent, kept between the steps under their own fingerprint, so that each step reads the same.

A file goes once it is applied; one that nobody applied goes a day later, when the next is sent.
"""

import os
import re
import shutil
import time
from contextlib import suppress
from pathlib import Path

from django.conf import settings

from goldenthread.intake.fingerprint import sha256
from goldenthread.intake.workbook import Upload

FOLDER = "sent"
FINGERPRINT = re.compile(r"[0-9a-f]{64}")
LONGEST = 24 * 60 * 60
"""Seconds that a file is kept for somebody to come back to it."""


class NotKept(LookupError):
    """No file of that fingerprint is kept."""


def keep(upload: Upload) -> str:
    """Keep a file and return its fingerprint; the same file again is kept once, under its new name."""
    _sweep()
    mark = sha256(upload)
    folder = _folder() / mark
    folder.mkdir(mode=0o700, exist_ok=True)
    _write(folder / "data", upload.data)
    _write(folder / "name", _safe(upload.name).encode())
    return mark


def kept(mark: str) -> Upload:
    """Return a file by its fingerprint; raises NotKept."""
    folder = _folder() / mark
    if not FINGERPRINT.fullmatch(mark) or not (folder / "data").is_file():
        raise NotKept(mark)
    return Upload(name=(folder / "name").read_text("utf-8"), data=(folder / "data").read_bytes())


def forget(mark: str) -> None:
    """Keep a file no longer; nothing happens if it is not kept."""
    if FINGERPRINT.fullmatch(mark):
        shutil.rmtree(_folder() / mark, ignore_errors=True)


def _sweep() -> None:
    """Forget the files that nobody came back to."""
    for folder in _folder().iterdir():
        with suppress(FileNotFoundError):  # somebody else is sweeping too
            if folder.stat().st_mtime < time.time() - LONGEST:
                forget(folder.name)


def _folder() -> Path:
    folder = Path(settings.DATA) / FOLDER
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, for its owner alone."""
    half = path.with_name(f".{path.name}.{os.getpid()}")
    with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(content)
    half.replace(path)


def _safe(name: str) -> str:
    """Return a file's name without folders or control characters, and no longer than a line."""
    plain = "".join(c for c in name.replace("\\", "/").rpartition("/")[2] if c.isprintable())
    return plain[-120:] or "file"
