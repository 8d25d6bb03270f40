"""Days and moments with all their digits, told by their places: `2026-10-11` and `2026-10-11T08:30:00Z`.

A year is one that exports have, a day one of the calendar, a clock one of the day: no rule of `queries/staging` could
find anything in such a column.
"""

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

_DAY, _MOMENT = "0000-00-00", "0000-00-00T00:00:00Z"
_FIRST_YEAR, _LAST_YEAR = 2006, 2035
_DAYS = np.array([0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])

Places = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]


def are_days(texts: pa.StringArray) -> bool:
    """Whether each text is a day; none may be missing."""
    places = _places(texts, _DAY)
    return places is not None and bool(_is_day(places).all())


def are_moments(texts: pa.StringArray) -> bool:
    """Whether each text is a moment in UTC, to the second; none may be missing."""
    places = _places(texts, _MOMENT)
    return places is not None and bool((_is_day(places) & _is_clock(places)).all())


def _places(texts: pa.StringArray, form: str) -> Places | None:
    """The characters of each text side by side, digits as numbers; None where one has another form."""
    if not len(texts) or set(pc.min_max(pc.binary_length(texts)).as_py().values()) != {len(form)}:
        return None
    _, _, data = texts.buffers()
    found = np.frombuffer(data, np.uint8, len(texts) * len(form), _first(texts)).reshape(len(texts), len(form))
    for place, sign in enumerate(form):
        if sign != "0" and not (found[:, place] == ord(sign)).all():
            return None
    numbers = found - ord("0")
    is_digit = [place for place, sign in enumerate(form) if sign == "0"]
    return numbers if (numbers[:, is_digit] <= 9).all() else None


def _first(texts: pa.StringArray) -> int:
    """Where the first text stands among the bytes."""
    return int(np.frombuffer(texts.buffers()[1], np.int32, 1, texts.offset * 4)[0])


def _is_day(places: Places) -> Mask:
    year, month, day = _number(places, 0, 4), _number(places, 5, 2), _number(places, 8, 2)
    is_leap = year % 4 == 0  # of the years that are asked for
    last = _DAYS[np.minimum(month, 12)] + (is_leap & (month == 2))
    is_year = (year >= _FIRST_YEAR) & (year <= _LAST_YEAR)
    is_day: Mask = is_year & (month >= 1) & (month <= 12) & (day >= 1) & (day <= last)
    return is_day


def _is_clock(places: Places) -> Mask:
    hour, minute, second = _number(places, 11, 2), _number(places, 14, 2), _number(places, 17, 2)
    is_clock: Mask = (hour <= 23) & (minute <= 59) & (second <= 59)
    return is_clock


def _number(places: Places, first: int, digits: int) -> npt.NDArray[np.int16]:
    number = places[:, first].astype(np.int16)
    for place in range(first + 1, first + digits):
        number = number * 10 + places[:, place]
    return number
