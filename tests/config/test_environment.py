"""Settings from the environment: each read with a safe default, and refused in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread.config.environment import (
    SettingError,
    database,
    env_file,
    env_flag,
    env_list,
    env_number,
    env_text,
    secret,
)

NAME = "GOLDENTHREAD_TEST"


@pytest.mark.parametrize(("given", "read"), [("x", "x"), (" x ", "x"), ("", "y"), (" ", "y")])
def test_text(monkeypatch: pytest.MonkeyPatch, given: str, read: str) -> None:
    monkeypatch.setenv(NAME, given)
    assert env_text(NAME, "y") == read
    monkeypatch.delenv(NAME)
    assert env_text(NAME, "y") == "y"


@pytest.mark.parametrize(
    ("given", "read"),
    [("yes", True), ("1", True), (" On ", True), ("TRUE", True), ("no", False), ("0", False)],
)
def test_flag(monkeypatch: pytest.MonkeyPatch, given: str, read: bool) -> None:
    monkeypatch.setenv(NAME, given)
    assert env_flag(NAME, not read) is read


def test_flag_that_is_not_set_is_its_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(NAME, raising=False)
    assert env_flag(NAME, True)
    assert not env_flag(NAME, False)


def test_flag_in_other_words_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NAME, "perhaps")
    with pytest.raises(SettingError, match=f"{NAME} is “perhaps”; give yes or no"):
        env_flag(NAME, False)


def test_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(NAME, "")
    assert env_file(NAME, "") is None
    there = tmp_path / "there.css"
    monkeypatch.setenv(NAME, str(there))
    with pytest.raises(SettingError, match="there is no such file"):
        env_file(NAME, "")
    there.touch()
    assert env_file(NAME, "") == there


def test_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NAME, "12")
    assert env_number(NAME, 1) == 12
    monkeypatch.setenv(NAME, "")
    assert env_number(NAME, 1) == 1


@pytest.mark.parametrize("given", ["-1", "1.5", "ten", "²"])
def test_number_in_other_words_is_refused(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv(NAME, given)
    with pytest.raises(SettingError, match="give a whole number"):
        env_number(NAME, 1)


def test_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NAME, " a, ,b ")
    assert env_list(NAME, "") == ["a", "b"]
    monkeypatch.delenv(NAME)
    assert env_list(NAME, "x,y") == ["x", "y"]
    assert env_list(NAME, "") == []


def test_without_an_address_the_store_is_a_file_in_the_folder() -> None:
    found = database("", Path("/data"))
    assert found["NAME"] == Path("/data/goldenthread.sqlite3")
    assert found["CONN_MAX_AGE"] > 0, "a page that opens its own connection takes twice as long"
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "synchronous=FULL" in found["OPTIONS"]["init_command"]


def test_another_file_may_be_named() -> None:
    assert database("sqlite:///council.sqlite3", Path("/data"))["NAME"] == Path("council.sqlite3")
    assert database("sqlite:////a%20b/c.sqlite3", Path("/data"))["NAME"] == Path("/a b/c.sqlite3")


@pytest.mark.parametrize(
    ("url", "read"),
    [
        (
            "postgresql://u:p%40ss@db.example:5433/gt",
            ["gt", "u", "p@ss", "db.example", "5433"],
        ),
        ("postgres://u@%2Frun%2FPg/gt", ["gt", "u", "", "/run/Pg", ""]),
        ("postgresql:///gt", ["gt", "", "", "", ""]),
        ("postgresql://[::1]:5432/gt", ["gt", "", "", "::1", "5432"]),
        ("postgresql://[::1]/gt", ["gt", "", "", "::1", ""]),
    ],
)
def test_an_address_of_postgresql_is_understood(url: str, read: list[str]) -> None:
    found = database(url, Path())
    assert [found[part] for part in ("NAME", "USER", "PASSWORD", "HOST", "PORT")] == read
    assert found["OPTIONS"] == {}


def test_what_follows_the_question_mark_is_an_option() -> None:
    found = database("postgresql://db/gt?sslmode=require&connect_timeout=5", Path())
    assert found["OPTIONS"] == {"sslmode": "require", "connect_timeout": "5"}


def test_another_kind_of_database_is_refused() -> None:
    for slip in ("nonsense", "postgres//user@host/name"):
        with pytest.raises(SettingError, match="give one that begins with postgresql:"):
            database(slip, Path())
    with pytest.raises(SettingError, match="begins with “mysql”"):
        database("mysql://db/gt", Path())


def test_the_secret_is_the_one_that_is_kept(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("kept\n", "utf-8")
    assert secret(tmp_path) == "kept"


def test_without_one_each_process_has_its_own(tmp_path: Path) -> None:
    assert secret(tmp_path) != secret(tmp_path)
    assert not list(tmp_path.iterdir()), "reading the settings writes nothing"
    (tmp_path / "secret").touch()
    assert len(secret(tmp_path)) > 50
