"""A database without its journal: nobody can tell which shared links were closed since, so none of them is open."""

from collections.abc import Sequence

import duckdb

from partnerboard.warehouse.journal import Entry, Written
from partnerboard.warehouse.writer import Writer, committed

_BY = "Partnerboard"


def with_links_paused(connection: duckdb.DuckDBPyConnection, written: Written, held: list[str]) -> list[str]:
    """The journal's lines in a database; where its journal is gone and it has links, with one more that pauses them.

    It is committed before the journal is written again: cut off in between, the next start does it once more.
    """
    if written.until or written.torn or not held:
        return held
    with connection.cursor() as cursor, committed(cursor) as writer:
        line = _paused(writer, held)
    return [*held, *line]


def _paused(writer: Writer, held: Sequence[str]) -> list[str]:
    """The line of the pause; none where there is no link to pause."""
    found = writer.rows("links/pause_unjournaled", actor=_BY)
    if not found:
        return []
    at_utc = found[0][0]
    event = {"at_utc": at_utc, "last_at_utc": at_utc, "actor": _BY, "kind": "paused", "times": 1}
    writer.insert("share_event", [{**event, "detail": "all links: the journal was gone"}])
    entry = Entry.after(Entry.read(held[-1]), kind="links_paused", id_="all", at_utc=at_utc, by=_BY, facts={})
    writer.insert("journal_entry", [{"seq": entry.seq, "line": entry.line}])
    return [entry.line]
