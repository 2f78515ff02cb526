"""Reports: one tree of blocks, read as a page, a PDF, a Word file, a workbook and plain rows."""
