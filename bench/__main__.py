"""Every workload, one after another: `python -m bench`, or `python -m bench b d` for some of them."""

from __future__ import annotations

import sys

from bench import closing, demonstrating, importing, judging, pages, saving
from bench.measuring import say

WORKLOADS = {
    "a": closing,
    "b": importing,
    "c": pages,
    "d": judging,
    "e": saving,
    "f": demonstrating,
}

if __name__ == "__main__":
    asked = [name for name in sys.argv[1:] if name in WORKLOADS] or list(WORKLOADS)
    for name in asked:
        for line in WORKLOADS[name].lines("--tiny" in sys.argv[1:]):
            say(line)
