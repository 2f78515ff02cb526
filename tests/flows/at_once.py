"""Save a figure at a moment that is given, as one of several processes at once would.

Run in a process of its own, in which Django is set up. It says that it is ready, waits to be told to
begin, and says how it went.
"""

from __future__ import annotations

import sys
from datetime import datetime
from decimal import Decimal

from django.core.management import call_command
from django.db import connection

from goldenthread.core.facts.returns import Figure
from goldenthread.flows import framework, returns
from goldenthread.records.trail.actions import TrailError
from tests.flows.worlds import FRAMEWORK, Q1, moment


def prepare() -> None:
    """Make the tables and keep the framework."""
    call_command("migrate", verbosity=0)
    framework.apply(framework=FRAMEWORK, by="OD", at=moment(), reason="file")


def save(place: str, at: str, live: str) -> None:
    """Save one figure when told to; say “kept”, or why not."""
    connection.ensure_connection()
    _say("ready")
    sys.stdin.readline()
    figure = Figure(measure="M1", period=Q1, place=place, value=Decimal(84))
    said = {"by": "MGR", "at": datetime.fromisoformat(at), "reason": "form"}
    try:
        returns.submit(facts=[figure], **said, live=live == "live")  # type: ignore[arg-type]  # mixed values
    except TrailError as problem:
        _say(str(problem))
    else:
        _say("kept")


def _say(what: str) -> None:
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()
