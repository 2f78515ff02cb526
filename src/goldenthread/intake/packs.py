"""Packs: frameworks shipped with the product, each a folder of CSVs or a single CSV."""

from collections.abc import Iterator
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable

from goldenthread.core.facts.framework import Framework
from goldenthread.intake import framework as frameworks
from goldenthread.intake.parsed import Parsed


def names() -> tuple[str, ...]:
    """The packs that are shipped, in order: "example/framework", "national-indicators", "rules"."""
    return tuple(sorted(_found()))


def _found() -> dict[str, Traversable]:
    """Each pack's folder or file by its name."""
    top = files("goldenthread").joinpath("packs")
    return dict(_within(top, "")) if top.is_dir() else {}


def _within(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    for one in folder.iterdir():
        name = f"{path}{one.name}"
        if one.is_dir() and not one.name.startswith(("_", ".")):
            if any(inside.name.endswith(".csv") for inside in one.iterdir()):
                yield name, one
            yield from _within(one, f"{name}/")
        elif not path and name.endswith(".csv"):
            yield name.removesuffix(".csv"), one


def parsed(name: str) -> Parsed[Framework]:
    """A pack as read, with its findings. KeyError if there is none of that name."""
    found = _found()
    if name not in found:
        raise KeyError(f"There is no pack “{name}”. There are: {', '.join(sorted(found))}.")
    with as_file(found[name]) as path:
        return frameworks.read(path)


def framework(name: str) -> Framework:
    """A pack as a framework. KeyError if there is none of that name; ValueError if it has errors."""
    found = parsed(name)
    if found.errors:
        first = found.errors[0]
        where = f"{first.sheet} {first.cell}".strip()
        raise ValueError(f"Pack “{name}”, {where}: {first.what} {first.cure}")
    return found.value
