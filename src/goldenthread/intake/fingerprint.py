"""A file's fingerprint: the same file has the same, whatever it is called and wherever it lies."""

import hashlib
from pathlib import Path

from goldenthread.intake.workbook import Source, Upload


def sha256(source: Source) -> str:
    """The SHA-256 of a file's bytes; of a folder of CSVs, of their names and bytes in order of name."""
    if isinstance(source, Upload):
        return hashlib.sha256(source.data).hexdigest()
    path = Path(source)
    if not path.is_dir():
        return hashlib.sha256(path.read_bytes()).hexdigest()
    whole = hashlib.sha256()
    for file in sorted(path.glob("*.csv")):
        whole.update(file.name.encode() + b"\n" + file.read_bytes())
    return whole.hexdigest()
