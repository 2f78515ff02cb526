"""What each room may know, and what no room may be called."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.house.reading import PACKAGE, ROOT, Module, imports, in_rooms, modules, nothing

DOORS = ("web", "api", "jobs", "cli")
WITHOUT_DJANGO = ("core", "intake", "analytics", "reports")
VAGUE = re.compile(r"^(utils?|helpers?|common|base|misc|shared|core_.+)$")
STANDARD = sys.stdlib_module_names | {"__future__"}


def strangers_in_core(of: Iterable[Module]) -> list[str]:
    """Return each import that is neither the standard library's nor core's own."""
    return [
        f"{module.where}:{line} imports {name}"
        for module in of
        for line, name in imports(module)
        if name.partition(".")[0] not in STANDARD and not name.startswith("goldenthread.core")
    ]


def django_known(of: Iterable[Module]) -> list[str]:
    """Return each import of Django or of anything made for it."""
    return [
        f"{module.where}:{line} imports {name}"
        for module in of
        for line, name in imports(module)
        if name.partition(".")[0].startswith("django")
    ]


def models_known(of: Iterable[Module]) -> list[str]:
    """Return each import of a record's models: whoever holds a model can query."""
    pattern = re.compile(r"^goldenthread\.records\.\w+\.models(\.|$)")
    return [
        f"{module.where}:{line} imports {name}"
        for module in of
        for line, name in imports(module)
        if pattern.match(name)
    ]


def doors_opened(of: Iterable[Module]) -> list[str]:
    """Return each import of one door by another."""
    return [
        f"{module.where}:{line} imports {name}"
        for module in of
        for line, name in imports(module)
        if (other := _room_of(name)) in DOORS and other != module.room
    ]


def _room_of(name: str) -> str:
    parts = name.split(".")
    return parts[1] if parts[0] == "goldenthread" and len(parts) > 1 else ""


def vague_names(of: Iterable[Module]) -> list[str]:
    """Return each file or folder whose name says nothing of what is in it."""
    return [
        module.where
        for module in of
        if any(VAGUE.match(part) for part in module.where.removesuffix(".py").split("/"))
    ]


def empty_rooms(package: Path) -> list[str]:
    """Return each folder of the package that holds nothing but an empty ``__init__.py``."""
    return [
        start.parent.relative_to(package).as_posix()
        for start in sorted(package.rglob("__init__.py"))
        if _is_empty(start)
    ]


def _is_empty(start: Path) -> bool:
    others = [p for p in start.parent.iterdir() if p != start and p.name != "__pycache__"]
    return not others and len(start.read_text("utf-8").strip().splitlines()) <= 1


def lint_imports(project: Path) -> subprocess.CompletedProcess[str]:
    """Check the contracts of pyproject.toml over the source in the folder."""
    program = str(Path(sys.executable).with_name("lint-imports"))
    command = [program, "--no-logo", "--no-cache", "--config", str(project / "pyproject.toml")]
    environment = {"PYTHONPATH": str(project / "src"), "PATH": "/usr/bin:/bin"}
    return subprocess.run(
        command, cwd=project / "src", env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a small project under our contracts, with every room in it."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    package = tmp_path / "src" / "goldenthread"
    for room in ("config", *DOORS, "flows", *WITHOUT_DJANGO):
        _room(package / room)
    for record in ("trail", "people", "plans", "measures"):
        _room(package / "records" / record)
    for folder in (package, package / "records"):
        (folder / "__init__.py").touch()
    return tmp_path


def _room(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "__init__.py").touch()


def test_core_imports_only_the_standard_library() -> None:
    nothing(strangers_in_core(in_rooms("core")))


def test_plain_rooms_do_not_know_django() -> None:
    nothing(django_known(in_rooms(*WITHOUT_DJANGO)))


def test_doors_hold_no_models() -> None:
    nothing(models_known(in_rooms(*DOORS)))


def test_doors_do_not_open_one_another() -> None:
    nothing(doors_opened(in_rooms(*DOORS)))


def test_names_say_what_is_inside() -> None:
    nothing(vague_names(modules()))


def test_no_room_is_empty() -> None:
    nothing(empty_rooms(PACKAGE))


def test_rooms_and_records_keep_their_order() -> None:
    done = lint_imports(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    "text",
    [
        "import django",
        "from yaml import load",
        "from goldenthread.intake import table",
        "from ..web import x",
    ],
)
def test_a_stranger_in_core_is_found(text: str) -> None:
    assert len(strangers_in_core([Module("core/planted.py", text)])) == 1


@pytest.mark.parametrize(
    "text",
    ["import decimal", "from goldenthread.core.facts import plans", "from .facts import plans"],
)
def test_friends_of_core_are_let_in(text: str) -> None:
    assert strangers_in_core([Module("core/planted.py", text)]) == []


@pytest.mark.parametrize(
    "text", ["from django.db import models", "def f():\n    import django_htmx"]
)
def test_django_in_a_plain_room_is_found(text: str) -> None:
    assert len(django_known([Module("reports/planted.py", text)])) == 1


@pytest.mark.parametrize(
    "text",
    [
        "from goldenthread.records.plans.models import Item",
        "from goldenthread.records.plans import models",
        "import goldenthread.records.plans.models",
        "from ..records.plans import models",
    ],
)
def test_a_model_at_a_door_is_found(text: str) -> None:
    assert len(models_known([Module("web/planted.py", text)])) == 1


@pytest.mark.parametrize("text", ["from goldenthread.cli import main", "from ..cli import main"])
def test_a_door_opened_by_another_is_found(text: str) -> None:
    assert len(doors_opened([Module("web/planted.py", text)])) == 1
    assert doors_opened([Module("cli/planted.py", text)]) == []


@pytest.mark.parametrize(
    "where", ["web/utils.py", "helpers/x.py", "core/common/x.py", "flows/misc.py"]
)
def test_a_vague_name_is_found(where: str) -> None:
    assert vague_names([Module(where, "")]) == [where]


def test_an_empty_room_is_found(tmp_path: Path) -> None:
    _room(tmp_path / "jobs")
    _room(tmp_path / "flows")
    (tmp_path / "flows" / "returns.py").touch()
    assert empty_rooms(tmp_path) == ["jobs"]


def test_the_small_project_keeps_the_order(project: Path) -> None:
    done = lint_imports(project)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("where", "text"),
    [
        ("core/up.py", "from goldenthread import flows"),
        ("records/plans/up.py", "import goldenthread.flows"),
        ("web/across.py", "import goldenthread.cli"),
        ("reports/across.py", "import goldenthread.intake"),
        ("cli/up.py", "def late():\n    import goldenthread.config"),
        ("records/people/later.py", "import goldenthread.records.measures"),
        ("records/trail/later.py", "import goldenthread.records.plans"),
        ("surprise/__init__.py", ""),
        ("records/surprise/__init__.py", ""),
    ],
)
def test_a_step_up_or_across_or_an_undeclared_room_is_found(
    project: Path, where: str, text: str
) -> None:
    planted = project / "src" / "goldenthread" / where
    planted.parent.mkdir(exist_ok=True)
    planted.write_text(text + "\n", "utf-8")
    done = lint_imports(project)
    assert done.returncode != 0
    assert "BROKEN" in done.stdout or "missing" in (done.stdout + done.stderr).lower()
