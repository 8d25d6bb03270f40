"""Who changed what in the agreements, in rows that people can read."""

from collections.abc import Sequence

import pandas as pd

from partnerboard.agreements.shape import shapes
from partnerboard.agreements.trail import Entry
from partnerboard.metrics import format as written
from partnerboard.ui.tables import Column
from partnerboard.ui.telling.agreeing_labels import KINDS
from partnerboard.ui.telling.words import plural, sentence

TABLE = (
    Column("at", "When (UTC)", kind="day", on_phone=True, width="15%"),
    Column("what", "What", on_phone=True, width="24%"),
    Column("detail", "Now says", on_phone=True),
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


def rows(entries: Sequence[Entry]) -> pd.DataFrame:
    """One row per change: at, what, detail, actor; as text, so that the download says the same."""
    return pd.DataFrame(
        [
            {
                "at": f"{written.day(entry.at_utc.date())}, {entry.at_utc:%H:%M}",
                "what": f"{sentence(entry.action)} {_kind(entry).lower()} {entry.entity_id}".strip(),
                "detail": entry.detail,
                "actor": entry.actor,
            }
            for entry in entries
        ],
        columns=["at", "what", "detail", "actor"],
    )


def _kind(entry: Entry) -> str:
    record = next(shape.record for shape in shapes() if shape.table == entry.entity)
    return sentence(KINDS[record][0])
