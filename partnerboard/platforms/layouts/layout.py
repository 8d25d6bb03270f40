"""A layout: what a person has confirmed about the columns of a file that no platform declares."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple
from zoneinfo import available_timezones

from partnerboard.errors import LayoutInvalid
from partnerboard.platforms.declaration import Basis, DateOrder, NumberStyle
from partnerboard.platforms.layouts.fields import ROWS, fields, is_number
from partnerboard.platforms.tables import plain
from partnerboard.platforms.templates import PLATFORMS

NAME = re.compile(r"[^\W_][\w .()\-]{0,59}")
DECIMAL_SIGNS = ("", ".", ",")
DIGITS_ONLY = NumberStyle("", "")
THOUSANDS_SIGNS = ("", ",", ".", " ", "'")


@dataclass(frozen=True, slots=True)
class Layout:
    """How one kind of file is read, as declared by a person.

    `columns` maps the words of the templates (`post_id`, `published_at`, `exposures`, ...) to the headers of the file.
    `platform` is empty where the column mapped to `platform` says it; without a column mapped to `account` the
    account is asked at every load. `zone` is that of times without an offset; empty keeps dates as days, and their
    clocks are left. `date_order` EITHER reads a date such as 03/04/2026 only if its file leaves one way to.
    """

    name: str
    rows: str
    platform: str
    basis: Basis
    columns: Mapping[str, str]
    date_order: DateOrder = DateOrder.EITHER
    numbers: NumberStyle = DIGITS_ONLY
    zone: str = ""


class Fault(NamedTuple):
    """One thing that keeps a layout from being used; `key` as in its file, with a dot below `columns`."""

    key: str
    sentence: str


def checked(layout: Layout) -> Layout:
    """The same layout.

    Raises:
        LayoutInvalid: it cannot be used; names everything that is wrong with it.
    """
    found = list(faults(layout))
    if found:
        raise LayoutInvalid(
            f"The layout '{layout.name}' cannot be used: {found[0].sentence}.",
            "Correct it and try again." if len(found) == 1 else f"Also: {_listed(found[1:])}.",
        )
    return layout


def faults(layout: Layout) -> Iterator[Fault]:
    """Everything that is wrong with a layout."""
    if not NAME.fullmatch(layout.name):
        yield Fault("name", f"'{layout.name}' is no name: up to 60 letters, digits, blanks and . ( ) - _")
    if layout.platform and layout.platform not in PLATFORMS.values():
        yield Fault("platform", f"'{layout.platform}' is no platform; known are {_all(PLATFORMS.values())}")
    if layout.zone and layout.zone not in available_timezones() - {"localtime"}:
        yield Fault("zone", f"'{layout.zone}' is no time zone; write it as Europe/London or UTC")
    yield from _of_numbers(layout.numbers)
    if layout.rows not in ROWS:
        yield Fault("rows", f"'{layout.rows}' is not what a row can be; known are {_all(ROWS)}")
        return
    if layout.basis not in ROWS[layout.rows].bases:
        yield Fault("basis", f"'{layout.basis}' does not go with {layout.rows}; {_all(ROWS[layout.rows].bases)} does")
    yield from _of_columns(layout)


def _of_numbers(numbers: NumberStyle) -> Iterator[Fault]:
    if numbers.decimal not in DECIMAL_SIGNS:
        yield Fault("decimal", f"'{numbers.decimal}' is no decimal sign; it is '.' or ',', or empty for none")
    if numbers.thousands not in THOUSANDS_SIGNS:
        yield Fault("thousands", f"'{numbers.thousands}' parts no thousands; , . blank and ' do, or empty for none")
    if numbers.decimal and numbers.decimal == numbers.thousands:
        yield Fault("thousands", f"'{numbers.thousands}' cannot part thousands and be the decimal sign")


def _of_columns(layout: Layout) -> Iterator[Fault]:
    known = fields(layout.rows)
    taken: dict[str, str] = {}
    for word, header in layout.columns.items():
        if word not in known:
            yield Fault(f"columns.{word}", f"'{word}' is no field of {layout.rows}; known are {_all(known)}")
        if not plain(header):
            yield Fault(f"columns.{word}", f"'{word}' has no header")
        elif plain(header) in taken:
            yield Fault(f"columns.{word}", f"'{header}' is mapped twice, to '{taken[plain(header)]}' and '{word}'")
        taken.setdefault(plain(header), word)
    for group in ROWS[layout.rows].needs:
        if layout.columns.keys().isdisjoint(group):
            words = " or ".join(f"'{word}'" for word in group)
            yield Fault("columns", f"no column is mapped to {words}")
    if not any(is_number(known[word]) for word in layout.columns if word in known):
        yield Fault("columns", "no column is mapped to a figure")
    yield from _of_accounts(layout)


def _of_accounts(layout: Layout) -> Iterator[Fault]:
    in_column = "platform" in layout.columns
    if layout.platform and in_column:
        yield Fault("platform", f"'{layout.platform}' and a column for it cannot both say the platform")
    if not layout.platform and not in_column:
        yield Fault("platform", "neither the layout nor a column says the platform")
    if in_column and "account" not in layout.columns:
        yield Fault("columns", "a file of several platforms needs a column mapped to 'account'")


def _listed(found: list[Fault]) -> str:
    return "; ".join(fault.sentence for fault in found)


def _all(words: object) -> str:
    return ", ".join(sorted(set(map(str, words))))  # type: ignore[call-overload]  # words of any kind are shown
