"""`goldenthread serve`: the pages, for browsers on this machine or behind a proxy on it."""

import os
import socket
import sys

import click

from goldenthread.cli.store import open_store

APPLICATION = "goldenthread.config.wsgi:application"
HOST = "127.0.0.1"
LAST_PORT = 65_535
LONGEST = 120
"""Seconds before a page is given up: a PDF of a large plan takes a few."""


@click.command()
@click.argument("address", default="", metavar="[HOST:PORT]")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--workers", type=click.IntRange(1, 32), default=2, show_default=True)
def command(address: str, port: int, workers: int) -> None:
    """Open the pages in a browser, at http://127.0.0.1:8000 unless told otherwise.

    Only this machine can reach them. To offer them to others, put a web server that speaks HTTPS
    in front.
    """
    open_store()
    _dressed()
    where = address or f"{HOST}:{port}"
    free(where)
    click.echo(f"Open http://{where} in a browser. Press Ctrl+C to stop.")
    _served(where, workers)


def _dressed() -> None:
    """End with advice if a file that settings name for the council's papers cannot be used."""
    from django.conf import settings

    from goldenthread.reports.look import INK, council_look

    try:
        council_look(INK, settings.TEMPLATE, settings.STYLE)
    except (OSError, ValueError) as problem:
        raise click.ClickException(str(problem)) from problem


def free(where: str) -> None:
    """End with advice unless a host and port can be had."""
    host, _, port = where.rpartition(":")
    if not host or not port.isdecimal() or not 0 < int(port) <= LAST_PORT:
        raise click.ClickException(f"“{where}” is no address. Write it as {HOST}:8000.")
    try:
        family, kind, *_, address = socket.getaddrinfo(host.strip("[]"), port)[0]
        with socket.socket(family, kind) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind(address)
    except OSError as problem:
        raise click.ClickException(
            f"{where} cannot be had: {problem.strerror}. Perhaps another program serves there. "
            f"Stop that, or name another address, such as {HOST}:8123."
        ) from problem


def _served(where: str, workers: int) -> None:
    """Become the web server, which ends when it is stopped."""
    settings = ["--bind", where, "--workers", str(workers), "--timeout", str(LONGEST)]
    settings += ["--worker-class", "sync", "--no-control-socket"]
    program = [sys.executable, "-m", "gunicorn", *settings, APPLICATION]
    os.environ.setdefault("GOLDENTHREAD_SECRET_KEY", _key())
    if _only_here(where):
        os.environ.setdefault("GOLDENTHREAD_HTTPS", "no")
    sys.stdout.flush()
    os.execv(sys.executable, program)  # noqa: S606 - no shell; the address is an argument of its own


def _only_here(where: str) -> bool:
    """Return whether only this machine can ask for the pages, so that nothing travels a network.

    Behind a web server that speaks HTTPS, GOLDENTHREAD_BEHIND_PROXY is set, and HTTPS is insisted on.
    """
    here = where.rpartition(":")[0] in {"127.0.0.1", "localhost", "[::1]"}
    return here and "GOLDENTHREAD_BEHIND_PROXY" not in os.environ


def _key() -> str:
    """Return the key that signs sessions: one for all workers, even where none is kept."""
    from django.conf import settings

    key: str = settings.SECRET_KEY
    return key
