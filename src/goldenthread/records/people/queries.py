"""Who holds which post."""

from datetime import date, datetime

from django.contrib.auth.models import User

from goldenthread.core.facts.organisation import Holder
from goldenthread.core.history.validity import in_force
from goldenthread.records.people import models
from goldenthread.records.trail import queries as trail


def post_of(*, account: str, on: date, at: datetime | None = None) -> str:
    """The code of the post that an account holds on a day; blank if it holds none."""
    number = trail.head(at=at).number
    held = trail.facts_at(models.Holder, Holder, number, account=account)
    found = in_force(held, on)
    return found[0].post if found else ""


def is_account(*, account: str) -> bool:
    """Whether anybody signs in under that name."""
    return User.objects.filter(username=account).exists()
