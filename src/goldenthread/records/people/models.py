"""The council, its units, posts, places and bodies, and who holds which post."""

from django.db import models

from goldenthread.core.facts import organisation
from goldenthread.records.trail.models import Statement, by_key, one_history


class Council(Statement):
    """The council itself: exactly one row."""

    FACT = organisation.Council

    code = models.TextField()
    title = models.TextField()
    short = models.TextField()
    place = models.TextField()
    brand = models.TextField()
    rule = models.TextField()

    class Meta:
        constraints = one_history(organisation.Council)
        indexes = by_key(organisation.Council)


class Unit(Statement):
    """A part of the council, or a partner, from a day on."""

    FACT = organisation.Unit

    code = models.TextField()
    title = models.TextField()
    kind = models.TextField()
    parent = models.TextField()
    successor = models.TextField()
    valid_from = models.DateField()
    ended = models.BooleanField()

    class Meta:
        constraints = one_history(organisation.Unit)
        indexes = by_key(organisation.Unit)


class Post(Statement):
    """A job that a person holds. Everything is owned by posts, so a leaver breaks nothing."""

    FACT = organisation.Post

    code = models.TextField()
    title = models.TextField()
    kind = models.TextField()
    unit = models.TextField()
    reports_to = models.TextField()
    vacant = models.BooleanField()
    valid_from = models.DateField()
    ended = models.BooleanField()

    class Meta:
        constraints = one_history(organisation.Post)
        indexes = by_key(organisation.Post)


class Place(Statement):
    """A ward, an equality group, or another authority to compare with. A blank place is the council itself."""

    FACT = organisation.Place

    code = models.TextField()
    title = models.TextField()
    kind = models.TextField()
    parent = models.TextField()
    valid_from = models.DateField()
    ended = models.BooleanField()

    class Meta:
        constraints = one_history(organisation.Place)
        indexes = by_key(organisation.Place)


class Body(Statement):
    """A board or committee that receives reports."""

    FACT = organisation.Body

    code = models.TextField()
    title = models.TextField()
    kind = models.TextField()
    chair = models.TextField()
    valid_from = models.DateField()
    ended = models.BooleanField()

    class Meta:
        constraints = one_history(organisation.Body)
        indexes = by_key(organisation.Body)


class Holder(Statement):
    """Which post an account holds. The account is a person's; the post outlives them."""

    FACT = organisation.Holder

    account = models.TextField()
    post = models.TextField()
    valid_from = models.DateField()
    ended = models.BooleanField()

    class Meta:
        constraints = one_history(organisation.Holder)
        indexes = by_key(organisation.Holder)


TABLES = (
    Council,
    Unit,
    Post,
    Place,
    Body,
    Holder,
)
"""In the order in which they are kept."""
