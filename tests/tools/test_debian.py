"""What the tests need from Debian is installed, or its lack is a failure in one sentence."""

from __future__ import annotations

import pytest

from tools import debian
from tools.debian import DebianError


def test_nothing_is_missing_when_the_tests_run() -> None:
    assert debian.missing() == []


def test_a_missing_package_is_named() -> None:
    assert debian.missing({"chromium": lambda: False, "postgresql": lambda: True}) == ["chromium"]


def test_root_calls_apt_and_others_sudo() -> None:
    assert debian.apt(True, lambda _program: True) == ["apt-get"]
    assert debian.apt(False, lambda _program: True)[0] == "sudo"


@pytest.mark.parametrize(("has", "words"), [(set(), "no apt-get"), ({"apt-get"}, "root, or sudo")])
def test_a_machine_that_cannot_install_says_so(has: set[str], words: str) -> None:
    with pytest.raises(DebianError, match=words):
        debian.apt(False, has.__contains__)


def test_what_cannot_be_installed_is_a_failure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(packages: list[str]) -> None:
        raise DebianError("apt-get refused")

    monkeypatch.setattr(debian, "missing", lambda: ["chromium"])
    monkeypatch.setattr(debian, "install", refuse)
    assert debian.main() == 1
    assert (
        capsys.readouterr().err
        == "The tests need the Debian packages chromium, and apt-get refused.\n"
    )
