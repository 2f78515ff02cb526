"""Since when home tells what changed: since this account last signed in, before now.

The moment is Django's own record of an account's last sign-in, taken just before signing in replaces
it and kept in the session. It needs no table, and reading a page writes nothing. It errs by telling
too much, never too little: what somebody saw later on the day they last signed in is told again.
While they stay signed in the moment stands still, so a list does not vanish when it is read twice.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import HttpRequest

from goldenthread.reports.words import moment
from goldenthread.web.known import Known

LOOKED = "looked"
"""Where the session keeps the moment of the sign-in before this one."""
LATELY = timedelta(days=30)
"""How far back home looks for somebody who never signed in before, or who looks at another day."""


@dataclass(frozen=True, slots=True)
class Since:
    """The moment from which changes are told, and what a sentence calls it."""

    at: datetime
    said: str


def since(request: HttpRequest, here: Known) -> Since:
    """Return since when to tell what changed, for whoever asks, up to the moment shown."""
    kept = request.session.get(LOOKED)
    last = datetime.fromisoformat(kept) if kept else None
    if last is None or here.asked.at is not None:
        return Since(here.picture.at - LATELY, "in the last 30 days")
    return Since(last, f"since you last signed in, on {moment(last)}")
