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


def answers(cursor: Cursor, name: str, sources: Mapping[str, str], then: str) -> list[Any]:
    """The rows of `then`, a SELECT from the question's answer, asked of what the sources select.

    `sources` gives a SELECT for each table that the question reads, in order; a later one may read an
    earlier. Each is made a temporary table, so that any planner knows how long it is, and is gone
    afterwards. `then` finds the answer under the question's own name.
    """
    made: list[str] = []
    try:
        for table, select in sources.items():
            cursor.execute(f"CREATE TEMPORARY TABLE {table} AS {select}")
            made.append(table)
        cursor.execute(f"WITH {name} AS (\n{question(name)}\n)\n{then}")
        return cursor.fetchall()
    finally:
        for table in reversed(made):
            cursor.execute(f"DROP TABLE {table}")
