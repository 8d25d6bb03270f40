"""Why a row was kept apart: one code for counting, one sentence for the person who repairs the file."""

from collections.abc import Sequence
from typing import NamedTuple


class Rejected(NamedTuple):
    """A row that did not load. `column` is the header as printed, None where the whole row is meant."""

    sheet: str
    line_no: int
    column: str | None
    cell: str | None
    code: str
    reason: str


REASONS = {
    "bad_number": "is not a whole number as platforms print it (digits, with commas between thousands)",
    "out_of_range": "is outside the range that this column can hold",
    "bad_id": "is not an id: digits only, as text (a spreadsheet may have rounded it)",
    "id_precision_lost": "was stored as a number, and its last digits are gone: format the column as text",
    "bad_link": "is not an address on this platform",
    "bad_time": "is not a date or time that can be read without guessing",
    "bad_flag": "is neither yes nor no",
    "bad_word": "is not one of the words this column knows",
    "missing_value": "is empty, and the row means nothing without it",
    "id_link_mismatch": "names another post than the id of the row",
    "foreign_account": "names another account than the one this file is for",
    "conflicting_rows": "has several rows in this file with different numbers, and they cannot all be right",
    "conflicting_cells": "differs from the same figure under its other name",
    "repeated_header": "The header stands here again: two exports seem to have been pasted together.",
    "total_row": "This is a total of the rows above, not a row of its own.",
    "cell_count": "The row has {found} cells and the header {expected}: a comma or a line end is out of place.",
}

_SHOWN_CHARS = 200


def reject(
    sheet: str, line_no: int, code: str, *, column: str | None = None, cell: str | None = None, **facts: int
) -> Rejected:
    """A rejected row with its sentence: the value first, then what is the matter with it."""
    sentence = REASONS[code].format(**facts)
    shown = None if cell is None else cell[:_SHOWN_CHARS]
    about = f"{column}: '{shown}' {sentence}." if column is not None else sentence
    return Rejected(sheet, line_no, column, shown, code, about)


def counted(rejected: Sequence[Rejected]) -> dict[str, int]:
    """How many rows were rejected for which reason; a row with several bad cells counts once, for the first."""
    first: dict[tuple[str, int], str] = {}
    for row in rejected:
        first.setdefault((row.sheet, row.line_no), row.code)
    codes = list(first.values())
    return {code: codes.count(code) for code in sorted(set(codes))}
