"""How links are written: the row as it is from now on, what happened to it, and a journal line to do it again.

The line holds the whole row. So a recovery needs neither the token nor what was there before, and a link that was
closed after a backup was made is closed again when that backup comes back.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from partnerboard.warehouse import Warehouse, Writer

ALL = "all"
KINDS: Mapping[str, str] = {
    "link_drafted": "created",
    "link_live": "live",
    "link_changed": "changed",
    "link_rotated": "rotated",
    "link_protected": "changed",
    "link_paused": "paused",
    "link_resumed": "resumed",
    "link_revoked": "revoked",
}
"""What the journal calls a change of one link, and what the trail calls it."""

Row = Mapping[str, Any]

_COLUMNS = (
    *("link_id", "token_sha256", "label", "initiative_id", "partner_id", "pages", "since", "until", "as_of"),
    *("known_at_utc", "shows_people", "shows_costs", "shows_others", "allows_downloads", "passphrase"),
    *("created_by", "created_at_utc", "expires_at_utc", "state", "revision"),
)


def rows(writer: Writer) -> list[Row]:
    """Every link as a transaction sees it; times know that they are UTC."""
    found = (dict(zip(_COLUMNS, row, strict=False)) for row in writer.rows("sharing/links"))
    return [{name: _zoned(value) for name, value in row.items()} for row in found]


def keep(writer: Writer, kind: str, row: Row, by: str, at_utc: datetime, said: str | None = None) -> None:
    """Keep a link as it is from now on, in its row, in the trail and in the journal."""
    writer.record(kind, row["link_id"], at_utc=at_utc, by=by, link=_plain(row), said=said)
    _put(writer, kind, row, by, at_utc, said)


def keep_pause(writer: Writer, *, is_paused: bool, by: str, at_utc: datetime, why: str = "") -> None:
    """Keep that all links are paused, or are not any more."""
    writer.record("links_paused" if is_paused else "links_resumed", ALL, at_utc=at_utc, by=by, why=why)
    writer.insert("share_pause", [{"at_utc": at_utc, "actor": by, "is_paused": is_paused}])
    detail = f"all links: {why}" if why else "all links"
    _happened(writer, "paused" if is_paused else "resumed", by, at_utc, detail=detail)


def keep_again(warehouse: Warehouse, kind: str, facts: Mapping[str, Any], by: str, at_utc: datetime) -> None:
    """Do what a line of the journal says of one link, in a warehouse that is being recovered."""
    with warehouse.writing() as writer:
        _put(writer, kind, facts["link"], by, at_utc, facts.get("said"))


def pause_again(warehouse: Warehouse, *, is_paused: bool, by: str, at_utc: datetime, why: str = "") -> None:
    """The same for all of them."""
    with warehouse.writing() as writer:
        keep_pause(writer, is_paused=is_paused, by=by, at_utc=at_utc, why=why)


def _put(writer: Writer, kind: str, row: Row, by: str, at_utc: datetime, said: str | None) -> None:
    writer.run("links/keep", **{name: row[name] for name in _COLUMNS})
    _happened(writer, KINDS[kind], by, at_utc, link_id=row["link_id"], detail=said)


def _happened(
    writer: Writer, kind: str, by: str, at_utc: datetime, *, link_id: str | None = None, detail: str | None = None
) -> None:
    event = {"at_utc": at_utc, "last_at_utc": at_utc, "actor": by, "kind": kind, "link_id": link_id, "times": 1}
    writer.insert("share_event", [{**event, "detail": detail}])


def _plain(row: Row) -> dict[str, Any]:
    """A row that JSON can hold, and DuckDB reads back: times as naive UTC, as the warehouse has them."""
    return {name: _written(row[name]) for name in _COLUMNS}


def _written(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).replace(tzinfo=None).isoformat(" ")
    return value.isoformat() if isinstance(value, date) else value


def _zoned(value: Any) -> Any:
    return value.replace(tzinfo=UTC) if isinstance(value, datetime) else value
