"""Every setting that is read is shown in .env.example, and none is shown that nobody reads."""

from __future__ import annotations

import ast
import re

from tests.house.reading import PACKAGE, ROOT, Module, nothing

SHOWN = re.compile(r"^#?\s?([A-Z][A-Z0-9_]*)=", re.MULTILINE)


def read_settings(module: Module) -> set[str]:
    """Return the names read through the functions called ``env_…``."""
    return {
        str(node.args[0].value)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).rpartition(".")[2].startswith("env_")
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }


def shown_settings(example: str) -> set[str]:
    """Return the names that the example file sets, commented out or not."""
    return set(SHOWN.findall(example))


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


def _settings() -> list[Module]:
    path = PACKAGE / "config" / "settings.py"
    return [Module("config/settings.py", path.read_text("utf-8"))] if path.exists() else []


def test_settings_and_example_agree() -> None:
    read = {name for module in _settings() for name in read_settings(module)}
    assert shown_settings((ROOT / ".env.example").read_text("utf-8")) == read


def test_settings_are_read_in_one_way() -> None:
    nothing([finding for module in _settings() for finding in other_ways(module)])


def test_a_setting_is_seen_however_it_is_read() -> None:
    text = (
        'A = env_text("ONE", "x")\nB = reading.env_flag("TWO", default=False)\nC = other("THREE")\n'
    )
    assert read_settings(Module("config/settings.py", text)) == {"ONE", "TWO"}


def test_a_setting_is_seen_whether_commented_out_or_not() -> None:
    assert shown_settings("# Words\n#ONE=x\n# TWO=\nTHREE=1\n# not=this\n") == {
        "ONE",
        "TWO",
        "THREE",
    }


def test_a_setting_read_another_way_is_found() -> None:
    text = 'import os\ndef env_text(name):\n    return os.environ[name]\nX = os.environ["X"]\n'
    assert other_ways(Module("config/settings.py", text)) == ["config/settings.py:4 os.environ"]
