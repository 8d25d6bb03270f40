"""Which date orders fit the printed dates of a file, by the same writings that `queries/staging/times.sql` reads."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from partnerboard.platforms.declaration import DateOrder
from partnerboard.platforms.layouts.numbers import bare

_CLOCK = (
    r"(?P<clock>(?:T|,? +)[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)? ?(?:[AaPp][Mm])?\s*"
    r"(?P<offset>Z|[+\-][0-9]{2}:?[0-9]{2})?)?"
)
_DAYS = (
    r"(?P<year>20[0-9]{2})([\-/]?)(?P<month>[0-9]{2})\2(?P<day>[0-9]{2})",
    r"(?P<first>[0-9]{1,2})(?P<sign>[/.\-])(?P<second>[0-9]{1,2})(?P=sign)(?P<last>[0-9]{4})",
    r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? )?(?P<word>[A-Z][a-z]{2}) [0-9]{1,2},? [0-9]{4}",
)
_WRITTEN = tuple(re.compile(day + _CLOCK) for day in _DAYS)


@dataclass(frozen=True, slots=True)
class Reading:
    """How the dates of a file can be read: the orders that fit every one of them written like 03/04/2026."""

    written: tuple[str, ...]
    fitting: tuple[DateOrder, ...]
    has_any: bool
    proofs: tuple[str, ...]
    has_clocks: bool
    has_bare_clocks: bool

    @property
    def is_open(self) -> bool:
        """Do both orders fit every date?"""
        return bool(self.written) and len(self.fitting) > 1

    @property
    def settled(self) -> DateOrder | None:
        """The order in force, EITHER where no date needs one; None where it must be asked."""
        if self.is_open:
            return None
        return self.fitting[0] if len(self.fitting) == 1 else DateOrder.EITHER


def looks_like_date(text: str) -> bool:
    """A day that the reader can read in one order at least."""
    return any(_match(text, order) is not None for order in (DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST))


def reading(printed: Sequence[str]) -> Reading:
    """What the dates of a file, from all its date columns together, say about their order."""
    distinct = list(dict.fromkeys(filter(looks_like_date, printed)))
    written = [text for text in distinct if is_ordered(text)]
    fits = {
        order: [_match(text, order) is not None for text in written]
        for order in (DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST)
    }
    fitting = tuple(order for order, each in fits.items() if all(each))
    proofs = [text for text, *found in zip(written, *fits.values(), strict=True) if sum(found) == 1]
    return Reading(
        written=tuple(written),
        fitting=fitting,
        has_any=bool(distinct),
        proofs=tuple(proofs),
        has_clocks=any(map(_has_clock, distinct)),
        has_bare_clocks=any(map(has_bare_clock, distinct)),
    )


def is_ordered(text: str) -> bool:
    """Written like 03/04/2026, so that an order is needed to read it."""
    match = _parts(text)
    return bool(match and "first" in match.re.groupindex)


def has_bare_clock(text: str) -> bool:
    """A time that does not say how far it is ahead of UTC."""
    match = _parts(text)
    return bool(match and match["clock"] and not match["offset"])


def _parts(text: str) -> re.Match[str] | None:
    return next((match for each in _WRITTEN if (match := each.fullmatch(bare(text)))), None)


def _has_clock(text: str) -> bool:
    match = _parts(text)
    return bool(match and match["clock"])


def _match(text: str, order: DateOrder) -> date | str | None:
    """The day in one order; None where there is no such day."""
    match = _parts(text)
    if match is None or "word" in match.re.groupindex:
        return match and match[0]
    if "year" in match.re.groupindex:
        return _day(match["year"], match["month"], match["day"])
    if order is DateOrder.MONTH_FIRST:
        # With points a date is day first everywhere.
        return None if match["sign"] == "." else _day(match["last"], match["first"], match["second"])
    return _day(match["last"], match["second"], match["first"])


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
