"""Steps that need a store, each run in a process of its own: `python -m bench.ours STEP …`."""

from __future__ import annotations

import json
import secrets
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

from goldenthread.cli.store import configure

AT = datetime(2026, 10, 16, 12, 0, tzinfo=UTC)
SAID: dict[str, Any] = {"by": "system", "at": AT, "reason": "For the measuring"}


def _open() -> None:
    from goldenthread.cli.init import make_folder, make_tables

    make_folder()
    make_tables()


def book(file: str, measures: str, quarters: str) -> None:
    """Write a returns workbook of so many measures and quarters; it needs no store."""
    from bench import made
    from goldenthread.core.facts.returns import Returns
    from goldenthread.intake import write

    when = made.periods(int(quarters))
    kept = made.framework(int(measures), when)
    Path(file).write_bytes(write.workbook(Returns(figures=made.figures(kept.measures, when))))


def prepare(measures: str, quarters: str, filled: str = "") -> None:
    """A store with a made council's framework; with figures too if it is to be filled."""
    from bench import made
    from goldenthread.core.facts.returns import Returns
    from goldenthread.flows.framework import apply
    from goldenthread.flows.returns import apply as returned

    _open()
    when = made.periods(int(quarters))
    held = made.framework(int(measures), when)
    apply(framework=held, **SAID)
    if filled:
        returned(returns=Returns(figures=made.figures(held.measures, when)), **SAID)


def stages(file: str) -> None:
    """How long each stage of an import takes, with no start-up in it."""
    from bench.measuring import timed
    from goldenthread.flows.returns import apply, preview
    from goldenthread.intake import returns
    from goldenthread.records.publishing.queries import framework

    parsed = returns.read(Path(file), framework())
    found = {
        "read and checked": timed(lambda: returns.read(Path(file), framework())),
        "previewed": timed(lambda: preview(returns=parsed.value)),
        "applied and rated": timed(lambda: apply(returns=parsed.value, **SAID)),
    }
    _tell(found)


def save(times: str) -> None:
    """How long it takes to save one figure, so many times over, each with its own moment."""
    from bench.measuring import timed
    from goldenthread.core.facts.returns import Figure
    from goldenthread.core.periods import parse
    from goldenthread.flows.returns import submit
    from goldenthread.records.publishing.queries import framework

    codes = [measure.code for measure in framework().measures]
    taken = []
    for number in range(int(times)):
        value = Decimal(number) / 7 + 30
        figure = Figure(measure=codes[number % len(codes)], period=parse("2016/17 Q2"), value=value)
        said = {**SAID, "at": AT + timedelta(minutes=number + 1)}
        taken.append(timed(partial(submit, facts=[figure], **said)))
    _tell(taken)


def town() -> None:
    """The example council, built by its own story."""
    from goldenthread.cli.story import follow, told

    _open()
    story = told()
    follow(story)
    _tell({"closes": story.closes.label, "as_at": story.as_at.isoformat()})


def session() -> None:
    """Make an account and sign it in; tell the session's key and pages to ask for."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.auth.models import User
    from django.contrib.sessions.backends.db import SessionStore

    from goldenthread.cli.story import told
    from goldenthread.core.facts.organisation import Holder
    from goldenthread.records.people import actions

    said = {**SAID, "at": told().as_at + timedelta(minutes=1)}
    actions.make_account(account="bench", password=secrets.token_urlsafe(), **said)
    actions.keep(facts=[Holder(account="bench", post="MGR-COR-PERF")], **said)
    user = User.objects.get(username="bench")
    kept = SessionStore()
    kept[SESSION_KEY] = str(user.pk)
    kept[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    kept[HASH_SESSION_KEY] = user.get_session_auth_hash()
    kept.create()
    _tell({"session": kept.session_key, "pages": _pages()})


def _pages() -> dict[str, str]:
    from goldenthread.records.publishing.queries import framework

    code = sorted(measure.code for measure in framework().measures)[0]
    return {"scorecard": "/scorecard", "thread": "/thread", "measure": f"/measures/{code}"}


def queries(*paths: str) -> None:
    """How many queries each page asks, and what it weighs compressed: first asked, then again."""
    from gzip import compress

    from django.contrib.auth.models import User
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers={"host": "localhost"})
    found = {}
    for path in paths:
        client.force_login(User.objects.get(username="bench"))
        with CaptureQueriesContext(connection) as first:
            page = client.get(path)
        with CaptureQueriesContext(connection) as again:
            client.get(path)
        weight = len(compress(page.content))
        found[path] = {"first": len(first), "again": len(again), "bytes": weight}
    _tell(found)


def work(*paths: str) -> None:
    """Milliseconds of work that each page takes: after a figure was saved, written anew, asked again."""
    from dataclasses import replace

    from django.contrib.auth.models import User
    from django.test import Client

    from goldenthread.cli.story import told
    from goldenthread.flows.returns import submit
    from goldenthread.records.publishing.queries import picture
    from goldenthread.web.design.remembering import forget

    client = Client(headers={"host": "localhost"})
    client.force_login(User.objects.get(username="bench"))
    figures = picture(period=told().closes).figures.values()
    given = next(figure for figure in figures if figure.value is not None)
    client.get(paths[0])
    found = {}
    for number, path in enumerate(paths, 1):
        saved = replace(given, value=(given.value or 0) + number)
        submit(facts=[saved], **{**SAID, "at": AT + timedelta(minutes=number)})
        after = _worked(partial(client.get, path))
        forget()
        anew = _worked(partial(client.get, path))
        again = [_worked(partial(client.get, path)) for _ in range(9)]
        found[path] = {"saved": after, "anew": anew, "again": sorted(again)[4]}
    _tell(found)


def _worked(asked: Callable[[], Any]) -> float:
    begun = time.process_time()
    asked()
    return 1000 * (time.process_time() - begun)


def ready(period: str, moment: str, count: str) -> None:
    """Seconds a paper for typst and for XlsxWriter alone, given what they are to write."""
    from io import BytesIO
    from statistics import mean

    from bench.measuring import timed
    from goldenthread.core.periods import parse
    from goldenthread.records.publishing.queries import picture
    from goldenthread.reports.build.catalogue import due
    from goldenthread.reports.look import Look
    from goldenthread.reports.render import drawing, pdf, xlsx

    seen = picture(period=parse(period), at=datetime.fromisoformat(moment))
    look = Look(brand=seen.framework.council[0].brand)
    reports = [kind.build(seen, subject.code) for kind, subject in due(seen)][: int(count)]
    sources = [pdf.source(report, look) for report in reports]
    books = [_cells(BytesIO(xlsx.render(report, look))) for report in reports]
    drawing.pdf(sources[0])
    _tell(
        {
            "typst": mean(timed(partial(drawing.pdf, source)) for source in sources),
            "xlsxwriter": mean(timed(partial(_sheets, book)) for book in books),
        }
    )


def _cells(file: Any) -> list[list[list[Any]]]:
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_filelike(file)
    return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]


def _sheets(book: list[list[list[Any]]]) -> None:
    from io import BytesIO

    import xlsxwriter  # type: ignore[import-untyped]  # it ships no types

    with xlsxwriter.Workbook(BytesIO()) as written:
        for sheet in book:
            page = written.add_worksheet()
            for number, row in enumerate(sheet):
                page.write_row(number, 0, row)


def _tell(found: Any) -> None:
    sys.stdout.write(json.dumps(found) + "\n")


STEPS: tuple[Callable[..., None], ...] = (
    *(book, prepare, stages, save),
    *(town, session, queries, work, ready),
)

if __name__ == "__main__":
    configure()
    name, *given = sys.argv[1:]
    {step.__name__: step for step in STEPS}[name](*given)
