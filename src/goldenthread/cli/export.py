"""`goldenthread export`: what is held, as files that import back to the same state."""

from datetime import datetime
from pathlib import Path

import click

from goldenthread.cli.close import said_moment
from goldenthread.cli.store import open_store
from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.returns import Returns
from goldenthread.intake import write
from goldenthread.reports.words import plural

OUT = click.Path(path_type=Path)
HELP = "A name ending in .xlsx for a workbook, any other for a folder of CSV files."
AS_AT = click.option(
    "--at",
    "said",
    default="",
    help="As known then: 2026-10-31, which means its end, or 2026-10-31T17:00.",
)


@click.group()
def command() -> None:
    """Write what is held as a workbook, or a folder of CSVs, that imports back to the same state."""


@command.command()
@click.option("--out", type=OUT, default="framework.xlsx", show_default=True, help=HELP)
@AS_AT
def framework(out: Path, said: str) -> None:
    """Write the whole framework, every dated row of it."""
    open_store()
    from goldenthread.records.publishing.queries import framework as held

    _save(out, held(at=_moment(said)))


@command.command()
@click.option("--out", type=OUT, default="figures.xlsx", show_default=True, help=HELP)
@AS_AT
def figures(out: Path, said: str) -> None:
    """Write every figure, as a returns file."""
    _save(out, Returns(figures=_returned(said).figures))


@command.command()
@click.option("--out", type=OUT, default="returns.xlsx", show_default=True, help=HELP)
@AS_AT
def returns(out: Path, said: str) -> None:
    """Write everything returned: figures, progress, risk control and narrative."""
    _save(out, _returned(said))


def _returned(said: str) -> Returns:
    open_store()
    from goldenthread.records.collection.queries import returns as held

    return held(at=_moment(said))


def _moment(said: str) -> datetime | None:
    return said_moment(said) if said else None


def _save(out: Path, whole: Framework | Returns) -> None:
    """Write a workbook or a folder; a folder that holds other CSVs already would not read back the same."""
    if out.suffix.casefold() == ".xlsx":
        if out.exists():
            raise click.ClickException(
                f"{out} is there already. Move it away, or name another with --out."
            )
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(write.workbook(whole))
        click.echo(f"Wrote {out}.")
        return
    if out.is_file() or (out.is_dir() and any(out.iterdir())):
        raise click.ClickException(
            f"{out} holds something already. Name an empty folder with --out."
        )
    out.mkdir(parents=True, exist_ok=True)
    for name, data in write.tables(whole).items():
        (out / name).write_bytes(data)
    click.echo(f"Wrote {plural(len(write.tables(whole)), 'file')} into {out}.")
