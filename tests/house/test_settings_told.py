"""Every setting that is read is shown with its default, and none is shown that nobody reads."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from tests.house.reading import PACKAGE, ROOT, Module, nothing

SHOWN = re.compile(r"^#?\s?([A-Z][A-Z0-9_]*)=(.*)$", re.MULTILINE)
IN_TABLE = re.compile(r"^\| `([A-Z][A-Z0-9_]*)` \| (?:`([^`]*)`|nothing) \|", re.MULTILINE)


def read_settings(module: Module) -> dict[str, str]:
    """Return the settings read through the functions called ``env_…``, with their defaults."""
    return {
        str(ast.literal_eval(call.args[0])): as_written(ast.literal_eval(call.args[1]))
        for call in _readings(module)
    }


def _readings(module: Module) -> Iterator[ast.Call]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and _called(node).startswith("env_"):
            yield node


def _called(node: ast.Call) -> str:
    return ast.unparse(node.func).rpartition(".")[2]


def as_written(default: str | int) -> str:
    """Return a default as a person would write it: yes and no, numbers as digits."""
    if isinstance(default, bool):
        return "yes" if default else "no"
    return str(default)


def shown_settings(pattern: re.Pattern[str], text: str) -> dict[str, str]:
    """Return the settings that a text shows in the pattern's way, with their defaults."""
    return dict(pattern.findall(text))


def other_ways(module: Module) -> list[str]:
    """Return each reading of the environment that goes round the ``env_…`` functions."""
    return [
        f"{module.where}:{node.lineno} {ast.unparse(node)}"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute | ast.Name)
        and ast.unparse(node) in {"os.environ", "os.getenv", "environ", "getenv"}
        and not any(node.lineno in lines for lines in _readers(module))
    ]


def _readers(module: Module) -> list[range]:
    """Return the lines of the functions that may read the environment."""
    return [
        range(node.lineno, (node.end_lineno or node.lineno) + 1)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef) and node.name.startswith(("env_", "_env"))
    ]


def _settings() -> Module:
    path = PACKAGE / "config" / "settings.py"
    return Module("config/settings.py", path.read_text("utf-8"))


@pytest.mark.parametrize(
    ("page", "pattern"), [(".env.example", SHOWN), ("docs/reference/settings.md", IN_TABLE)]
)
def test_settings_are_told(page: str, pattern: re.Pattern[str]) -> None:
    text = (ROOT / page).read_text("utf-8")
    assert shown_settings(pattern, text) == read_settings(_settings())


def test_settings_are_read_in_one_way() -> None:
    nothing(other_ways(_settings()))


def test_a_setting_is_seen_however_it_is_read() -> None:
    text = 'A = env_text("ONE", "x")\nB = reading.env_flag("TWO", False)\nC = other("THREE")\n'
    read = read_settings(Module("config/settings.py", text + 'D = env_number("FOUR", 4)\n'))
    assert read == {"ONE": "x", "TWO": "no", "FOUR": "4"}


def test_a_setting_is_seen_whether_commented_out_or_not() -> None:
    text = "# Words\n#ONE=x\n# TWO=\nTHREE=1\n# not=this\n"
    assert shown_settings(SHOWN, text) == {"ONE": "x", "TWO": "", "THREE": "1"}


def test_a_setting_is_seen_in_a_table() -> None:
    text = "| setting | default |\n|---|---|\n| `ONE` | `x` | why |\n| `TWO` | nothing | why |\n"
    assert shown_settings(IN_TABLE, text) == {"ONE": "x", "TWO": ""}


def test_a_setting_read_another_way_is_found() -> None:
    text = 'import os\ndef env_text(name):\n    return os.environ[name]\nX = os.environ["X"]\n'
    assert other_ways(Module("config/settings.py", text)) == ["config/settings.py:4 os.environ"]
