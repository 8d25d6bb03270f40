"""Which character separates the cells of a text file, judged by the tables it would make."""

import csv
import itertools
import math
import re
from collections.abc import Iterator
from typing import NamedTuple, TextIO

DELIMITERS = (",", ";", "\t", "|")

_SAMPLE_LINES = 300
_SAMPLE_CHARS = 2 * 1024**2
_HEADER_CANDIDATES = 30
_NUMBER = re.compile(r"\s*[-+]?\d[\d.,]*\s*")
_DECLARED = re.compile(r'"?sep=(?P<delimiter>[,;|\t])"?\s*', re.IGNORECASE)


def declared(first_line: str) -> str | None:
    """The delimiter that a first line such as `sep=;` names."""
    found = _DECLARED.fullmatch(first_line)
    return found["delimiter"] if found else None


def chosen(text: TextIO) -> str:
    """The delimiter under which the beginning of the text is the largest table with a header above its rows.

    Width counts by its logarithm, so a wide ragged table still beats a narrow one that a character inside captions
    makes; without any table it is the comma.
    """
    sample = list(_sample(text))
    return max(DELIMITERS, key=lambda delimiter: _merit(sample, delimiter))


def _sample(text: TextIO) -> Iterator[str]:
    left = _SAMPLE_CHARS
    for line in itertools.islice(text, _SAMPLE_LINES):
        yield line[:left]
        left -= len(line)
        if left <= 0:
            return


def _merit(sample: list[str], delimiter: str) -> tuple[float, int]:
    """How good a table the delimiter makes, then how wide a header: what decides where there are no rows yet."""
    if not any(delimiter in line for line in sample):
        return 0.0, 1
    records = [record for record in _records(sample, delimiter) if len(record.cells) > 1]
    headers = [(at, len(record.cells)) for at, record in enumerate(records[:_HEADER_CANDIDATES]) if _is_header(record)]
    merits = (_lines_below(records[at + 1 :], width) * math.log2(width) for at, width in headers)
    return max(merits, default=0.0), max((width for _, width in headers), default=1)


class _Record(NamedTuple):
    cells: list[str]
    lines: int


def _records(sample: list[str], delimiter: str) -> Iterator[_Record]:
    """Records whose quoting is in order: a wrong delimiter breaks it in most lines."""
    reader = csv.reader(sample, delimiter=delimiter, strict=True)
    before = 0
    while True:
        try:
            for cells in reader:
                yield _Record(cells, reader.line_num - before)
                before = reader.line_num
        except csv.Error:
            before = reader.line_num
        else:
            return


def _is_header(record: _Record) -> bool:
    """Not a row of values: a decimal comma makes such rows, and no header of them."""
    return not any(_NUMBER.fullmatch(cell) for cell in record.cells)


def _lines_below(records: list[_Record], width: int) -> int:
    """How many lines of the file fit under a header; trailing cells may be left out, captions run over lines."""
    return sum(record.lines for record in records if len(record.cells) <= width)
