"""Asking the questions: on tables of their own, or put before any database's own tables."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Protocol


class Cursor(Protocol):
    """As much as is asked of a database's cursor, whichever the database."""

    def execute(self, sql: str, /) -> Any:
        """Run one statement."""
        ...

    def executemany(self, sql: str, rows: Any, /) -> Any:
        """Run one statement for each of the rows."""
        ...

    def fetchall(self) -> list[Any]:
        """Give every row of the last answer."""
        ...


@cache
def question(name: str) -> str:
    """The text of a question: "judge" is `judge.sql`. FileNotFoundError if there is none."""
    return files(__package__).joinpath(f"{name}.sql").read_text("utf-8")


def answered(name: str, sources: Mapping[str, str], then: str) -> str:
    """One statement: the question asked of what the sources select, and `then` of its answer.

    `sources` gives a SELECT for each table that the question reads, in order; a later one may read an
    earlier. `then` is a SELECT that finds the answer under the question's own name.
    """
    tables = {**sources, name: question(name)}
    made = ",\n".join(f"{table} AS (\n{select}\n)" for table, select in tables.items())
    return f"WITH {made}\n{then}"
