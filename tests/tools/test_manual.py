"""The pages that the program tells are as it would tell them now."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import click
import pytest

from goldenthread.core.facts.columns import Column, Described
from tests.house.reading import nothing
from tools import manual


def test_no_page_is_out_of_date() -> None:
    nothing([f"{path.name} is out of date; “make manual” writes it." for path, _ in manual.stale()])


def test_a_page_out_of_date_is_found(tmp_path: Path) -> None:
    for name in manual.PAGES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("# Old\n", "utf-8")
    assert len(list(manual.stale(tmp_path))) == len(manual.PAGES)


@pytest.mark.parametrize(
    ("is_key", "line"),
    [
        (True, "| **Value** | The figure. → Measures | a number | `84.2` |\n"),
        (False, "| Value | The figure. → Measures | a number | `84.2` |\n"),
    ],
)
def test_a_column_is_a_line(is_key: bool, line: str) -> None:
    one = Described("value", Decimal, False, Column("Value", "The figure.", "84.2", "Measures"))
    assert manual.row(one, is_key) == line


def test_every_kind_of_field_has_words() -> None:
    assert manual.kind(tuple[str, ...]) == "several, with semicolons between"
    assert manual.kind(bool) == "yes or no"


def _program() -> click.Group:
    flag = click.Option(["--dry/--wet"], help="Only\n    look.")
    hidden = click.Option(["--secret"], hidden=True)
    read = click.Command("read", params=[click.Argument(["file"]), flag, hidden], help="Read FILE.")
    return click.Group(
        "goldenthread", commands={"import": click.Group("import", commands={"read": read})}
    )


def test_a_command_is_told_with_its_options() -> None:
    page = manual.commands_page(_program())
    assert page == manual.COMMANDS_HEAD + (
        "\n## goldenthread import read\n\n```\ngoldenthread import read [OPTIONS] FILE\n```\n\nRead FILE.\n"
        "\n| option | what it does |\n|---|---|\n| `--dry / --wet` | Only look. |\n"
    )
