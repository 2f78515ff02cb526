"""`goldenthread init --role`: the commands run as a role that cannot change what has been said."""

from __future__ import annotations

import secrets
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import psycopg
import pytest

from tests.stores import ADVICE, URL, apart, database_of_its_own

__all__ = ["apart"]

PROGRAM = Path(sys.executable).with_name("goldenthread")


def _run(environment: Mapping[str, str], *given: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [PROGRAM, *given], env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture
def role() -> Iterator[str]:
    """A role that may sign in and do nothing else yet."""
    if not URL:
        pytest.fail(ADVICE)
    name = f"pages_{secrets.token_hex(4)}"
    with psycopg.connect(URL, autocommit=True) as asking:
        asking.execute(f"CREATE ROLE {name} LOGIN")
        try:
            yield name
        finally:
            asking.execute(f"DROP ROLE {name}")


def test_what_the_owner_sets_up_the_role_may_only_add_to(role: str, tmp_path: Path) -> None:
    with database_of_its_own() as owner:
        pages = owner.replace("postgres@", f"{role}@")
        shared = {
            "GOLDENTHREAD_DATA": str(tmp_path),
            "GOLDENTHREAD_ADMIN_PASSWORD": "a long and winding road",
        }
        with psycopg.connect(owner, autocommit=True) as owning:
            name = owning.info.dbname
            owning.execute(f'REVOKE TEMPORARY ON DATABASE "{name}" FROM PUBLIC')
        done = _run({**shared, "DATABASE_URL": owner}, "init", "--role", role)
        assert done.returncode == 0, done.stderr
        assert f"The role {role} may read and add" in done.stdout
        done = _run({**shared, "DATABASE_URL": pages}, "import", "framework", "rules")
        assert "Rows 71 = applied 0" in done.stdout, done.stderr
        done = _run({**shared, "DATABASE_URL": pages}, "verify")
        assert "are as they were sealed" in done.stdout, done.stderr
        with psycopg.connect(pages, autocommit=True) as signed_in:
            for wrong in ("UPDATE trail_event SET seal = ''", "DELETE FROM measures_ruleband"):
                with pytest.raises(psycopg.errors.InsufficientPrivilege):
                    signed_in.execute(wrong)
            signed_in.execute("DELETE FROM django_session")


def test_a_role_that_cannot_be_held_is_said_so(apart: Mapping[str, str]) -> None:
    done = _run(
        {**apart, "GOLDENTHREAD_ADMIN_PASSWORD": "a long and winding road"},
        "init",
        "--role",
        "nobody",
    )
    assert done.returncode == 1
    why = "has no role “nobody”" if apart["DATABASE_URL"] else "SQLite has no roles"
    assert why in done.stderr
