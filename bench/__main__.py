"""Every workload, one after another: `python -m bench`, or `python -m bench b d` for some of them.

Each in a process of its own: the most memory that a program held is told as no less than what its
parent held when it started it, so the parent must be small.
"""

from __future__ import annotations

import subprocess
import sys

WORKLOADS = {
    "a": "closing",
    "b": "importing",
    "c": "pages",
    "d": "judging",
    "e": "saving",
    "f": "demonstrating",
}

if __name__ == "__main__":
    asked = [name for name in sys.argv[1:] if name in WORKLOADS] or list(WORKLOADS)
    size = [word for word in sys.argv[1:] if word == "--tiny"]
    for name in asked:
        program = [sys.executable, "-m", f"bench.{WORKLOADS[name]}", *size]
        subprocess.run(program, check=True)  # noqa: S603  # our own programs
