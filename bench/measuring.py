"""How every workload measures and tells: medians, whole processes with their peak memory, and ratios."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PEERS = ROOT / ".bench" / "bin" / "python"
"""The Python that has the peers (requirements/bench.txt); `make bench` sets it up."""

AS_INSTALLED = {
    "PYTHONDONTWRITEBYTECODE": "",
    "PYTHONPYCACHEPREFIX": str(ROOT / ".bench" / "bytecode"),
}
"""What a start is measured with. A machine may be told to keep no bytecode, as containers often are;
then every start compiles every module again, which no installed program does."""

SHORT = 0.1
"""Seconds beneath which a time is told in milliseconds."""
MB = 1024
"""A process's peak memory is told in kilobytes."""


@dataclass(frozen=True, slots=True)
class Other:
    """What stands beside our figure: a peer that does the like, or a limit that nobody can pass."""

    name: str
    kind: str
    amount: float | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One figure of ours with all that stands beside it. `target` is what it should not exceed."""

    workload: str
    what: str
    amount: float
    unit: str = "s"
    target: float | None = None
    others: Sequence[Other] = field(default_factory=tuple)
    more_is_better: bool = False
    note: str = ""

    @property
    def met(self) -> bool | None:
        """Whether the target was met; None if there is none."""
        if self.target is None:
            return None
        return self.amount >= self.target if self.more_is_better else self.amount <= self.target


@dataclass(frozen=True, slots=True)
class Ran:
    """A process that ended well: how long it took and how much of that it worked (a machine shared
    with others makes it wait), the most memory it held, and what it said."""

    seconds: float
    worked: float
    megabytes: float
    said: str

    def told(self) -> Any:
        """What it said on its last line, as JSON."""
        return json.loads(self.said.strip().splitlines()[-1])


def ran(command: Sequence[str | Path], env: Mapping[str, str] | None = None) -> Ran:
    """Run a program to its end, as it runs where it is installed: with Python's bytecode kept from
    one start to the next, ours and a peer's alike. Raises RuntimeError with its words if it fails.
    """
    with tempfile.TemporaryFile() as out:
        begun = time.perf_counter()
        child = subprocess.Popen(  # noqa: S603  # our own programs
            [str(part) for part in command],
            stdout=out,
            stderr=subprocess.STDOUT,
            cwd=ROOT,
            env={**os.environ, **AS_INSTALLED, **(env or {})},
        )
        _, status, used = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - begun
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        said = out.read().decode(errors="replace")
    if child.returncode:
        raise RuntimeError(f"{command} failed:\n{said[-2000:]}")
    return Ran(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / MB, said)


def ours(step: str, *given: str | Path, env: Mapping[str, str] | None = None) -> Ran:
    """Run a step of `bench.ours` in a process of its own."""
    return ran([sys.executable, "-m", "bench.ours", step, *given], env)


def peer(name: str, *given: str | Path) -> Ran | None:
    """Run one of bench/peers; None if the peers were not set up, or at the size for tests."""
    if not PEERS.exists() or "--tiny" in sys.argv[1:]:
        return None
    return ran([PEERS, ROOT / "bench" / "peers" / f"{name}.py", *given])


def median(work: Callable[[], Any], times: int = 5) -> float:
    """The median of so many runs, in seconds."""
    return statistics.median(timed(work) for _ in range(times))


def timed(work: Callable[[], Any]) -> float:
    """How long it took, in seconds."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def middle(runs: Iterable[Ran]) -> Ran:
    """Of several runs of one program, the one with the median time."""
    ordered = sorted(runs, key=lambda one: one.seconds)
    return ordered[len(ordered) // 2]


@contextmanager
def folder() -> Iterator[Path]:
    """A folder that is gone afterwards, on the disk on which this repository is."""
    (ROOT / ".bench").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=ROOT / ".bench", prefix="run-") as name:
        yield Path(name)


def store(here: Path) -> dict[str, str]:
    """The environment in which goldenthread keeps its store in a folder."""
    return {"GOLDENTHREAD_DATA": str(here), "GOLDENTHREAD_HTTPS": "no", "DATABASE_URL": ""}


def say(line: Line) -> None:
    """Print a figure, and each other with ours as a multiple of it."""
    verdict = {True: "met", False: "MISSED", None: ""}[line.met]
    target = f"   target {_amount(line.target, line.unit)}: {verdict}" if line.target else ""
    note = f" ({line.note})" if line.note else ""
    amount = _amount(line.amount, line.unit)
    sys.stdout.write(f"{line.workload}  {line.what}: {amount}{note}{target}\n")
    for other in line.others:
        sys.stdout.write(f"     {other.kind:<5}  {other.name}: {_beside(line, other)}\n")
    sys.stdout.flush()


def _beside(line: Line, other: Other) -> str:
    if other.amount is None:
        return other.note or "not measured: the peers are not set up (make bench does it)"
    ratio = line.amount / other.amount if other.amount else 0
    note = f" ({other.note})" if other.note else ""
    return f"{_amount(other.amount, line.unit)}{note}; ours is {ratio:.2f} times that"


def _amount(amount: float | None, unit: str) -> str:
    if amount is None:
        return "none"
    if unit == "s" and amount < SHORT:
        return f"{1000 * amount:,.3f} ms"
    return f"{amount:,.3f} {unit}" if amount < 10 else f"{amount:,.1f} {unit}"


def seconds(run: Ran | None) -> float | None:
    """A run's seconds, or None if there was none."""
    return run.seconds if run else None


def work(run: Ran | None) -> str:
    """How long a process worked, whatever else the machine was doing."""
    return f"{run.worked:.2f} s of work" if run else ""


def main(lines: Callable[[bool], Iterable[Line]]) -> None:
    """Measure and print a workload: whole, or with --tiny small enough for a test."""
    for line in lines("--tiny" in sys.argv[1:]):
        say(line)
