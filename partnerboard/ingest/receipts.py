"""What became of one file: the answer that the command line prints and the upload page shows."""

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Literal, Self

Verdict = Literal["loaded", "partly_loaded", "refused", "already_loaded", "needs_input"]

# Columns of the facts whose sum a receipt calls otherwise; the main count has the platform's own word.
_TOTALS = {
    "engagements_native": "engagements",
    "all_clicks": "clicks",
    "thumbnail_impressions": "impressions",
}
_ALSO_FROM = {"watch_seconds": "watch_hours", "video_views": "video_views_part", "comments": "interaction_id"}

_OF_WEBSITES = frozenset({"sessions", "engaged_sessions", "users", "views", "key_events"})
_NOT_SUMS = frozenset({"records", "kept", "posts", "accounts", "first_on", "last_on", "as_of_on"})


@dataclass(frozen=True, slots=True)
class Part:
    """One table of a file: a workbook may hold posts on one sheet and days on another."""

    export_kind: str
    sheets: tuple[str, ...]
    grain: str
    records: int
    posts: int | None
    accounts: int | None
    first_date: date | None
    last_date: date | None
    totals: Mapping[str, int | float | None]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of one file (or archive member), with the figures of its first table."""

    file: str
    verdict: Verdict
    message: str
    platform: str | None = None
    export_kind: str | None = None
    grain: str | None = None
    records: int = 0
    posts: int | None = None
    accounts: int | None = None
    first_date: date | None = None
    last_date: date | None = None
    rejected: int = 0
    reasons: Mapping[str, int] = field(default_factory=dict)
    totals: Mapping[str, int | float | None] = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    batch_id: str | None = None
    notices: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()

    @property
    def is_in(self) -> bool:
        """Are the file's figures in the warehouse?"""
        return self.verdict in {"loaded", "partly_loaded", "already_loaded"}

    @property
    def checksum(self) -> str:
        """Stands for the figures of the file: another way of reading it gives another one."""
        figures = [self.records, self.posts, self.accounts, self.rejected, dict(self.totals)]
        return hashlib.sha256(json.dumps(figures, sort_keys=True).encode()).hexdigest()[:16]

    def as_json(self) -> str:
        """One line of JSON; dates are written as ISO days."""
        return json.dumps(dataclasses.asdict(self), default=_written, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """A receipt as `as_json` wrote it."""
        said: dict[str, Any] = json.loads(text)
        parts = tuple(Part(**_read(part)) for part in said.pop("parts"))
        return cls(**_read(said), parts=parts)


def totals(summary: Mapping[str, Any], fields: frozenset[str], exposures_name: str) -> dict[str, int | float | None]:
    """The sums of what a file has columns for, under the names people know; None where every cell was empty."""
    named = {"exposures": exposures_name, **_TOTALS}
    summed = {column: value for column, value in summary.items() if column not in _NOT_SUMS}
    return {
        named.get(column, column): _number(value)
        for column, value in summed.items()
        if column in fields or _ALSO_FROM.get(column) in fields or (column in _OF_WEBSITES and value is not None)
    }


def _number(value: Any) -> int | float | None:
    if isinstance(value, Decimal):
        return int(value)
    return value if value is None or isinstance(value, float) else int(value)


def _written(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def _read(said: dict[str, Any]) -> dict[str, Any]:
    for name in ("first_date", "last_date"):
        said[name] = date.fromisoformat(said[name]) if said[name] else None
    for name in ("sheets", "needs", "notices"):
        if name in said:
            said[name] = tuple(said[name])
    return said
