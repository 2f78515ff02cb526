"""`goldenthread init`: an empty council, ready for its framework."""

import os
import secrets
from pathlib import Path

import click

from goldenthread.cli.store import configure, now

PASSWORD = "GOLDENTHREAD_ADMIN_PASSWORD"  # noqa: S105  # the name of a variable


@click.command()
@click.option("--name", default="", help="The council's full name.")
@click.option("--code", default="", help="Its code: the Office for National Statistics' one.")
@click.option("--admin", default="admin", show_default=True, help="The administrator's account.")
@click.option(
    "--password-file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help=f"A file that holds the password. Without it, {PASSWORD} is used, or you are asked.",
)
@click.option(
    "--role",
    default="",
    help="PostgreSQL: the role as which the pages and commands run. It may read and add, and never "
    "change or delete what has been said.",
)
def command(name: str, code: str, admin: str, password_file: Path | None, role: str) -> None:
    """Set up an empty council, ready for its framework.

    Makes the store, the rules that councils use, and an administrator's account. Doing it again
    changes nothing that is there, and brings an older store up to date.
    """
    if bool(name) != bool(code):
        raise click.UsageError("Give the council's name and its code together.")
    configure()
    make_folder()
    make_tables()
    if role:
        _hold(role)
    _rules(name, code)
    made = _account(admin, password_file)
    click.echo("The store is ready." + (f" Sign in as {admin}." if made else ""))
    click.echo("Next: goldenthread template framework")


def make_folder() -> None:
    """The data folder, for its owner alone, with the key that signs sessions."""
    from django.conf import settings

    folder = Path(settings.DATA)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    key = folder / "secret"
    if not key.exists():
        with os.fdopen(os.open(key, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(50))


def make_tables() -> None:
    """Every table that this version needs, in a file for its owner alone."""
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0, interactive=False)
    file = Path(connection.settings_dict["NAME"])
    if file.is_file():
        file.chmod(0o600)


def _hold(role: str) -> None:
    """Let a role of the database do no more than the pages need."""
    from goldenthread.records.trail.guards import RoleError, hold_to_adding

    try:
        hold_to_adding(role)
    except RoleError as problem:
        raise click.ClickException(str(problem)) from problem
    click.echo(f"The role {role} may read and add, and never change or delete what has been said.")


def _rules(name: str, code: str) -> None:
    """The council if it was named, and the shipped rules, each only if none is held."""
    from goldenthread.core.facts.framework import Framework
    from goldenthread.core.facts.organisation import Council
    from goldenthread.flows.framework import apply
    from goldenthread.intake.packs import framework as pack
    from goldenthread.records.publishing import queries

    held = queries.framework()
    if held.council and code and held.council[0].code != code:
        raise click.ClickException(f"This store is {held.council[0].title}’s already.")
    council = () if held.council or not code else (Council(code=code, title=name, short=name),)
    rules = () if held.rules else pack("rules").rules
    if council or rules:
        first = Framework(council=council, rules=rules)
        apply(framework=first, by="system", at=now(), reason="Set up")


def _account(admin: str, password_file: Path | None) -> bool:
    """Make the administrator's account if there is none; say whether one was made."""
    from django.core.exceptions import ValidationError

    from goldenthread.records.people import actions, queries

    if queries.is_account(account=admin):
        return False
    password = _password(admin, password_file)
    try:
        actions.make_account(
            account=admin, password=password, by="system", at=now(), reason="Set up"
        )
    except ValidationError as problem:
        raise click.ClickException(" ".join(problem.messages)) from problem
    return True


def _password(admin: str, password_file: Path | None) -> str:
    if password_file:
        return password_file.read_text("utf-8").strip()
    if given := os.environ.get(PASSWORD, ""):
        return given
    asked: str = click.prompt(f"Password for {admin}", hide_input=True, confirmation_prompt=True)
    return asked
