"""The trail, and what every row that states something has. Nothing here is ever changed or deleted."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from goldenthread.core.facts.columns import Fact
from goldenthread.records.trail.columns import Moment


class Event(models.Model):
    """One thing that happened, sealed to the event before it. Numbers run from 1 without a gap."""

    number = models.BigIntegerField(primary_key=True)
    at = Moment()
    by = models.TextField()
    what = models.TextField()
    reason = models.TextField()
    table = models.TextField()
    first = models.BigIntegerField()
    count = models.BigIntegerField()
    last_seal = models.TextField()
    seal = models.TextField()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["at"], name="event_at")]


class Statement(models.Model):
    """A row that says something, from the event on that brought it.

    The columns of the fact that it says stand beside these, under the fact's own names. Rows of a
    table are numbered from 1 without a gap and sealed in that order.
    """

    FACT: ClassVar[type[Fact]]

    id = models.BigIntegerField(primary_key=True)
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="+")
    known_at = Moment()
    said_by = models.TextField()
    said_why = models.TextField()
    supersedes = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="+")
    seal = models.TextField()

    class Meta:
        abstract = True


OWN = ("id", "event", "known_at", "said_by", "said_why", "supersedes", "seal")
"""The columns that every statement has, besides its fact's."""


def one_history(fact: type[Fact]) -> list[Any]:
    """The constraint that gives each key one first row; `supersedes` being unique does the rest."""
    name = f"{fact.__name__.lower()}_one_history"
    return [
        models.UniqueConstraint(
            fields=list(fact.KEY), condition=Q(supersedes__isnull=True), name=name
        )
    ]


def by_key(fact: type[Fact]) -> list[models.Index]:
    """The index by which one key's rows are found, in order."""
    return [models.Index(fields=[*fact.KEY, "id"], name=f"{fact.__name__.lower()}_key")]
