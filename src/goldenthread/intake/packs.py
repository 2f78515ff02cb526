"""Packs: frameworks shipped with the product as folders of CSVs, or as single files."""

from importlib.resources import as_file, files

from goldenthread.core.facts.framework import Framework
from goldenthread.intake import framework as frameworks
from goldenthread.intake.parsed import Parsed


def names() -> tuple[str, ...]:
    """The packs that are shipped, in order of name."""
    found = files("goldenthread").joinpath("packs")
    if not found.is_dir():
        return ()
    return tuple(sorted(_name(one.name) for one in found.iterdir() if _is_pack(one.name)))


def _is_pack(name: str) -> bool:
    return not name.startswith(("_", ".")) and (name.endswith(".csv") or "." not in name)


def _name(name: str) -> str:
    return name.removesuffix(".csv")


def parsed(name: str) -> Parsed[Framework]:
    """A pack as read, with its findings. KeyError if there is none of that name."""
    if name not in names():
        raise KeyError(f"There is no pack “{name}”. There are: {', '.join(names())}.")
    packs = files("goldenthread").joinpath("packs")
    folder = packs.joinpath(name)
    with as_file(folder if folder.is_dir() else packs.joinpath(f"{name}.csv")) as path:
        return frameworks.read(path)


def framework(name: str) -> Framework:
    """A pack as a framework. KeyError if there is none of that name; ValueError if it has errors."""
    found = parsed(name)
    if found.errors:
        first = found.errors[0]
        raise ValueError(f"Pack “{name}”, {first.sheet} {first.cell}: {first.what} {first.cure}")
    return found.value
