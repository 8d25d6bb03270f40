"""Workbooks whose bytes depend on their cells alone."""

import io
from collections.abc import Mapping, Sequence
from datetime import datetime

import xlsxwriter

Rows = Sequence[Sequence[object]]


def workbook(sheets: Mapping[str, Rows], created_at: datetime) -> bytes:
    """The sheets in their order; None is an empty cell, and text stays text even where it looks like a number."""
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held, {"in_memory": True, "strings_to_urls": False})
    book.set_properties({"created": created_at})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for line, row in enumerate(rows):
            sheet.write_row(line, 0, row)
    book.close()
    return held.getvalue()
