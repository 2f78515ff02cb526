"""The same words in every format: each piece of a report is found, whole, in each of them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from goldenthread.reports.look import Look
from goldenthread.reports.model import Heading, Report
from goldenthread.reports.press import FORMATS, Format, rendered
from tests.reports import reading
from tests.reports.papers import departmental, everything


def _read(report: Report, ending: Format, folder: Path) -> list[str]:
    file = rendered(report, Look(), ending)
    if ending == "pdf":
        return reading.pdf(file, folder)
    found: list[str] = getattr(reading, ending)(file)
    return found


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("paper", [everything, departmental], ids=["everything", "departmental"])
def test_every_piece_is_there_whole(
    paper: Callable[[], Report], ending: Format, tmp_path: Path
) -> None:
    report = paper()
    found = _read(report, ending, tmp_path)
    text = f" {' '.join(found)} "
    missing = [piece for piece in reading.of_report(report) if not _whole(piece, text, ending)]
    assert not missing


def _whole(piece: list[str], text: str, ending: str) -> bool:
    """Notes and captions of a workbook may stand apart; a PDF may break a code at its hyphen."""
    said = " ".join(piece)
    if ending == "pdf":
        return said.replace(" ", "").replace("-", "") in text.replace(" ", "").replace("-", "")
    return f" {said} " in text


def test_html_word_and_pdf_say_the_blocks_in_the_same_order(tmp_path: Path) -> None:
    report = departmental()
    orders = []
    endings: tuple[Format, ...] = ("html", "docx", "pdf")
    for ending in endings:
        text = "".join(_read(report, ending, tmp_path)).replace("-", "")
        heads = [part.shown for part in report.body if isinstance(part, Heading)]
        places = [text.rfind("".join(reading.words(head)).replace("-", "")) for head in heads]
        orders.append(places == sorted(places))
    assert orders == [True, True, True]
