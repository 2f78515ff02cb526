"""Peer: pandas reads a workbook and writes its figures to SQLite, with no check, rating or history."""

import sqlite3
import sys

import pandas

found = pandas.read_excel(sys.argv[1], sheet_name="Figures")
with sqlite3.connect(sys.argv[2]) as store:
    store.execute("PRAGMA journal_mode=WAL")
    store.execute("PRAGMA synchronous=FULL")
    found.to_sql("figures", store, index=False)
store.close()
