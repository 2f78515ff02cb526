"""Files sent, kept between the steps under their own fingerprint, so that each step reads the same."""

import os
import re
from pathlib import Path

from django.conf import settings

from goldenthread.intake.fingerprint import sha256
from goldenthread.intake.workbook import Upload

FOLDER = "sent"
FINGERPRINT = re.compile(r"[0-9a-f]{64}")


class NotKept(LookupError):
    """No file of that fingerprint is kept."""


def keep(upload: Upload) -> str:
    """Keep a file and return its fingerprint; the same file again is kept once, under its new name."""
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
