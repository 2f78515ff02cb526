"""Superset, stood up for one run: its own store in a folder, and a chart of the same ratings."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.measuring import ROOT, ran

PROGRAM = ROOT / ".bench" / "superset" / "bin"
"""An environment of its own (requirements/superset.txt); `make bench` sets it up."""
CONFIGURED = ROOT / "bench" / "peers" / "superset_config.py"
CHARTED = ROOT / "bench" / "peers" / "superset_chart.py"


@dataclass(frozen=True, slots=True)
class Charted:
    """How to serve it, and how to ask it for the chart's rows."""

    serving: tuple[str, ...]
    env: Mapping[str, str]
    path: str
    headers: Mapping[str, str]


def charted(file: Path, here: Path) -> Charted | None:
    """Its store made in a folder, with a chart over a store of ours; None where it is not set up."""
    if not PROGRAM.exists():
        return None
    env = {
        "SUPERSET_HOME": str(here),
        "SUPERSET_CONFIG_PATH": str(CONFIGURED),
        "FLASK_APP": "superset",
    }
    ran([PROGRAM / "superset", "db", "upgrade"], env)
    ran([PROGRAM / "superset", "fab", "create-admin", *_account()], env)
    ran([PROGRAM / "superset", "init"], env)
    told = ran([PROGRAM / "python", CHARTED, file], env).told()
    serving = ("gunicorn", "--workers", "2", "--timeout", "120", "superset.app:create_app()")
    return Charted(
        serving=(str(PROGRAM / serving[0]), *serving[1:], "--bind"),
        env=env,
        path=told["path"],
        headers={"Authorization": f"Bearer {told['token']}"},
    )


def _account() -> tuple[str, ...]:
    told = {"username": "bench", "firstname": "Only", "lastname": "Measuring"}
    told |= {"email": "bench@example.org", "password": secrets.token_urlsafe()}
    return tuple(part for name, value in told.items() for part in (f"--{name}", value))
