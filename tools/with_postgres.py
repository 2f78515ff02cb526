"""Run a command beside a throw-away PostgreSQL, and remove every trace of it afterwards.

``python tools/with_postgres.py COMMAND…`` starts a server of its own in a new folder, reachable
only through a socket there, tells the command where it is in TEST_POSTGRES_URL, and returns the
command's own exit code.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from urllib.parse import quote

# Speed over safety: nothing here need outlive the command. Only a socket: no port is opened.
OPTIONS = (
    "-c fsync=off -c full_page_writes=off -c synchronous_commit=off "
    "-c listen_addresses='' -c max_connections=50 -c shared_buffers=64MB"
)

INITDB = ["-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]


class PostgresError(Exception):
    """What could not be done, in a sentence."""


def programs() -> Path:
    """Return the folder of the newest server's programs; raise PostgresError if there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    if found:
        return found[-1].parent
    initdb = shutil.which("initdb")
    if initdb is None:
        raise PostgresError("No PostgreSQL server is installed; on Debian: postgresql.")
    return Path(initdb).resolve().parent


def account() -> str | None:
    """Return the user that must own the server: none but ourselves, unless we are root."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam("postgres").pw_name
    except KeyError:
        raise PostgresError(
            "PostgreSQL will not run as root, and no user postgres is here."
        ) from None


def url(folder: Path) -> str:
    """Return the address of the server whose socket is in the folder."""
    return f"postgresql://postgres@{quote(str(folder), safe='')}/postgres"


def _run(command: Sequence[str | Path], user: str | None) -> None:
    """Run one of PostgreSQL's programs, quietly; raise PostgresError with its words if it fails."""
    # A file, not a pipe: the server inherits the output and would hold a pipe open for ever.
    with tempfile.TemporaryFile() as said:
        done = subprocess.run(
            command,
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            user=user,
            cwd="/",
        )
        if done.returncode:
            said.seek(0)
            words = said.read().decode(errors="replace").strip()
            raise PostgresError(f"{Path(command[0]).name} failed: {words}")


@contextmanager
def server() -> Iterator[str]:
    """Give the address of a running server; stop it and remove its files at the end."""
    bin_folder, user = programs(), account()
    folder = Path(tempfile.mkdtemp(prefix="goldenthread-pg-"))
    data, control = folder / "data", bin_folder / "pg_ctl"
    try:
        if user:
            shutil.chown(folder, user)
        folder.chmod(0o755)
        _run([bin_folder / "initdb", "-D", data, *INITDB], user)
        options = f"{OPTIONS} -c unix_socket_directories={folder}"
        _run([control, "-D", data, "-o", options, "-l", folder / "log", "-w", "start"], user)
        try:
            yield url(folder)
        finally:
            _run([control, "-D", data, "-m", "immediate", "-w", "stop"], user)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _stop(number: int, frame: FrameType | None) -> None:
    """Turn a request to stop into an exit, so that the server is stopped on the way out."""
    raise SystemExit(128 + number)


def main() -> int:
    """Return the command's exit code, or 1 after saying why the server did not start."""
    signal.signal(signal.SIGTERM, _stop)
    try:
        with server() as address:
            environment = {**os.environ, "TEST_POSTGRES_URL": address}
            return subprocess.run(sys.argv[1:], check=False, env=environment).returncode
    except PostgresError as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
