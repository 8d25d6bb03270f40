"""What the dates and numbers of a file prove or leave open, in words and with the cells that do."""

from collections.abc import Mapping

from partnerboard.platforms.declaration import DateOrder
from partnerboard.platforms.layouts import dates, numbers

_ORDERS = {DateOrder.DAY_FIRST: "day first", DateOrder.MONTH_FIRST: "month first"}


def of_dates(read: dates.Reading) -> tuple[str, ...]:
    """Why the date order is known, or why it is asked."""
    if not read.written:
        return ("No date is written like 03/04/2026, so no order has to be known.",) if read.has_any else ()
    first, last = read.written[0], read.written[-1]
    if read.is_open:
        return (f"'{first}' .. '{last}': both orders fit every row, so it is asked.",)
    if not read.fitting:
        return ("Some dates are written day first and others month first: this file will not load.",)
    return (f"'{read.proofs[0]}' can only be read {_ORDERS[read.fitting[0]]}.",)


def of_numbers(read: numbers.Reading) -> tuple[str, ...]:
    """Why the number style is known, or why it is asked."""
    if read.doubtful:
        text = read.doubtful[0]
        meant = sorted({found for style in read.fitting if (found := numbers.value(text, style))}, key=len)
        return (f"'{text}' can be {' or '.join(meant)}, so it is asked.",)
    if read.settled is None:
        return ("No one style fits every number, so it is asked.",)
    if not read.proofs:
        return ("No number has a sign between its digits, so none is read later either.",)
    proof, style = read.proofs[0], read.settled
    if not style.thousands or style.thousands in proof:
        return (f"'{proof}' appears: {numbers.in_words(style)}.",)
    # The proof settles the decimal sign; the other sign is then that of thousands.
    other = next(text for text in read.written if style.thousands in text)
    sign = numbers.SIGNS[style.thousands]
    return (f"'{proof}' appears: {numbers.SIGNS[style.decimal]} is the decimal sign, so {sign} in '{other}' is none.",)


def of_account(columns: Mapping[str, str]) -> tuple[str, ...]:
    """Where the account comes from, if no column says it."""
    return () if "account" in columns else ("No column names the account, so it is asked at every load.",)
