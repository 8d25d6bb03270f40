"""A frame as CSV that opens in any spreadsheet and starts no formula there."""

import csv
import io
import re
from typing import Any

import pandas as pd

# A spreadsheet runs a cell that begins with one of these, also behind blanks; an apostrophe in front keeps it text.
FORMULA = re.compile(r"^\s*[=+\-@\t\r|%]")
NUMBER = re.compile(r"^[+-]?\d[\d,.]*$")


def csv_file(frame: pd.DataFrame) -> bytes:
    """The frame as UTF-8 CSV with a byte order mark (Excel needs it), comma separated, missing values empty."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([harmless(name) for name in frame.columns])
    for row in frame.itertuples(index=False, name=None):
        writer.writerow([harmless(cell) for cell in row])
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8")


def harmless(cell: Any) -> str:
    """A cell as text. Numbers stay numbers, also negative ones; text that would run as a formula gets an apostrophe."""
    if isinstance(cell, list | tuple | set | frozenset):
        return harmless(", ".join(str(part) for part in cell))
    if cell is None or cell != cell:  # NaN and NaT differ from themselves
        return ""
    if isinstance(cell, int | float):
        return str(cell)
    text = str(cell)
    return f"'{text}" if FORMULA.match(text) and not NUMBER.match(text) else text
