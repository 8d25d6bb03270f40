"""Rows of an uploaded file: those that are left out and why, and the first ones as they were read."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

import pandas as pd

from partnerboard.ingest.inspecting import Inspected, Row
from partnerboard.ingest.reasons import Rejected
from partnerboard.metrics import format as written
from partnerboard.metrics.catalogue import METRICS
from partnerboard.metrics.format import MISSING
from partnerboard.platforms.tables import plain
from partnerboard.ui.tables import Column, Kind
from partnerboard.ui.telling.words import sentence

PROBLEMS = (
    Column("place", "Row", width="9%", on_phone=True),
    Column("column", "Column", width="18%", on_phone=True),
    Column("value", "Value", width="24%"),
    Column("reason", "What is the matter", on_phone=True),
)

# What a row holds that people can check against the file; ids and keys made from them are left out.
_FIRST = ("day", "published_at_utc", "occurred_at_utc", "handle", "account_name", "content_format")
_LAST = ("permalink", "text")
_MACHINERY = frozenset(
    {"platform_id", "printed_id", "native_id", "post_id", "post_key", "source_account_id", "caption_id", "printed_on"}
)
_PRINTED_AS = {"published_at_utc": ("published_at", "published_on"), "occurred_at_utc": ("occurred_at",)}
_LONGEST = 56


def problems(rejected: Sequence[Rejected]) -> pd.DataFrame:
    """place, column, value, reason: the rows that are left out, each cell that is at fault."""
    return pd.DataFrame(
        [
            {
                "place": f"{row.sheet}, {row.line_no}" if row.sheet else f"{row.line_no}",
                "column": row.column or MISSING,
                "value": _cut(row.cell) if row.cell else MISSING,
                "reason": _matter(row),
            }
            for row in rejected
        ],
        columns=["place", "column", "value", "reason"],
    )


def rejected_file(export: Inspected) -> pd.DataFrame:
    """file, sheet, row, column, value, code, reason: to mend the file by, as a CSV."""
    return pd.DataFrame(
        [
            (export.receipt.file, row.sheet, row.line_no, row.column, row.cell, row.code, row.reason)
            for row in export.rejected
        ],
        columns=["file", "sheet", "row", "column", "value", "code", "reason"],
    )


def sample(export: Inspected) -> tuple[pd.DataFrame, list[Column]]:
    """The first rows as they were read, each cell beside what the file prints where that is written differently."""
    fields = list(dict.fromkeys(field for row in export.rows for field in row.read if field not in _MACHINERY))
    fields.sort(key=lambda field: _FIRST.index(field) if field in _FIRST else len(_FIRST) + (field in _LAST))
    columns = [Column("row", "Row", kind="number", on_phone=True)]
    for place, field in enumerate(fields):
        title = _title(field, export.headers)
        columns.append(Column(field, title, kind=_kind(export.rows, field), on_phone=place < 2))
    rows = [{"row": row.line_no} | {field: _cell(row, field) for field in fields} for row in export.rows]
    return pd.DataFrame(rows, columns=["row", *fields]), columns


def metric_name(code: str) -> str:
    """A field of ours as people call it: 'eng_core' is 'Core engagements'."""
    return METRICS[code].label if code in METRICS else sentence(code.removesuffix("_utc").replace("_", " "))


def _matter(row: Rejected) -> str:
    """The reason without the column and the value, which stand beside it."""
    return sentence(row.reason.removeprefix(f"{row.column}: '{row.cell}' ").strip())


def _title(field: str, headers: Mapping[str, str]) -> str:
    printed = next((headers[each] for each in (field, *_PRINTED_AS.get(field, ())) if each in headers), "")
    name = metric_name(field)
    return f"{name} ← {printed}" if printed and plain(printed) != plain(name) else name


def _cell(row: Row, field: str) -> str | None:
    if field not in row.read:
        return None
    read = _read(row.read[field])
    printed = next((row.printed[each] for each in (field, *_PRINTED_AS.get(field, ())) if each in row.printed), "")
    return _cut(read) if not printed or _is_alike(read, printed) else f"{_cut(read)} ← {_cut(printed)}"


def _is_alike(read: str, printed: str) -> bool:
    """Whether both say the same: '1,116' and '1116.0' do."""
    first, second = (words.strip().replace(",", "").removesuffix(".0") for words in (read, printed))
    return first == second


def _kind(rows: Sequence[Row], field: str) -> Kind:
    values = [row.read[field] for row in rows if field in row.read]
    if any(isinstance(value, date) for value in values):
        return "day"
    return "number" if any(_is_number(value) for value in values) else "text"


def _read(value: object) -> str:
    if isinstance(value, datetime):
        return f"{written.day(value.date())} {value:%H:%M} UTC"
    if isinstance(value, date):
        return written.day(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return written.full(value) if isinstance(value, int | float) else str(value)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"
