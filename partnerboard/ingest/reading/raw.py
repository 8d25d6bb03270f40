"""What a file holds before anyone has said what it means: text cells with the place they came from."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RawRow:
    """One record. `line_no` is the physical line it starts on in a text file, the row number in a sheet; both from 1.

    A blank line, and a sheet row without any value, has no cells at all.
    """

    line_no: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RawSheet:
    """The rows of one sheet. `typed_dates` says that date cells were dates in the file and now read as ISO text."""

    name: str
    rows: Sequence[RawRow]
    typed_dates: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that the bytes themselves make unreadable. `column` is its position, for example "column 3", or empty."""

    line_no: int
    sheet: str
    column: str
    value: str
    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class RawFile:
    """One uploaded file as text.

    `name` is for showing only, `container` one of csv, tsv, xlsx, xls and spreadsheetml. `encoding` and `delimiter`
    are empty for workbooks. Text files have one sheet without a name. Notices are sentences for the uploader.
    """

    name: str
    sha256: str
    size: int
    container: str
    encoding: str
    delimiter: str
    sheets: tuple[RawSheet, ...]
    notices: tuple[str, ...]
    bad_rows: tuple[BadRow, ...]
