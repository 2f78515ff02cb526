"""Hold each room to its floor of tested lines and branches; say nothing when all is well.

``python tools/coverage_floor.py coverage.json`` reads what the tests measured.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

# Rules, files read in and papers: a branch not tried there may be a wrong figure, in print.
FLOORS: Mapping[str, float] = dict.fromkeys(("core", "intake", "analytics", "reports"), 100.0)
ELSEWHERE = 95.0


@dataclass(frozen=True, slots=True)
class Tried:
    """Lines and branches of a file or a room: how many there are, how many were tried."""

    tried: int
    all: int

    def __add__(self, other: Tried) -> Tried:
        return Tried(self.tried + other.tried, self.all + other.all)

    @property
    def percent(self) -> float:
        """The share tried, from 0 to 100; an empty room counts as wholly tried."""
        return 100.0 * self.tried / self.all if self.all else 100.0


def room(path: str) -> str:
    """Return the room that a source file is in."""
    parts = Path(path).parts
    inside = parts[parts.index("goldenthread") + 1 :]
    return inside[0] if len(inside) > 1 else "goldenthread"


def rooms(files: Mapping[str, Mapping[str, Mapping[str, int]]]) -> dict[str, Tried]:
    """Return what was tried in each room, from the “files” part of coverage's JSON."""
    total: dict[str, Tried] = {}
    for path, measured in files.items():
        summary = measured["summary"]
        tried = Tried(
            summary["covered_lines"] + summary["covered_branches"],
            summary["num_statements"] + summary["num_branches"],
        )
        total[room(path)] = total.get(room(path), Tried(0, 0)) + tried
    return total


def below(total: Mapping[str, Tried]) -> list[str]:
    """Return a sentence for each room under its floor."""
    return [
        f"{name}: {tried.percent:.2f}% of lines and branches tried; {floor:g}% is the floor."
        for name, tried in sorted(total.items())
        if tried.percent < (floor := FLOORS.get(name, ELSEWHERE))
    ]


def main() -> int:
    """Return 0 when every room is at its floor, 1 after naming those that are not."""
    path = Path(sys.argv[1])
    if not path.is_file():
        sys.stderr.write("The tests did not finish, so nothing was measured.\n")
        return 1
    problems = below(rooms(json.loads(path.read_text("utf-8"))["files"]))
    sys.stderr.write("".join(f"{line}\n" for line in problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
