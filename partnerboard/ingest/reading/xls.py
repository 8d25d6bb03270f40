"""Workbooks of yesterday (.xls, BIFF2 to BIFF8), in the child process.

Read with xlrd and not with calamine, which shows an error value as an empty cell: unknown instead of wrong.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import xlrd  # type: ignore[import-untyped] # it ships no types

from partnerboard.errors import FileTooLarge, UnreadableFile
from partnerboard.ingest.reading.cells import text_sheet
from partnerboard.ingest.reading.limits import Limits
from partnerboard.ingest.reading.raw import RawSheet

_WITHOUT_PASSWORD = "Save it without a password and upload it again."  # noqa: S105 - a sentence
_SMALLER = "Export a shorter period, or save the table alone as .csv."


def sheets(content: bytes, limits: Limits) -> Iterator[RawSheet]:
    """The sheets in the order of the workbook. Raises UnreadableFile for a password, FileTooLarge for its span."""
    with Path(os.devnull).open("w") as log:
        try:
            book = xlrd.open_workbook(file_contents=content, logfile=log, ragged_rows=True, on_demand=True)
        except xlrd.XLRDError as error:
            if "encrypted" in str(error):
                message = "The workbook is protected with a password."
                raise UnreadableFile(message, _WITHOUT_PASSWORD, code="password_protected") from error
            raise
        cells_left = limits.cells
        for index in range(book.nsheets):
            sheet = book.sheet_by_index(index)
            cells_left -= sheet.nrows * sheet.ncols
            if cells_left < 0:
                message = f"The sheets span more than {limits.cells:,} cells."
                raise FileTooLarge(message, _SMALLER, code="too_many_cells")
            yield text_sheet(sheet.name, _rows(sheet, book.datemode), is_hidden=sheet.visibility != 0)
            book.unload_sheet(index)


def _rows(sheet: xlrd.sheet.Sheet, datemode: int) -> Iterator[list[object]]:
    for row in range(sheet.nrows):
        missing = sheet.ncols - sheet.row_len(row)
        yield [_value(cell, datemode) for cell in sheet.row(row)] + [""] * missing


def _value(cell: xlrd.sheet.Cell, datemode: int) -> object:
    match cell.ctype:
        case xlrd.XL_CELL_BOOLEAN:
            return bool(cell.value)
        case xlrd.XL_CELL_ERROR:
            return xlrd.error_text_from_code.get(cell.value, "#ERROR")
        case xlrd.XL_CELL_DATE:
            return _moment(cell.value, datemode)
        case _:
            return cell.value


def _moment(serial: float, datemode: int) -> object:
    """A date, or a time of day where the day is zero; a number that is neither stays a number."""
    try:
        moment = xlrd.xldate_as_datetime(serial, datemode)
    except (xlrd.XLDateError, OverflowError, ValueError):
        return serial
    return moment.time() if serial < 1 else moment
