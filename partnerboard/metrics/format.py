"""Numbers, times and dates as the product writes them, the same on every machine and in every locale.

A narrow no-break space stands between a number and its unit, so that a line never ends between them. What is missing
(None, or the NaN and NaT of a frame) is written as a dash and never as 0.
"""

from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from math import isinf
from typing import Concatenate, ParamSpec, TypeVar

from partnerboard.metrics.catalogue import Unit

MISSING = "–"
NARROW = "\N{NARROW NO-BREAK SPACE}"
NO_BREAK = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")

Value = TypeVar("Value")
Options = ParamSpec("Options")


def dash_when_missing(
    write: Callable[Concatenate[Value, Options], str],
) -> Callable[Concatenate[Value | None, Options], str]:
    """Let a writer of values take missing ones too. NaN and NaT are the only values that differ from themselves."""

    @wraps(write)
    def written_or_dash(value: Value | None, /, *args: Options.args, **kwargs: Options.kwargs) -> str:
        return MISSING if value is None or value != value else write(value, *args, **kwargs)

    return written_or_dash


@dash_when_missing
def compact(value: float) -> str:
    """For cards and axes, about three figures: 950, 12.3k, 885k, 1.19M."""
    for step, suffix, decimals in ((1.0, "", 1), (1e3, "k", 1), (1e6, "M", 2)):
        text = _rounded(value / step, decimals)
        if abs(float(text)) < 1000:
            return _with_sign(text) + suffix
    return full(float(_rounded(value / 1e9))) + "B"


@dash_when_missing
def full(value: float, decimals: int = 2) -> str:
    """For tables and hovers: 1,192,550 or 199.5, with at most `decimals` decimals and no zeros at their end."""
    return _with_sign(_without_end_zeros(f"{value:,.{decimals}f}"))


@dash_when_missing
def percent(share: float, decimals: int = 1) -> str:
    """A share of 0.041 as 4.1 %. What is not nothing is never written as 0.0 %."""
    least = 10.0**-decimals
    if share in (0, 1):
        return f"{share * 100:.0f}{NARROW}%"
    if 0 < abs(share * 100) < least / 2:
        return f"{MINUS if share < 0 else ''}<{NARROW}{least:.{decimals}f}{NARROW}%"
    return f"{_with_sign(f'{share * 100:,.{decimals}f}')}{NARROW}%"


@dash_when_missing
def points(difference: float, decimals: int = 1) -> str:
    """A difference between two shares, in percentage points: from 3.0 % to 4.2 % is +1.2 points, not +1.2 %."""
    return f"{_with_plus(_with_sign(f'{difference * 100:,.{decimals}f}'))}{NARROW}points"


def change(now: float | None, before: float | None) -> str:
    """By how much a count changed, in percent of what it was: +12.5 %. A dash where it was nothing or unknown."""
    if now is None or before is None or not before > 0:
        return MISSING
    grown = now / before - 1
    return _with_plus(percent(grown, 1 if abs(grown) < 1 else 0))


@dash_when_missing
def duration(seconds: float) -> str:
    """45 s, 2 min 5 s, 3 h 20 min, 1,250 h. A wait without end is 'unanswered'."""
    if isinf(seconds):
        return "unanswered"
    size = abs(seconds)
    whole_seconds, whole_minutes = round(size), round(size / 60)
    if whole_seconds < 60:
        text = f"{whole_seconds}{NARROW}s"
    elif whole_seconds < 600:
        text = _two_units(whole_seconds, 60, "min", "s")
    elif whole_minutes < 6000:
        text = _two_units(whole_minutes, 60, "h", "min")
    else:
        text = f"{round(size / 3600):,}{NARROW}h"
    return MINUS + text if seconds < 0 and whole_seconds else text


@dash_when_missing
def money(amount: float, currency: str = "") -> str:
    """35,840 GBP; below 100 with both decimals: 4.00 GBP."""
    text = _with_sign(f"{amount:,.{2 if abs(amount) < 100 else 0}f}")
    return f"{text}{NARROW}{currency}" if currency else text


@dash_when_missing
def written(value: float, unit: Unit, currency: str = "") -> str:
    """A metric's value for a card; the word of a count's unit stands beside it and is not repeated."""
    return _in_unit(value, unit, currency) or compact(value)


@dash_when_missing
def counted(value: float, unit: Unit) -> str:
    """A count with the word of its unit: 12.3k clicks, 1 post."""
    number = compact(value)
    one = "time shown" if unit is Unit.TIMES_SHOWN else unit.removesuffix("s")
    return f"{number}{NARROW}{one if number == '1' else unit}"


@dash_when_missing
def day(on: date) -> str:
    """11 Oct 2026."""
    return f"{short_day(on)} {on.year}"


@dash_when_missing
def short_day(on: date) -> str:
    """11 Oct, where the year is clear from beside it."""
    return f"{on.day} {MONTHS[on.month - 1]}"


@dash_when_missing
def weekday(on: date) -> str:
    """Sun 11 Oct."""
    return f"{WEEKDAYS[on.weekday()]} {short_day(on)}"


@dash_when_missing
def moment(at: datetime) -> str:
    """11 Oct 2026, 14:05, in whatever zone the page has named."""
    return f"{day(at)}, {at.hour:02}:{at.minute:02}"


def period(since: date, until: date) -> str:
    """10 Aug – 1 Nov 2026, with the first year only where it differs."""
    if since == until:
        return day(since)
    first = short_day(since) if since.year == until.year else day(since)
    return f"{first} – {day(until)}"


def _in_unit(value: float, unit: Unit, currency: str) -> str | None:
    """What is not a plain count; None for a count."""
    writers: dict[Unit, Callable[[], str]] = {
        Unit.SHARE: lambda: percent(value),
        Unit.SECONDS: lambda: duration(value),
        Unit.MINUTES: lambda: duration(value * 60),
        Unit.MONEY: lambda: money(value, currency),
        Unit.INDEX: lambda: _with_sign(f"{value:,.2f}"),
        Unit.PER_POST: lambda: _with_sign(f"{value:,.1f}"),
    }
    return writers[unit]() if unit in writers else None


def _rounded(value: float, decimals: int = 1) -> str:
    """`decimals` below 10, one below 100, none above, and no zero at the end."""
    places = decimals if abs(value) < 9.995 else 1 if abs(value) < 99.95 else 0
    return _without_end_zeros(f"{value:.{places}f}")


def _two_units(count: int, per_unit: int, large: str, small: str) -> str:
    whole, rest = divmod(count, per_unit)
    parts = [(whole, large), (rest, small)]
    return NO_BREAK.join(f"{amount}{NARROW}{unit}" for amount, unit in parts if amount)


def _without_end_zeros(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text


def _with_sign(text: str) -> str:
    """A true minus sign; none before what rounding has made nothing of."""
    is_nothing = not any(figure in text for figure in "123456789")
    return text.replace("-", "" if is_nothing else MINUS)


def _with_plus(text: str) -> str:
    is_nothing = not any(figure in text for figure in "123456789")
    return text if is_nothing or text.startswith(MINUS) else f"+{text}"
