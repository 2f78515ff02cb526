"""Columns that hold the same on every database, to the last digit, and read in order as text."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

if TYPE_CHECKING:
    _TextField = models.TextField[Any, Any]
else:
    _TextField = models.TextField


class Text(_TextField):
    """Text of a fixed shape. `SQLITE` is a condition in SQL; `POSTGRESQL` a regular expression."""

    SQLITE = ""
    POSTGRESQL = ""

    def db_check(self, connection: BaseDatabaseWrapper) -> str:
        """The condition by which the database itself refuses text of another shape."""
        column = connection.ops.quote_name(self.column or self.name)
        if connection.vendor == "postgresql":
            return f"{column} ~ '{self.POSTGRESQL}'"
        return self.SQLITE.format(column=column)


class Exact(Text):
    """A decimal number, kept as digits: no database's arithmetic ever touches it."""

    SQLITE = " AND ".join(
        [
            "{column} GLOB '*[0-9]'",
            *(
                "{column} NOT GLOB " + odd
                for odd in ("'*[^-0-9.]*'", "'?*-*'", "'*.*.*'", "'.*'", "'-.*'")
            ),
        ]
    )
    POSTGRESQL = "^-?[0-9]+([.][0-9]+)?$"


class Span(Text):
    """A period: its first day, the day after its last, its kind and its calendar."""

    SQLITE = "{column} GLOB '????-??-??/????-??-?? * *'"
    POSTGRESQL = "^[0-9]{4}-[0-9]{2}-[0-9]{2}/[0-9]{4}-[0-9]{2}-[0-9]{2} .+ [a-z]+$"


class Moment(Text):
    """A moment in UTC to the microsecond, always as long, so that its text sorts as time does."""

    SQLITE = "{column} GLOB '????-??-??T??:??:??.??????Z'"
    POSTGRESQL = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{6}Z$"
