"""The `goldenthread` command. Each command is loaded only when it is asked for, so help is instant."""

import gc
from importlib import import_module

import click

from goldenthread.cli.store import refused

COMMANDS = {
    "init": "Set up an empty council, ready for its framework.",
    "template": "Write an empty workbook to fill in, with guidance.",
    "import": "Read a framework or returns file: check it, show what would change, apply it.",
    "export": "Write what is held as a workbook that imports back to the same state.",
    "close": "Write a period's reports for every audience.",
    "report": "Write one report of any kind, or of any selection.",
    "replay": "Judge published figures again and list every difference.",
    "verify": "Check that nothing in the history has been altered.",
    "serve": "Open the pages in a browser.",
    "demo": "Build the example council, close its quarter and serve its pages.",
}
MODULES = {"import": "imports"}

SELDOM = (50_000, 20, 10)
"""When Python looks for circles of values that nobody holds: after so many new ones, and so on.

A command makes values by the hundred thousand and hardly a circle among them; at Python's own
700, 10, 10 looking takes a tenth of an import's time, and finds nothing worth having.
"""


class Story(click.Group):
    """A group that tells its commands in the order a council meets them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order they are used."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one command, or nothing if there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"goldenthread.cli.{MODULES.get(cmd_name, cmd_name)}")
        command: click.Command = module.command
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; what the disk or the store refuses is told as a sentence."""
        try:
            return super().invoke(ctx)
        except OSError as problem:
            raise click.ClickException(refused(problem)) from problem
        except Exception as problem:
            if not _refused(problem):
                raise
            raise click.ClickException(
                f"The store refused: {str(problem).strip()}. Nothing was kept by halves. Look at "
                "GOLDENTHREAD_DATA and DATABASE_URL, and whether there is room and leave to write."
            ) from problem

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list without loading any command."""
        with formatter.section("Commands, in the order a council meets them"):
            formatter.write_dl(list(COMMANDS.items()))


def _refused(problem: Exception) -> bool:
    """Whether the store could not be read or written, as apart from a fault of our own in asking."""
    from django.db import DatabaseError, OperationalError

    return type(problem) in {DatabaseError, OperationalError}


@click.group(cls=Story)
@click.version_option(package_name="goldenthread")
def main() -> None:
    """Hold a council's plans, collect its figures once, judge them by rules anyone can read, and report."""


def run() -> None:
    """Run the command that was asked for, as a program of its own."""
    gc.set_threshold(*SELDOM)
    try:
        main()
    finally:
        # What is left goes with the process; looking through it on the way out takes a quarter of a
        # second after a large import.
        gc.freeze()
