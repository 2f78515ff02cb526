"""a. The full quarter closed: every report that is owed, in every format, from the store to the files."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.measuring import Line, Other, Ran, folder, main, middle, ours, peer, ran, store, work

TARGET, RATE = 60, 10
"""Seconds for the whole quarter; documents a second, a document being one report in one format."""


def lines(tiny: bool) -> Iterator[Line]:
    """The whole command, and then each format beside those who make the like of the same papers."""
    with folder() as here:
        env = store(here / "data")
        told = ours("town", env=env).told()
        closing = ["close", told["closes"], "--at", told["as_at"]]
        few = ["--format", "docx"] if tiny else []
        runs = [_closed(here / f"out-{n}", [*closing, *few], env) for n in range(1 if tiny else 3)]
        whole, out = middle(runs), here / "out-0"
        count = sum(1 for file in out.iterdir() if file.name != "index.html")
        size = sum(file.stat().st_size for file in out.iterdir())
        what = f"close of the quarter, {count} documents, {size / 1e6:.1f} MB"
        wrote = (_written(out, here / "copy"),)
        yield Line("a", what, whole.seconds, "s", TARGET, wrote, note=work(whole))
        rate = count / whole.seconds
        yield Line("a", "documents a second", rate, "a second", RATE, more_is_better=True)
        if not tiny:
            yield from _formats(here, closing, env)


def _closed(out: Path, closing: list[str], env: dict[str, str]) -> Ran:
    program = Path(sys.executable).with_name("goldenthread")
    return ran([program, *closing, "--out", str(out)], env)


def _formats(here: Path, closing: list[str], env: dict[str, str]) -> Iterator[Line]:
    """Each format alone; the peers are given ten of the same papers, and told per paper."""
    ready: dict[str, float] = {}
    for form in ("html", "docx", "pdf", "xlsx", "csv"):
        out = here / form
        run = _closed(out, [*closing, "--format", form], env)
        papers = sorted(file for file in out.glob(f"*.{form}") if file.name != "index.html")
        each = run.seconds / max(1, len(papers))
        others: tuple[Other, ...] = ()
        if form == "pdf":
            ready = ours("ready", closing[1], closing[3], "10", env=env).told()
            others = (
                *_pdf_peers(here),
                Other("typst called with ready data", "limit", ready["typst"]),
            )
        elif form == "xlsx":
            others = (Other("XlsxWriter called with ready data", "limit", ready["xlsxwriter"]),)
        note = f"{len(papers)} papers, {work(run)}"
        yield Line("a", f"    {form} alone, each paper", each, "s", None, others, note=note)


def _pdf_peers(here: Path) -> Iterator[Other]:
    words, pages = sorted((here / "docx").glob("*.docx"))[:10], _pages(here)
    yield Other("LibreOffice, from the same Word files", "peer", _office(words, here))
    made = peer("weasyprint_pdf", *pages)
    seconds = made.seconds / len(pages) if made else None
    yield Other("WeasyPrint, from the same HTML", "peer", seconds)


def _pages(here: Path) -> list[Path]:
    return [file for file in sorted((here / "html").glob("*.html")) if file.name != "index.html"][
        :10
    ]


def _office(words: list[Path], here: Path) -> float | None:
    office = shutil.which("soffice")
    if office is None or not words:
        return None
    own = f"-env:UserInstallation=file://{here / 'office'}"
    asked = [office, own, "--headless", "--convert-to", "pdf", "--outdir", str(here / "made")]
    return ran([*asked, *words]).seconds / len(words)


def _written(out: Path, copy: Path) -> Other:
    """The same bytes written and nothing else."""
    from bench.measuring import timed

    files = [file.read_bytes() for file in sorted(out.iterdir())]
    copy.mkdir()

    def write() -> None:
        for number, content in enumerate(files):
            (copy / str(number)).write_bytes(content)

    return Other("the same bytes written, no more", "limit", timed(write))


if __name__ == "__main__":
    main(lines)
