"""Rules to judge by: one that is shipped, by its name, or one from a file."""

from pathlib import Path

from goldenthread.core.checks.rules import rule_findings
from goldenthread.core.facts.measures import RuleBand
from goldenthread.core.judging.judge import rule_in
from goldenthread.intake import framework as frameworks
from goldenthread.intake import packs
from goldenthread.intake.workbook import Upload


class NoSuchRule(ValueError):
    """There is no such rule, or it cannot be read; the message says what to write."""


def shipped() -> tuple[RuleBand, ...]:
    """Return the bands of every rule that is shipped."""
    return packs.framework("rules").rules


def find(name: str) -> tuple[RuleBand, ...]:
    """Return one rule's bands, best first: by a shipped rule's name, or from a rule file.

    A file holds the columns of the Rules sheet; "FILE#NAME" chooses one of several. Raises
    `NoSuchRule` when there is none, or when an edge or condition in it cannot be read.
    """
    bands = rule_in(shipped(), name)
    if bands:
        return bands
    path, _, chosen = name.partition("#")
    if not Path(path).is_file():
        names = ", ".join(dict.fromkeys(band.rule for band in shipped()))
        raise NoSuchRule(f"There is no rule “{name}”. Give a rule file, or one of: {names}.")
    return _sound(_only(_read(Path(path)), chosen, name))


def _read(path: Path) -> tuple[RuleBand, ...]:
    named = Upload("Rules.csv", path.read_bytes()) if path.suffix.lower() == ".csv" else path
    found = frameworks.read(named)
    for fault in found.errors:
        raise NoSuchRule(f"“{path.name}” {fault.cell}: {fault.what} {fault.cure}")
    return found.value.rules


def _only(bands: tuple[RuleBand, ...], chosen: str, name: str) -> tuple[RuleBand, ...]:
    names = list(dict.fromkeys(band.rule for band in bands))
    if chosen in names or (len(names) == 1 and not chosen):
        return rule_in(bands, chosen or names[0])
    raise NoSuchRule(f"“{name}” holds {len(names)} rules. Write FILE#NAME: {', '.join(names)}.")


def _sound(bands: tuple[RuleBand, ...]) -> tuple[RuleBand, ...]:
    for fault in rule_findings(bands):
        raise NoSuchRule(f"{fault.what} {fault.cure}")
    return bands
