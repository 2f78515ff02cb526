"""Peer: WeasyPrint makes a PDF of each page given."""

import sys
import tempfile
from pathlib import Path

from weasyprint import HTML

with tempfile.TemporaryDirectory() as folder:
    for number, page in enumerate(sys.argv[1:]):
        HTML(page).write_pdf(Path(folder) / f"{number}.pdf")
