"""Two who save in the same moment: both are kept, one after the other, and the trail stays in order."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.flows.worlds import moment

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = """
import sys, django
django.setup()
from tests.flows import at_once
getattr(at_once, sys.argv[1])(*sys.argv[2:])
"""
EARLIER, LATER = moment(1).isoformat(), moment(2).isoformat()


def _command(*given: str) -> list[str]:
    return [sys.executable, "-c", SCRIPT, *given]


@contextmanager
def _ready(apart: Mapping[str, str], *given: str) -> Iterator[subprocess.Popen[str]]:
    """A process that is about to save, as soon as it is told to."""
    pipe = subprocess.PIPE
    with subprocess.Popen(
        _command("save", *given), cwd=ROOT, env=apart, stdin=pipe, stdout=pipe, text=True
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        yield child


def _told(children: Sequence[subprocess.Popen[str]]) -> list[str]:
    """Tell all of them to begin, and what each of them then says."""
    for child in children:
        assert child.stdin is not None
        child.stdin.write("now\n")
        child.stdin.flush()
    return [child.communicate()[0].strip() for child in children]


def _prepared(apart: Mapping[str, str]) -> None:
    subprocess.run(_command("prepare"), cwd=ROOT, env=apart, check=True)


def test_of_two_at_once_neither_is_refused(apart: Mapping[str, str]) -> None:
    _prepared(apart)
    with ExitStack() as stack:
        wanted = [("", EARLIER), ("W1", LATER), ("", LATER), ("W1", EARLIER)]
        saving = [stack.enter_context(_ready(apart, *one, "live")) for one in wanted]
        assert _told(saving) == ["kept"] * len(wanted)


def test_one_who_comes_second_with_an_earlier_moment_takes_the_later(
    apart: Mapping[str, str],
) -> None:
    _prepared(apart)
    with _ready(apart, "", LATER, "live") as first, _ready(apart, "W1", EARLIER, "live") as second:
        assert _told([first]) == ["kept"]
        assert _told([second]) == ["kept"]


def test_going_back_on_purpose_is_refused(apart: Mapping[str, str]) -> None:
    _prepared(apart)
    with _ready(apart, "", LATER, "") as first, _ready(apart, "W1", EARLIER, "") as second:
        assert _told([first]) == ["kept"]
        (said,) = _told([second])
        assert "History is written in order" in said
