"""Agreements as rows of the warehouse and back: one list of rows per table, in the order of the file."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from partnerboard.agreements.declare import StoredIn
from partnerboard.agreements.model import Agreements
from partnerboard.agreements.shape import Field, Shape, whole

Row = dict[str, Any]
Tables = Mapping[str, Sequence[Row]]


def tables_of(agreements: Agreements) -> dict[str, list[Row]]:
    """The rows of every table that an agreements file fills. `position` is left to the storing."""
    tables: dict[str, list[Row]] = defaultdict(list)
    for part in whole().parts:
        for table, row in _rows(part, getattr(agreements, part.name), {}):
            tables[table].append(row)
    return dict(tables)


def agreements_of(tables: Tables) -> Agreements:
    """The agreements that such rows state."""
    agreements: Agreements = _Assembly(tables).record(whole(), {})
    return agreements


def _rows(shape: Shape, held: Any, around: Row) -> Iterator[tuple[str, Row]]:
    """The rows of records and of all inside them; `around` holds the ids of the records they are inside of."""
    for record in held if shape.rows else (held,):
        own = {field.column: _stored(field, getattr(record, field.name)) for field in shape.stored}
        row = {column: around[column] for column in shape.carries} | own
        yield shape.table, row
        for field, kept in _kept_apart(shape):
            for item in getattr(record, field.name):
                yield kept.table, {column: row[column] for column in shape.primary_key} | {kept.column: item}
        for part in shape.parts:
            yield from _rows(part, getattr(record, part.name), around | row)


class _Assembly:
    """Rows grouped by the ids they carry, so that each record finds its own."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._groups: dict[tuple[str, tuple[str, ...]], dict[tuple[Any, ...], list[Row]]] = {}

    def record(self, shape: Shape, row: Row) -> Any:
        values: dict[str, Any] = {field.name: _read(field, row[field.column]) for field in shape.stored}
        for field, kept in _kept_apart(shape):
            values[field.name] = tuple(inner[kept.column] for inner in self._inside(kept.table, shape.primary_key, row))
        for part in shape.parts:
            inside = [self.record(part, inner) for inner in self._inside(part.table, part.carries, row)]
            values[part.name] = tuple(inside) if part.rows else inside[0]
        return shape.record(**values)

    def _inside(self, table: str, carries: tuple[str, ...], row: Row) -> list[Row]:
        if (table, carries) not in self._groups:
            groups: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
            for inner in self._tables.get(table, ()):
                groups[tuple(inner[column] for column in carries)].append(inner)
            self._groups[table, carries] = groups
        return self._groups[table, carries].get(tuple(row[column] for column in carries), [])


def _kept_apart(shape: Shape) -> list[tuple[Field, StoredIn]]:
    return [(field, kept) for field in shape.fields if (kept := field.mark(StoredIn))]


def _stored(field: Field, value: Any) -> Any:
    """Times without their zone, which is UTC; an empty list as null, for nothing was said."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).replace(tzinfo=None)
    if field.is_list:
        return list(value) or None
    return value


def _read(field: Field, value: Any) -> Any:
    if isinstance(value, datetime):
        return value.replace(tzinfo=UTC)
    if field.is_list:
        return tuple(value or ())
    return value
