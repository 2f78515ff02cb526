"""Peer: openpyxl reads every cell of a workbook, by its quickest way (read-only, values only)."""

import sys

from openpyxl import load_workbook

book = load_workbook(sys.argv[1], read_only=True, data_only=True)
sys.stdout.write(f"{sum(1 for sheet in book for _ in sheet.iter_rows(values_only=True))}\n")
