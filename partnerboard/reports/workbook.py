"""A report as an Excel workbook: its table, and a sheet that says how it is measured and where it comes from.

Every cell is written as what it is, so no text becomes a formula or an address; there is no hidden sheet, and the
properties of the file name nobody.
"""

import io
from datetime import date
from typing import Any

import xlsxwriter

from partnerboard.reports.report import Field, Report, Table, is_missing

LONGEST_CELL = 32_767  # Excel takes no more characters
ABOUT = "How we measure"
_SETTINGS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_FORMATS = {
    "head": {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1},
    "title": {"bold": True, "font_size": 14},
    "bold": {"bold": True, "valign": "top"},
    "text": {"text_wrap": True, "valign": "top"},
    "number": {"num_format": "#,##0.##;-#,##0.##", "valign": "top"},
    "whole": {"num_format": "#,##0", "valign": "top"},
    "share": {"num_format": "0.0%", "valign": "top"},
    "day": {"num_format": "d mmm yyyy", "valign": "top", "align": "left"},
}


def workbook(report: Report) -> bytes:
    """The workbook. Missing values are empty cells, never zeros."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, _SETTINGS) as book:
        book.set_properties({"title": report.title, "author": "Partnerboard", "comments": ""})
        formats = {name: book.add_format(look) for name, look in _FORMATS.items()}
        first = book.add_worksheet(report.table.name)
        first.freeze_panes(1, 1)
        _print_across(first)
        _table(first, report.table, formats, top=0)
        about = book.add_worksheet(ABOUT)
        _print_across(about)
        _about(about, report, formats)
    return made.getvalue()


def _print_across(sheet: Any) -> None:
    """One page wide on A4, lying."""
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _table(sheet: Any, table: Table, formats: dict[str, Any], *, top: int) -> int:
    """Write a table with its head in row `top`; returns the first row below it."""
    for column, field in enumerate(table.fields):
        if not top:
            sheet.set_column(column, column, field.width)
        sheet.write_string(top, column, field.title, formats["head"])
    row = top
    for row, values in enumerate(table.rows.itertuples(index=False, name=None), start=top + 1):
        for column, (field, value) in enumerate(zip(table.fields, values, strict=True)):
            _cell(sheet, row, column, field, value, formats)
    if table.cut:
        row += 1
        sheet.write_string(row, 0, table.cut, formats["bold"])
    return row + 1


def _cell(sheet: Any, row: int, column: int, field: Field, value: Any, formats: dict[str, Any]) -> None:
    if is_missing(value):
        return
    if field.kind == "day" and isinstance(value, date):
        sheet.write_datetime(row, column, value, formats["day"])
    elif field.kind in ("number", "share") and isinstance(value, int | float):
        look = "share" if field.kind == "share" else "whole" if isinstance(value, int) else "number"
        sheet.write_number(row, column, value, formats[look])
    else:
        sheet.write_string(row, column, str(value)[:LONGEST_CELL], formats["text"])


def _about(sheet: Any, report: Report, formats: dict[str, Any]) -> None:
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, len(report.definitions.fields), 60)
    sheet.write_string(0, 0, report.title, formats["title"])
    told = (("About", report.about), ("Answer", report.answer), *report.facts)
    for row, (name, words) in enumerate(told, start=1):
        sheet.write_string(row, 0, name, formats["bold"])
        sheet.write_string(row, 1, words[:LONGEST_CELL], formats["text"])
    _table(sheet, report.definitions, formats, top=len(told) + 2)
