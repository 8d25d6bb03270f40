"""Agreements in the warehouse: an import replaces all of them in one transaction and leaves a trail of its changes."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from partnerboard.agreements.changes import Changes, changes_between
from partnerboard.agreements.declare import StoredIn
from partnerboard.agreements.editing import Edit, applied
from partnerboard.agreements.model import Agreements
from partnerboard.agreements.reading import read
from partnerboard.agreements.rows import Row, Tables, agreements_of, tables_of
from partnerboard.agreements.shape import shapes
from partnerboard.agreements.writing import write
from partnerboard.warehouse import Warehouse, Writer, agreed


def store(warehouse: Warehouse, agreements: Agreements, *, actor: str, at_utc: datetime) -> Changes:
    """Replace every agreement in the warehouse; nothing is written where nothing differs.

    Args:
        warehouse: where the agreements are kept.
        agreements: the whole truth from now on.
        actor: who imports, for the audit trail.
        at_utc: when; without an offset it is taken as UTC.

    Returns:
        what changed, one audit entry each.

    Raises:
        ProblemsFound: agreements put together by a program break a rule that a file would be held to.
    """
    text = write(agreements)

    def made(writer: Writer) -> Changes:
        return _replace(warehouse, writer, _held(_seen_by(writer)), text, actor, at_utc)

    return agreed(warehouse, made)


def change(warehouse: Warehouse, edits: Iterable[Edit], *, actor: str, at_utc: datetime) -> Changes:
    """Make the edits in what stands now, all of them or none, held to the same rules as a file.

    Reading, editing and writing are one transaction, so that nobody's change is lost between them.

    Args:
        warehouse: where the agreements are kept.
        edits: what the forms say.
        actor: who changes it, for the audit trail.
        at_utc: when; without an offset it is taken as UTC.

    Returns:
        what changed, one audit entry each.

    Raises:
        AgreementsChanged: a record is no longer what its form was opened on.
        ProblemsFound: the outcome breaks a rule.
    """
    wanted = list(edits)

    def made(writer: Writer) -> Changes:
        before = _held(_seen_by(writer))
        return _replace(warehouse, writer, before, write(applied(before, wanted)), actor, at_utc)

    return agreed(warehouse, made)


def _replace(
    warehouse: Warehouse, writer: Writer, before: Agreements, text: str, actor: str, at_utc: datetime
) -> Changes:
    after = read(text)
    changes = changes_between(before, after)
    if before != after:
        put(writer, after)
        writer.insert("audit_entry", _trail(changes, actor, at_utc))
        writer.record("agreements_stored", warehouse.keep_agreements(text), at_utc=at_utc, by=actor)
    return changes


def load(warehouse: Warehouse) -> Agreements:
    """The agreements that the warehouse holds, all from the same moment."""
    while True:
        version = warehouse.data_version
        agreements = _held(lambda table: warehouse.table(f"agreements/{table}").to_pylist())
        if warehouse.data_version == version:
            return agreements


def put(writer: Writer, agreements: Agreements) -> None:
    """Put agreements in the place of those that a transaction sees, unchecked and without a trail."""
    writer.run("agreements/clear")
    _insert(writer, tables_of(agreements))


def _held(rows_of: Callable[[str], list[Row]]) -> Agreements:
    return agreements_of({table: rows_of(table) for table in columns_by_table()})


def _seen_by(writer: Writer) -> Callable[[str], list[Row]]:
    """The rows of a table as a transaction sees them."""
    columns = columns_by_table()
    return lambda table: [dict(zip(columns[table], row, strict=True)) for row in writer.rows(f"agreements/{table}")]


def columns_by_table() -> dict[str, tuple[str, ...]]:
    """The columns of every table that an agreements file fills, as the files of `queries/agreements` give them."""
    columns: dict[str, tuple[str, ...]] = {}
    for shape in shapes():
        columns[shape.table] = shape.columns
        for kept in (mark for field in shape.fields if (mark := field.mark(StoredIn))):
            columns[kept.table] = (*shape.primary_key, kept.column)
    return columns


def _insert(writer: Writer, tables: Tables) -> None:
    ordered = {shape.table for shape in shapes() if shape.rows and shape.rows.ordered}
    for table, rows in tables.items():
        if table in ordered:
            rows = [row | {"position": position} for position, row in enumerate(rows, start=1)]
        writer.insert(table, rows)


def _trail(changes: Changes, actor: str, at_utc: datetime) -> list[Row]:
    at = at_utc.astimezone(UTC).replace(tzinfo=None) if at_utc.tzinfo else at_utc
    return [
        {
            "at_utc": at,
            "actor": actor,
            "action": change.action,
            "entity": change.entity,
            "entity_id": change.id,
            "detail": change.detail or None,
        }
        for change in changes.entries
    ]
