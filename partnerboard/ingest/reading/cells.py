"""How a typed cell of a workbook reads as text, so that nothing the cell says is lost or made up."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from partnerboard.ingest.reading.raw import RawRow, RawSheet

# A formula that nobody has calculated has no value: neither empty nor zero.
UNCALCULATED = "#FORMULA"

# From here on one number of a workbook stands for several whole numbers.
_FIRST_INEXACT = 2**53
_HALF_A_SECOND = timedelta(milliseconds=500)


def text_sheet(name: str, rows: Iterable[Sequence[object]], *, is_hidden: bool) -> RawSheet:
    """A sheet of typed cells as text. The first row is row 1; a row without any value has no cells."""
    read: list[RawRow] = []
    types: set[type] = set()
    for line_no, cells in enumerate(rows, start=1):
        texts = tuple(map(cell_text, cells))
        types.update(map(type, cells))
        read.append(RawRow(line_no, texts if any(texts) else ()))
    return RawSheet(name, tuple(read), typed_dates=not types.isdisjoint({date, datetime}), hidden=is_hidden)


def cell_text(value: object) -> str:
    """Strings as they are, numbers in their shortest exact form, dates and times in ISO form to the second."""
    match value:
        case str():
            return value
        case bool():
            return "TRUE" if value else "FALSE"
        case int() | float():
            return number_text(float(value))
        case _:
            return _time_text(value)


@lru_cache(maxsize=65_536)  # numbers of an export are small, and the same ones come again and again
def number_text(number: float) -> str:
    """The shortest text that means this number; with a power of ten where a whole number has lost digits."""
    if not number.is_integer():
        return repr(number)
    if abs(number) < _FIRST_INEXACT:
        return str(int(number))
    shortest = repr(number)
    return shortest if "e" in shortest else _with_power_of_ten(shortest.removesuffix(".0"))


def _time_text(value: object) -> str:
    match value:
        case datetime():
            return (value + _HALF_A_SECOND).replace(microsecond=0).isoformat()
        case date():
            return f"{value.isoformat()}T00:00:00"
        case time():
            return value.isoformat("seconds")
        case timedelta():
            seconds = round(value.total_seconds())
            return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
        case _:
            return str(value)


def _with_power_of_ten(digits: str) -> str:
    """9007199254740994 as 9.007199254740994e+15."""
    sign, digits = ("-", digits[1:]) if digits.startswith("-") else ("", digits)
    fraction = digits[1:].rstrip("0")
    return f"{sign}{digits[0]}{'.' if fraction else ''}{fraction}e+{len(digits) - 1:02}"
