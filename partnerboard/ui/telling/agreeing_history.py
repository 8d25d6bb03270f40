"""Who changed what in the agreements, in rows that people can read."""

import re
from collections.abc import Sequence

import pandas as pd

from partnerboard.agreements import Agreements
from partnerboard.agreements.changes import CHANGED
from partnerboard.agreements.editing import located, named
from partnerboard.agreements.shape import shapes
from partnerboard.agreements.trail import Entry
from partnerboard.metrics import format as written
from partnerboard.ui.tables import Column
from partnerboard.ui.telling.agreeing_labels import KINDS
from partnerboard.ui.telling.words import plural, sentence

TABLE = (
    Column("at", "When (UTC)", kind="day", on_phone=True, width="15%"),
    Column("what", "What", on_phone=True, width="28%"),
    Column("detail", "Now says"),
    Column("actor", "By", width="16%"),
)
EVERY = "All kinds"


def of_agreements(entries: Sequence[Entry]) -> list[Entry]:
    """Those that are about what was agreed; withdrawn files are told on the page of imports."""
    tables = {shape.table for shape in shapes()}
    return [entry for entry in entries if entry.entity in tables]


def kinds(entries: Sequence[Entry]) -> list[str]:
    """The kinds of records that the entries are about, every kind first."""
    return [EVERY, *sorted({_kind(entry) for entry in entries})]


def found(entries: Sequence[Entry], words: str, kind: str) -> list[Entry]:
    """The entries of a kind that hold the words, in whatever place."""
    wanted = words.casefold()
    return [
        entry
        for entry in entries
        if kind in (EVERY, _kind(entry))
        and wanted in f"{entry.actor} {entry.action} {_kind(entry)} {entry.entity_id} {entry.detail}".casefold()
    ]


def counted(found: Sequence[Entry], entries: Sequence[Entry]) -> str:
    """How many changes are listed, of how many."""
    if len(found) == len(entries):
        return f"{sentence(plural(len(entries), 'change'))}, the latest first. Nothing here can be edited or deleted."
    return f"{sentence(plural(len(found), 'change'))} of {len(entries):,} {'fits' if len(found) == 1 else 'fit'}."


def rows(entries: Sequence[Entry], stated: Agreements) -> pd.DataFrame:
    """at, what, detail, actor: one row per change, as text, so that the download says the same."""
    return pd.DataFrame(
        [
            {
                "at": f"{written.day(entry.at_utc.date())}, {entry.at_utc:%H:%M}",
                "what": _what(entry, stated),
                "detail": entry.detail,
                "actor": entry.actor,
            }
            for entry in entries
        ],
        columns=["at", "what", "detail", "actor"],
    )


def last(entries: Sequence[Entry], stated: Agreements) -> pd.DataFrame:
    """The same, without what a new record says altogether."""
    shown = rows(entries, stated)
    shown["detail"] = [entry.detail if entry.action == CHANGED else None for entry in entries]
    return shown


def _what(entry: Entry, stated: Agreements) -> str:
    """'Changed target “Views”': by the name it has now, or had when it went; by its id where it has none."""
    place = located(stated, entry.entity, entry.entity_id)
    said = re.search(r'\b(?:short_name|name|label|title) "([^"]+)"', entry.detail or "")
    name = named(place[1]) if place else said[1] if said else ""
    called = f"“{name}”" if name else entry.entity_id
    return f"{sentence(entry.action)} {_kind(entry).lower()} {called}".strip()


def _kind(entry: Entry) -> str:
    record = next(shape.record for shape in shapes() if shape.table == entry.entity)
    return sentence(KINDS[record][0])
