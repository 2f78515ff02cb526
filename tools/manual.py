"""Write the pages of the manual that the program itself can tell: ``python -m tools.manual``.

A test compares each page with what would be written, so that none can be out of date.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import click

from goldenthread.cli.main import main as main_command
from goldenthread.core.facts.columns import Described, Fact, described
from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.returns import Returns
from goldenthread.core.periods import Period
from tools.rules_page import rules_page

ROOT = Path(__file__).resolve().parent.parent

# A period and a day are named before the plainer kinds that they might be made of.
KINDS: Mapping[type, str] = {
    Period: "a period",
    date: "a day, such as 2026-04-01",
    bool: "yes or no",
    int: "a whole number",
    Decimal: "a number",
    str: "words",
}
COLUMNS_HEAD = """\
# Workbook columns

Written by the program itself (`make manual`). Columns may stand in any order. Those in bold tell one row from another.
“→” names the sheet whose code goes there. `goldenthread template framework` writes a workbook with all of this in it.
"""


COMMANDS_HEAD = """\
# Commands

Written by the program itself (`make manual`), in the order a council meets them. Each says the same after `--help`.
"""


def sheets(whole: type[Framework] | type[Returns]) -> list[type[Fact]]:
    """Return the kinds of fact in a framework or a set of returns, in the order of their sheets."""
    hints = get_type_hints(whole)
    return [get_args(hints[field.name])[0] for field in fields(whole)]


def columns_page() -> str:
    """Return the page that lists every column of every sheet."""
    parts = [("Framework", Framework), ("Returns", Returns)]
    return COLUMNS_HEAD + "".join(
        f"\n## {title}\n" + "".join(sheet(fact) for fact in sheets(whole)) for title, whole in parts
    )


def sheet(fact: type[Fact]) -> str:
    """Return the part of the page about one sheet."""
    about = (fact.__doc__ or "").strip().split("\n\n")
    text = "\n\n".join(" ".join(part.split()) for part in about)
    rows = "".join(row(one, one.name in fact.KEY) for one in described(fact))
    head = "| column | what to put | as | example |\n|---|---|---|---|\n"
    return f"\n### {fact.SHEET}\n\n{text}\n\n{head}{rows}"


def row(one: Described, is_key: bool) -> str:
    """Return one column's line of the table."""
    column = one.column
    title = f"**{column.title}**" if is_key else column.title
    refers = f" → {column.refers}" if column.refers else ""
    example = f"`{column.example}`" if column.example else ""
    cells = (title, column.guidance + refers, kind(one.kind), example)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"


def kind(of: Any) -> str:
    """Return in words what a field may hold."""
    if get_origin(of) is tuple:
        return "several, with semicolons between"
    if issubclass(of, StrEnum):
        return ", ".join(f"“{word.value}”" for word in of)
    return next(words for known, words in KINDS.items() if issubclass(of, known))


def commands_page(program: click.Command) -> str:
    """Return the page that lists every command, its arguments and its options."""
    context = click.Context(program, info_name="goldenthread", terminal_width=80)
    return COMMANDS_HEAD + "".join(command(each) for each in below(context))


def below(context: click.Context) -> Iterator[click.Context]:
    """Give every command under this one that does something itself, in order."""
    group = context.command
    if not isinstance(group, click.Group):
        yield context
        return
    for name in group.list_commands(context):
        found = group.get_command(context, name)
        if found is not None:
            yield from below(click.Context(found, parent=context, info_name=name))


def command(context: click.Context) -> str:
    """Return the part of the page about one command."""
    usage = context.command.get_usage(context).removeprefix("Usage: ")
    text = inspect.cleandoc(context.command.help or "").replace("\b\n", "")
    options = "".join(option(context, one) for one in context.command.get_params(context))
    head = "\n| option | what it does |\n|---|---|\n" if options else ""
    return f"\n## {context.command_path}\n\n```\n{usage}\n```\n\n{text}\n{head}{options}"


def option(context: click.Context, one: click.Parameter) -> str:
    """Return one option's line of the table; nothing for an argument, --help or a hidden one."""
    told = one.get_help_record(context) if isinstance(one, click.Option) else None
    if told is None or "--help" in one.opts:
        return ""
    names, text = (" ".join(part.split()).replace("|", "\\|") for part in told)
    return f"| `{names}` | {text} |\n"


PAGES: Mapping[str, Callable[[], str]] = {
    "docs/reference/columns.md": columns_page,
    "docs/reference/commands.md": lambda: commands_page(main_command),
    "docs/reference/rules.md": rules_page,
}


def stale(root: Path = ROOT) -> Iterator[tuple[Path, str]]:
    """Give each page that is not as the program would tell it, with the text that it should have."""
    for name, write in PAGES.items():
        path, text = root / name, write()
        if not path.is_file() or path.read_text("utf-8") != text:
            yield path, text


def main() -> int:
    """Write every page that is stale; return 0."""
    for path, text in stale():
        path.write_text(text, "utf-8")
        sys.stdout.write(f"Wrote {path.relative_to(ROOT)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
