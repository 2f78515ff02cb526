"""A block or drawing that a reader does not know is an error at once, never a silent gap."""

from collections.abc import Callable
from typing import Any

import pytest
from docx import Document

from goldenthread.reports import chart
from goldenthread.reports.render import docx, html, pdf, text
from goldenthread.reports.render.written import opened

READERS: tuple[Callable[[Any], object], ...] = (
    html.block,
    pdf.block,
    text.said,
    chart.layout,
    lambda part: docx._block(opened(Document()), part),
)


@pytest.mark.parametrize("reader", READERS)
def test_an_unknown_block_is_refused(reader: Callable[[Any], object]) -> None:
    with pytest.raises(AssertionError, match="unreachable"):
        reader("not a block")
