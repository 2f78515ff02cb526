"""`goldenthread verify`: has anything in the history been altered?"""

import click

from goldenthread.cli.store import open_store, waiting


@click.command()
@click.option("--seal", "sealed", default="", help="A seal written down earlier, as on a report.")
def command(sealed: str) -> None:
    """Check that nothing in the history has been altered, deleted, inserted or reordered.

    Every row is read and sealed again. The first that is not as it was sealed is named, and the
    command ends with 1. Keep the last seal somewhere else: with --seal it proves, later, that
    everything up to it is still as it was.
    """
    open_store()
    from goldenthread.records.trail.queries import verify

    with waiting("Reading") as progress:
        verdict = verify(sealed=sealed, progress=progress)
    if verdict.broken:
        broken = verdict.broken
        raise click.ClickException(f"{broken.table}, row {broken.row}: {broken.what}.")
    click.echo(f"{verdict.rows:,} rows and {verdict.events:,} events are as they were sealed.")
    click.echo(f"Last seal: {verdict.seal}")
