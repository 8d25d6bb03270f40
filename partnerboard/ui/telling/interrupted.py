"""Uploads that were interrupted, in words."""

from collections.abc import Sequence

from partnerboard.ingest.begun import Begun
from partnerboard.metrics import format as written
from partnerboard.ui.telling.words import NAMED_AT_MOST, how_many, listed

REMEDY = "An export is stored in full or not at all. Drop the file again on the Upload page: what is missing is stored."


def headline(found: Sequence[Begun]) -> str:
    """'The app stopped while it loaded a.csv (9 Oct 2026, 10:03 UTC).'"""
    named = [f"{each.name} ({written.day(each.at_utc.date())}, {each.at_utc:%H:%M} UTC)" for each in found]
    shown = named[:NAMED_AT_MOST]
    if len(named) > len(shown):
        shown.append(f"{how_many(len(named) - len(shown))} more")
    return f"The app stopped while it loaded {listed(shown)}."


def button(found: Sequence[Begun]) -> str:
    """What puts the box away."""
    return "Do not name it any more" if len(found) == 1 else "Do not name them any more"
