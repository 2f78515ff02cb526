"""Install the Debian packages that the tests need where they are missing, or say why it cannot.

The tests drive a real browser, a real PostgreSQL and a real PDF reader. None of them is ever
skipped, so a machine without them and without the means to install them fails here, at once.
Standard library only: this runs before the environment exists.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path


class DebianError(Exception):
    """What is missing and what to do, in a sentence."""


def _on_path(program: str) -> bool:
    return shutil.which(program) is not None


def has_postgres() -> bool:
    """Say whether a PostgreSQL server is installed; Debian keeps its programs off the path."""
    return _on_path("initdb") or any(Path("/usr/lib/postgresql").glob("*/bin/initdb"))


NEEDED: Mapping[str, Callable[[], bool]] = {
    "chromium": lambda: _on_path("chromium"),
    "postgresql": has_postgres,
    "poppler-utils": lambda: _on_path("pdftotext") and _on_path("pdftoppm"),
}


def missing(needed: Mapping[str, Callable[[], bool]] = NEEDED) -> list[str]:
    """Return the packages that are not installed."""
    return [package for package, installed in needed.items() if not installed()]


def apt(is_root: bool, has: Callable[[str], bool] = _on_path) -> list[str]:
    """Return how to call apt-get here; raise DebianError when nothing can."""
    if not has("apt-get"):
        raise DebianError("there is no apt-get here to install them with")
    if is_root:
        return ["apt-get"]
    if not has("sudo"):
        raise DebianError("installing them takes root, or sudo")
    return ["sudo", "-n", "--preserve-env=DEBIAN_FRONTEND", "apt-get"]


def install(packages: Sequence[str]) -> None:
    """Install the packages; raise DebianError when apt-get refuses."""
    command = apt(os.geteuid() == 0)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    steps = (["update", "-q"], ["install", "-q", "-y", "--no-install-recommends", *packages])
    for step in steps:
        words = [*command, *step]
        if subprocess.run(words, check=False, env=environment, stdin=subprocess.DEVNULL).returncode:
            raise DebianError(f"“{' '.join(words)}” failed")


def main() -> int:
    """Return 0 when nothing is missing any more, 1 after saying what is."""
    packages = missing()
    try:
        if packages:
            install(packages)
        if packages := missing():
            raise DebianError("apt-get said it had installed them, but they are not found")
    except DebianError as problem:
        names = " ".join(packages)
        sys.stderr.write(f"The tests need the Debian packages {names}, and {problem}.\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
