"""f. `make demo SERVE=0` in a clean clone: with the packages fetched before, and with nothing fetched."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.measuring import ROOT, Line, Other, folder, main, ran

TARGET = 120
NOTHING_KEPT = ("UV_CACHE_DIR", "PIP_CACHE_DIR", "npm_config_cache", "XDG_CACHE_HOME")
"""Where uv, pip and npm keep what they fetched: pointed at empty folders, everything comes anew."""


def lines(tiny: bool) -> Iterator[Line]:
    """Warm, then cold. What is committed is measured, not what lies in the work tree."""
    with folder() as here:
        yield _made("make demo, warm", here / "warm", {}, tiny)
        if not tiny:
            empty = {name: str(here / "empty" / name) for name in NOTHING_KEPT}
            yield _made("make demo, cold", here / "cold", empty, tiny)


def _made(what: str, clone: Path, env: dict[str, str], tiny: bool) -> Line:
    """Clone, fetch, make, remove; when tiny, only say what would be done."""
    git = shutil.which("git") or "git"
    ran([git, "clone", "--quiet", str(ROOT), str(clone)])
    dry = ["--dry-run"] if tiny else []
    python = f"PYTHON={Path(sys.executable).resolve()}"
    make = ["make", *dry, "-C", str(clone), python]
    fetched = ran([*make, ".venv/.done/package", "assets"], env).seconds
    taken = fetched + ran([*make, "demo", "SERVE=0"], env).seconds
    shutil.rmtree(clone)
    limit = Other("fetching what it stands on, no more", "limit", fetched)
    return Line("f", what, taken, "s", TARGET if what.endswith("warm") else None, (limit,))


if __name__ == "__main__":
    main(lines)
