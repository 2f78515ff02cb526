"""`goldenthread demo`: the example council, its quarter closed, and its pages."""

import os
import secrets
import sys
import time
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goldenthread.cli.close import command as close
from goldenthread.cli.init import make_folder, make_tables
from goldenthread.cli.serve import free
from goldenthread.cli.store import configure

if TYPE_CHECKING:
    from goldenthread.cli.story import Story

MARK = "this-is-a-demonstration.txt"
"""A store is thrown away and built again only where this file says that it may be."""
MARKED = "goldenthread demo made this folder and may throw away all that is in it.\n"
ACCOUNT, POST, SIGN_IN = "demo", "MGR-COR-PERF", "sign-in.txt"
FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command()
@click.option("--out", type=FOLDER, default=Path("out"), show_default=True, help="For the reports.")
@click.option(
    "--data", type=FOLDER, default=Path("var/demo"), show_default=True, help="For the store."
)
@click.option("--serve/--no-serve", default=True, show_default=True, help="Open the pages after.")
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to serve.")
@click.pass_context
def command(ctx: click.Context, out: Path, data: Path, serve: bool, address: str) -> None:
    """Build the example council, close its quarter and serve its pages.

    The store is made afresh each time, in a folder of its own: nothing else is touched.
    """
    if serve:
        free(address)
    begun = time.monotonic()
    _fresh(data)
    _own_settings(data)
    story = _built()
    password = _account(out, story.as_at)
    _say_held(story, data)
    ctx.invoke(close, period=story.closes.label, out=out, said=story.as_at.isoformat())
    click.echo(f"Made in {time.monotonic() - begun:.0f} seconds.")
    click.echo(f"Sign in as {ACCOUNT} with the password {password} (also in {out / SIGN_IN}).")
    if serve:
        _serve(ctx, address)


def _fresh(data: Path) -> None:
    """An empty folder for the store. Ends if the folder holds what no demonstration made."""
    if data.exists() and any(data.iterdir()) and not (data / MARK).exists():
        raise click.ClickException(
            f"{data} holds files that no demonstration made. Name another folder with --data."
        )
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    (data / MARK).write_text(MARKED, encoding="utf-8")
    for file in data.glob("goldenthread.sqlite3*"):
        file.unlink()


def _own_settings(data: Path) -> None:
    """A store of its own, whatever a council has set; plain HTTP, since it stays on this machine."""
    os.environ.pop("DATABASE_URL", None)
    os.environ |= {"GOLDENTHREAD_DATA": str(data.resolve()), "GOLDENTHREAD_HTTPS": "no"}
    configure()


def _built() -> "Story":
    """The example council, made by taking every step of its story."""
    from goldenthread.cli.story import follow, told

    make_folder()
    make_tables()
    story = told()
    with click.progressbar(length=len(story.steps), label="Building", file=sys.stderr) as bar:
        follow(story, lambda: bar.update(1))
    return story


def _account(out: Path, at: datetime) -> str:
    """Make the account and write its new password beside the reports; returns the password."""
    from goldenthread.core.facts.organisation import Holder
    from goldenthread.records.people import actions

    password = "-".join(secrets.token_hex(2) for _ in range(4))
    why = "For the demonstration"
    actions.make_account(account=ACCOUNT, password=password, by="system", at=at, reason=why)
    holder = Holder(account=ACCOUNT, post=POST)
    actions.keep(facts=[holder], by="system", at=at, reason=why)
    out.mkdir(parents=True, exist_ok=True)
    file = out / SIGN_IN
    file.touch(mode=0o600)
    file.write_text(f"{ACCOUNT}\n{password}\n", encoding="utf-8")
    return password


def _say_held(story: "Story", data: Path) -> None:
    from goldenthread.records.publishing.queries import picture

    seen = picture(period=story.closes, at=story.as_at)
    held = seen.framework
    click.echo(
        f"{held.council[0].title}: {len(held.measures):,} measures, {len(held.items):,} promises in "
        f"{len(held.plans):,} plans, {len(seen.figures):,} figures. The store is in {data}."
    )


def _serve(ctx: click.Context, address: str) -> None:
    from goldenthread.cli.serve import command as serve

    ctx.invoke(serve, address=address)
