"""Days that are printed without their year, in the language of whoever exported them, and how they get it back."""

import itertools
import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from partnerboard.errors import DamagedFile
from partnerboard.platforms.tables import plain

# English, Spanish, Portuguese and Greek were seen in exports; the others are here before they come.
MONTH_NAMES = (
    "January February March April May June July August September October November December",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    (
        "Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου Σεπτεμβρίου Οκτωβρίου Νοεμβρίου "
        "Δεκεμβρίου"
    ),
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "januari februari maart april mei juni juli augustus september oktober november december",
)


def _words(text: str) -> list[str]:
    """Numbers and words without case. Case folding takes some Greek letters apart; they are put together again."""
    return re.findall(r"\d+|[^\W\d_]+", unicodedata.normalize("NFC", plain(text)))


MONTHS = {word: month for names in MONTH_NAMES for month, word in enumerate(_words(names), 1)}

# A platform shows at most one year of days; more than that comes from days that are not in order.
_LONGEST_SPAN_DAYS = 366
# 29 February is at most eight years away, across a century without a leap day.
_YEARS_BACK = 9
_LEAP_YEAR = 2000


class YearlessDay(NamedTuple):
    """A day of some year."""

    month: int
    day: int

    def in_year(self, year: int) -> date | None:
        """This day in that year; None for 29 February of a common year."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None

    def until(self, last: date) -> date | None:
        """The latest such day that is not after `last`."""
        years = range(last.year, last.year - _YEARS_BACK, -1)
        return next((day for day in map(self.in_year, years) if day and day <= last), None)

    def nearest(self, known: date) -> date | None:
        """The such day that is closest to a known one."""
        days = [day for day in map(self.in_year, range(known.year - 1, known.year + 2)) if day]
        return min(days, key=lambda day: abs((day - known).days), default=None)


def yearless(printed: str) -> YearlessDay | None:
    """`February 28`, `8 de marzo`, `28. Februar`: one day and one month word; None for anything else."""
    words = _words(printed)
    numbers = [word for word in words if word.isdigit()]
    months = [MONTHS[word] for word in words if word in MONTHS]
    if len(numbers) != 1 or len(months) != 1 or len(words) > 3:
        return None
    day = YearlessDay(months[0], int(numbers[0][:3]))
    return day if day.in_year(_LEAP_YEAR) else None


def dated_series(days: Sequence[YearlessDay | None], exported_on: date) -> list[date | None]:
    """The dates of a series of days: its last day lies at or before the export, the others are counted back from it.

    Raises:
        DamagedFile: the days are not in order, so that nothing tells the year of each.
    """
    newest_first = _is_newest_first([day for day in days if day])
    dates: list[date | None] = []
    bound = exported_on
    for day in days if newest_first else days[::-1]:
        dated = day.until(bound) if day else None
        bound = dated or bound
        dates.append(dated)
    known = [day for day in dates if day]
    if known and (known[0] - known[-1]).days > _LONGEST_SPAN_DAYS:
        raise DamagedFile(
            "The days of this file are printed without a year and are not in order, so their years cannot be told.",
            "Download the file again and load it without opening it in a spreadsheet, with the day of that download.",
            code="ambiguous_dates",
        )
    return dates if newest_first else dates[::-1]


def _is_newest_first(days: Sequence[YearlessDay]) -> bool:
    """Do most steps go back? A step over half a year is a step across the turn of the year."""
    in_year = [date(_LEAP_YEAR, *day).timetuple().tm_yday for day in days]
    forward = [0 < (later - earlier) % 366 <= 183 for earlier, later in itertools.pairwise(in_year) if later != earlier]
    return sum(forward) < len(forward) / 2
