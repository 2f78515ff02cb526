"""Peer and limit: pandas judges by one rule with profiled targets; numpy only compares."""

import json
import statistics
import sys
import time
from pathlib import Path

import numpy
import pandas

given = json.loads(Path(sys.argv[1]).read_text())
figures = pandas.DataFrame({name: given[name] for name in ("measure", "year", "quarter", "place")})
figures["value"] = [float(value) for value in given["value"]]
targets = figures[["measure", "year", "place"]].copy()
targets["wanted"] = [float(wanted) for wanted in given["wanted"]]
targets = targets.drop_duplicates(["measure", "year", "place"])


def judged() -> pandas.DataFrame:
    """Met, missed by up to ten per cent, or missed by more; a third of targets build up."""
    frame = figures.merge(targets, on=["measure", "year", "place"])
    share = (frame["quarter"] / 4).where(frame["measure"] % 3 == 0, 1.0)
    aim = frame["wanted"] * share
    lower = frame["measure"] % 4 == 3
    value = frame["value"].round(1)
    met = (value >= aim).where(~lower, value <= aim)
    near = (value >= aim * 0.9).where(~lower, value <= aim * 1.1)
    frame["rating"] = numpy.select([met, near], ["green", "amber"], "red")
    return frame


def compared() -> int:
    """What nobody can beat: two comparisons of every figure in memory."""
    return int((values >= edges).sum() + (values >= edges * 0.9).sum())


def median(work) -> float:  # a peer is not checked for types
    """The median of five runs, in seconds."""
    taken = []
    for _ in range(5):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


values = figures["value"].to_numpy()
edges = numpy.array([float(wanted) for wanted in given["wanted"]])
sys.stdout.write(json.dumps({"pandas": median(judged), "numpy": median(compared)}) + "\n")
