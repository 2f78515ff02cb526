"""What is written: no machine's own addresses, no unexplained exception, no dead link."""

from __future__ import annotations

import io
import re
import subprocess
import tokenize
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import pytest

from tests.house.reading import ROOT, Module, nothing

REGISTRIES = re.compile(r"pypi\.org|pythonhosted\.org|npmjs\.(?:org|com)")
# A path of one person's machine. After a letter or a dot it is part of a web address, and let be.
MACHINE_PATHS = re.compile(r"(?<![\w.~:/-])/(?:work|home|root|Users|opt/wheels)/[\w.]")
DIRECTIVE = re.compile(
    r"#\s*(?:type:\s*ignore(?:\[[\w,\s-]*\])?|noqa(?::\s*[A-Z0-9,\s]*\b)?)", re.IGNORECASE
)
REASON = re.compile(r"[^\W\d_]+(?:\W+[^\W\d_]+)+")
LINK = re.compile(r"\[[^\]\n]*\]\(([^)\s]+)\)")
# This page plants what it looks for.
HERE = "tests/house/test_texts.py"
BINARY = {".png", ".ico", ".xlsx", ".xls", ".ods", ".docx", ".pdf", ".woff2", ".ttf", ".zip", ".gz"}
REQUIRED = [
    "README.md",
    "CHANGELOG.md",
    "LICENSE",
    "THIRD-PARTY.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    ".env.example",
    "docs/README.md",
    "docs/start/first-quarter.md",
    "docs/start/your-own-council.md",
    "docs/how-to/README.md",
    "docs/explain/house.md",
    "docs/reference/README.md",
    "docs/decisions/README.md",
    "docs/decisions/0001-dependencies.md",
]


@cache
def texts(root: Path = ROOT) -> Mapping[str, str]:
    """Return every text file that git keeps or would keep, by its path."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout
    paths = [root / name for name in listed.split("\0") if name]
    return {p.relative_to(root).as_posix(): _read(p) for p in sorted(paths) if _is_text(p)}


def _is_text(path: Path) -> bool:
    return path.is_file() and path.suffix.lower() not in BINARY


def _read(path: Path) -> str:
    return path.read_bytes().decode("utf-8", errors="replace")


def matches(pattern: re.Pattern[str], of: Mapping[str, str]) -> list[str]:
    """Return each line in which the pattern is found."""
    return [
        f"{where}:{number} {line.strip()[:100]}"
        for where, text in of.items()
        if pattern.search(text)
        for number, line in enumerate(text.splitlines(), start=1)
        if pattern.search(line)
    ]


def unexplained(of: Iterable[Module]) -> list[str]:
    """Return each “type: ignore” or “noqa” without a reason of at least two words after it."""
    return [
        f"{module.where}:{token.start[0]} {token.string}"
        for module in of
        if DIRECTIVE.search(module.text)
        for token in tokenize.generate_tokens(io.StringIO(module.text).readline)
        if token.type == tokenize.COMMENT and _lacks_reason(token.string)
    ]


def _lacks_reason(comment: str) -> bool:
    found = DIRECTIVE.search(comment)
    return found is not None and REASON.search(comment, found.end()) is None


def dead_links(of: Mapping[str, str], root: Path = ROOT) -> list[str]:
    """Return each link of a Markdown page to a file of the repository that is not there."""
    return [
        f"{where} → {target}"
        for where, text in of.items()
        if where.endswith(".md")
        for target in LINK.findall(text)
        if not _is_reachable((root / where).parent, target)
    ]


def _is_reachable(folder: Path, target: str) -> bool:
    path = target.partition("#")[0]
    return not path or re.match(r"^(https?|mailto):", path) is not None or (folder / path).exists()


def missing(names: Iterable[str], root: Path = ROOT) -> list[str]:
    """Return each file that is not there or holds nothing."""
    return [
        name for name in names if not (root / name).is_file() or not (root / name).stat().st_size
    ]


def version_untold(changelog: str, version: str) -> bool:
    """Say whether the changelog has no heading for this version."""
    return re.search(rf"^## {re.escape(version)}\b", changelog, re.MULTILINE) is None


def others() -> Mapping[str, str]:
    """Return every text file but this one."""
    return {where: text for where, text in texts().items() if where != HERE}


def python_texts() -> list[Module]:
    """Return every Python file that git keeps, tests and tools too."""
    return [Module(where, text) for where, text in texts().items() if where.endswith(".py")]


def test_no_registry_is_named() -> None:
    nothing(matches(REGISTRIES, others()))


def test_no_machine_path_is_written() -> None:
    nothing(matches(MACHINE_PATHS, others()))


def test_every_exception_has_its_reason() -> None:
    nothing(unexplained(python_texts()))


def test_no_link_is_dead() -> None:
    nothing(dead_links(texts()))


def test_the_pages_that_a_reader_expects_are_there() -> None:
    nothing(missing(REQUIRED))


def test_the_changelog_tells_this_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert not version_untold((ROOT / "CHANGELOG.md").read_text("utf-8"), project["version"])


HOSTS = (("pypi", "org/simple"), ("files", "pythonhosted", "org"), ("registry", "npmjs", "org"))


@pytest.mark.parametrize("host", [".".join(parts) for parts in HOSTS])
def test_a_registry_is_found(host: str) -> None:
    assert matches(REGISTRIES, {"a.txt": f"--index-url {host}\n"}) == [
        f"a.txt:1 --index-url {host}"
    ]


FOLDERS = (("", "home", "ada", "main"), ("", "home", "ada", "x"), ("'", "root", ".cache"))


@pytest.mark.parametrize("path", ["/".join(parts) for parts in FOLDERS])
def test_a_machine_path_is_found(path: str) -> None:
    assert len(matches(MACHINE_PATHS, {"a.py": f"x = 1\n{path}\n"})) == 1


def test_a_web_address_is_not_a_machine_path() -> None:
    assert (
        matches(MACHINE_PATHS, {"a.md": "https://council.example/work/home/page and work/home"})
        == []
    )


@pytest.mark.parametrize(
    ("comment", "found"),
    [
        ("# type: ignore", 1),
        ("# type: ignore[arg-type]", 1),
        ("# noqa: S603", 1),
        ("# noqa: S603, E501  # x", 1),
        ("# type: ignore[arg-type]  # the stub says int, the library returns str", 0),
        ("# noqa: S603 - the command is ours alone", 0),
        ("# about noqa in general", 0),
    ],
)
def test_an_unexplained_exception_is_found(comment: str, found: int) -> None:
    assert len(unexplained([Module("a.py", f"x = 1  {comment}\n")])) == found


def test_a_dead_link_is_found(tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text("x", "utf-8")
    page = "[b](b.md#top) [gone](c.md) [web](https://council.example) [here](#here)"
    assert dead_links({"a.md": page}, tmp_path) == ["a.md → c.md"]


def test_a_missing_page_is_found(tmp_path: Path) -> None:
    (tmp_path / "empty.md").touch()
    (tmp_path / "full.md").write_text("x", "utf-8")
    assert missing(["empty.md", "full.md", "gone.md"], tmp_path) == ["empty.md", "gone.md"]


def test_an_untold_version_is_found() -> None:
    assert version_untold("# Changes\n\n## 0.1.0 (not yet released)\n", "0.2.0")
    assert not version_untold("# Changes\n\n## 0.1.0 (not yet released)\n", "0.1.0")
