"""Reads settings from the environment, each with a default that is safe."""

import os
import re
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

YES = frozenset({"1", "yes", "true", "on"})
NO = frozenset({"0", "no", "false", "off", ""})

SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    # FULL: a figure that was acknowledged must survive a power cut.
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
}
KEPT = 60
"""Seconds that a connection is kept for the next request. Opening one takes longer than most pages."""

ADDRESS = re.compile(r"(\[[^\]]*\]|[^:]*)(?::(\d+))?")
"""A host, in brackets if it has colons of its own, and its port."""


class SettingError(ValueError):
    """A setting that cannot be used: which one, and what would do."""


def env_text(name: str, default: str) -> str:
    """The setting as it stands, or the default where it is not set or blank."""
    return os.environ.get(name, "").strip() or default


def env_flag(name: str, default: bool) -> bool:
    """A yes or no; raises SettingError for any other word."""
    word = os.environ.get(name)
    if word is None:
        return default
    if word.strip().lower() in YES | NO:
        return word.strip().lower() in YES
    raise SettingError(f"{name} is “{word}”; give yes or no.")


def env_number(name: str, default: int) -> int:
    """A whole number; raises SettingError for anything else."""
    word = env_text(name, str(default))
    if not word.isascii() or not word.isdigit():
        raise SettingError(f"{name} is “{word}”; give a whole number.")
    return int(word)


def env_file(name: str, default: str) -> Path | None:
    """A file that is there, or nothing; raises SettingError for one that is not."""
    path = Path(env_text(name, default)) if env_text(name, default) else None
    if path and not path.is_file():
        raise SettingError(f"{name} is “{path}”; there is no such file.")
    return path


def env_list(name: str, default: str) -> list[str]:
    """The words between commas, blanks left out."""
    return [word for part in env_text(name, default).split(",") if (word := part.strip())]


def database(url: str, folder: Path) -> dict[str, Any]:
    """The database that the address names; SQLite in the folder where there is no address.

    `postgresql://user:password@host:5432/name?sslmode=require` is understood, with a percent-encoded
    folder in place of the host for a socket; so is `sqlite:///path/to/file`. Raises SettingError for
    any other.
    """
    parts = urlsplit(url)
    match parts.scheme:
        case "" if not url:
            return _sqlite(folder / "goldenthread.sqlite3")
        case "sqlite":
            return _sqlite(Path(unquote(parts.path.removeprefix("/"))))
        case "postgres" | "postgresql":
            return _postgresql(url)
    raise SettingError(
        f"DATABASE_URL begins with “{parts.scheme or url[:12]}”; give one that begins with postgresql: or sqlite:."
    )


def _sqlite(path: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": dict(SQLITE),
        "CONN_MAX_AGE": KEPT,
    }


def _postgresql(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    # Cut out by hand: urlsplit writes a host in small letters, which spoils the path of a socket.
    found = ADDRESS.fullmatch(parts.netloc.rpartition("@")[2])
    host, port = found.groups(default="") if found else ("", "")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(host).strip("[]"),
        "PORT": port,
        "OPTIONS": dict(parse_qsl(parts.query)),
        "CONN_MAX_AGE": KEPT,
        "CONN_HEALTH_CHECKS": True,
    }


def secret(folder: Path) -> str:
    """The key kept in the data folder; one that lasts only as long as this process if none is kept.

    `goldenthread init` keeps one, so that reading the settings never writes anything.
    """
    kept = folder / "secret"
    try:
        return kept.read_text("utf-8").strip() or secrets.token_urlsafe(50)
    except OSError:
        return secrets.token_urlsafe(50)
