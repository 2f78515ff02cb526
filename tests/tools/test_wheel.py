"""The wheel carries everything that running needs, so that installing it needs nothing but Python."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.house.reading import ROOT

LEFT_OUT = ("*.pyc", "__pycache__", "*.egg-info")
FILES = ("pyproject.toml", "README.md", "LICENSE", "THIRD-PARTY.md", "requirements")


@pytest.fixture(scope="module")
def carried(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Return the names in a wheel built from a copy of the source."""
    copy = tmp_path_factory.mktemp("wheel")
    shutil.copytree(ROOT / "src", copy / "src", ignore=shutil.ignore_patterns(*LEFT_OUT))
    for name in FILES:
        take = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        take(ROOT / name, copy / name)
    uv = str(Path(sys.executable).with_name("uv"))
    command = [uv, "build", "--quiet", "--wheel", "--no-build-isolation", "--offline"]
    subprocess.run([*command, "--python", sys.executable], cwd=copy, check=True)
    (wheel,) = (copy / "dist").glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_every_file_of_the_package_is_carried(carried: set[str]) -> None:
    source = ROOT / "src"
    wanted = {
        path.relative_to(source).as_posix()
        for path in (source / "goldenthread").rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    assert wanted - carried == set()


def test_styles_and_fonts_are_carried(carried: set[str]) -> None:
    assert "goldenthread/assets/govuk/govuk-frontend.min.css" in carried
    assert "goldenthread/assets/fonts/IBMPlexSans-Regular.ttf" in carried


def test_licences_are_carried_and_tests_are_not(carried: set[str]) -> None:
    assert {name.rpartition("/")[2] for name in carried if "/licenses/" in name} == {
        "LICENSE",
        "THIRD-PARTY.md",
    }
    assert not [name for name in carried if name.startswith("tests") or "axe" in name]
