"""Which day a page speaks of, in words."""

from collections.abc import Sequence
from datetime import date

from partnerboard.metrics import format as written
from partnerboard.ui.telling.words import how_many

PLACES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def looking_at(days: Sequence[date], as_of: date, *, period: str, is_demo: bool, is_then: bool) -> str:
    """'You are looking at the demo as it stood on 11 Oct 2026, week 9 of 12 …'; '' on one's own newest day."""
    if as_of not in days:
        return ""
    then = ", from the files loaded by then" if is_then else ""
    where = f"{written.day(as_of)}, {period}{then}" if period else f"{written.day(as_of)}{then}"
    if is_demo:
        return f"You are looking at the demo as it stood on {where}{_place(days, as_of)}."
    newest = days[-1]
    if as_of == newest:
        return ""
    return f"You are looking at {where}. The newest numbers are of {written.day(newest)}."


def _place(days: Sequence[date], as_of: date) -> str:
    """': the third of the six days on which files were exported'."""
    place = days.index(as_of)
    if len(days) < 2 or place >= len(PLACES):
        return ""
    return f": the {PLACES[place]} of the {how_many(len(days))} days on which files were exported"
