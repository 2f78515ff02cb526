"""Keeping who there is."""

from collections.abc import Sequence
from datetime import datetime

from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from goldenthread.core.facts.columns import Fact
from goldenthread.core.facts.trail import Kept
from goldenthread.core.progress import Progress, nothing
from goldenthread.records.people import models
from goldenthread.records.trail.actions import Saying, append_all, tell


def keep(
    *,
    facts: Sequence[Fact],
    by: str,
    at: datetime,
    reason: str,
    progress: Progress = nothing,
) -> tuple[Kept, ...]:
    """Keep what differs from what is held: all of it or, if anything is amiss, none.

    Council, units, posts, places, bodies and holders of posts belong here; any other fact raises TypeError.
    Raises TrailError if the moment is earlier than the trail's last or a key is given twice.
    """
    saying = Saying(by=by, at=at, reason=reason, what="kept the organisation")
    return append_all(tables=models.TABLES, facts=facts, saying=saying, progress=progress)


@transaction.atomic
def make_account(*, account: str, password: str, by: str, at: datetime, reason: str) -> None:
    """Make an account that may administer. Raises ValidationError if the password is too weak."""
    user = User(username=account, is_staff=True, is_superuser=True)
    validate_password(password, user)
    user.set_password(password)
    user.save()
    tell(by=by, at=at, reason=reason, what=f"made the account {account}")
