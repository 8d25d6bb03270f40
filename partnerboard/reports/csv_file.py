"""A frame as CSV that opens in any spreadsheet and starts no formula there."""

import csv
import io
import re
from typing import Any

import pandas as pd

from partnerboard.reports.report import Table, is_missing

# A spreadsheet runs a cell that begins with one of these, also in full width and behind blanks, some of which no eye
# sees; an apostrophe in front keeps it text.
FORMULA = re.compile("^[\\s\u200b\u2060\ufeff]*[=+\\-@\\t\\r\\n|%＝＋－＠]")
NUMBER = re.compile(r"^[+-]?\d[\d,.]*$")


def csv_file(frame: pd.DataFrame, *, last: str = "") -> bytes:
    """The frame as UTF-8 CSV with a byte order mark (Excel needs it), comma separated, missing values empty.

    `last` are words for a line of its own below the rows.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([harmless(name) for name in frame.columns])
    for row in frame.itertuples(index=False, name=None):
        writer.writerow([harmless(cell) for cell in row])
    if last:
        writer.writerow([harmless(last)])
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8")


def csv_table(table: Table) -> bytes:
    """A table under its titles; where rows are left out, the last line says so."""
    return csv_file(table.rows.set_axis([field.title for field in table.fields], axis="columns"), last=table.cut)


def harmless(cell: Any) -> str:
    """A cell as text. Numbers stay numbers, also negative ones; text that would run as a formula gets an apostrophe."""
    if isinstance(cell, list | tuple | set | frozenset):
        return harmless(", ".join(str(part) for part in cell))
    if is_missing(cell):
        return ""
    if isinstance(cell, int | float):
        return str(cell)
    text = str(cell)
    return f"'{text}" if FORMULA.match(text) and not NUMBER.match(text) else text
