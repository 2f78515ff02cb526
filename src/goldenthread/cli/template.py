"""`goldenthread template`: empty workbooks to fill in, with guidance."""

from pathlib import Path

import click

from goldenthread.cli.imports import PERIOD
from goldenthread.cli.store import open_store
from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.returns import Returns
from goldenthread.core.periods import Period
from goldenthread.intake import template

OUT = click.Path(dir_okay=False, path_type=Path)


@click.group()
def command() -> None:
    """Write an empty workbook to fill in, with guidance, examples and lists to choose from."""


@command.command()
@click.option(
    "--out", type=OUT, default="framework.xlsx", show_default=True, help="The file to write."
)
def framework(out: Path) -> None:
    """Write an empty framework workbook: council, plans, measures, targets and all that hangs together."""
    _save(out, template.framework())
    click.echo("Fill it in, then: goldenthread import framework " + str(out) + " --dry-run")


@command.command()
@click.option("--period", type=PERIOD, required=True, help="The period, such as 2026/27 Q2.")
@click.option("--out", type=OUT, help="The file to write; otherwise it is named after the period.")
def returns(period: Period, out: Path | None) -> None:
    """Write a returns workbook for a period, laid out with everything that is due."""
    held, last = _held()
    slug = period.label.lower().replace("/", "-").replace(" ", "-")
    out = out or Path(f"returns-{slug}.xlsx")
    _save(out, template.returns(period, held, last))
    click.echo(
        f"Fill it in, then: goldenthread import returns {out} --period '{period.label}' --dry-run"
    )


def _held() -> tuple[Framework, Returns]:
    """What is kept, or nothing, with a word about it, when no store has been set up."""
    try:
        open_store()
    except click.ClickException as problem:
        click.echo(f"The rows are left empty. {problem.message}", err=True)
        return Framework(), Returns()
    from goldenthread.records.collection.queries import returns as returned
    from goldenthread.records.publishing.queries import framework as held

    return held(), returned()


def _save(out: Path, data: bytes) -> None:
    if out.exists():
        raise click.ClickException(
            f"{out} is there already. Move it away, or name another with --out."
        )
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(data)
    click.echo(f"Wrote {out}.")
