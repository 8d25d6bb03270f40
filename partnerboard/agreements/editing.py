"""Changes of single records, as forms make them: what stood there when the form was opened, and what it says now.

A record's own values are one promise: they change together, or not at all. The lists inside it are records of their
own, so two people may at the same time rename an account and hand it to another operator.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from partnerboard.agreements.declare import Refers
from partnerboard.agreements.model import Agreements
from partnerboard.agreements.shape import Shape, shapes, whole
from partnerboard.errors import AgreementsChanged

Where = tuple[Any, ...]
"""A list of records, from the outside in: ("accounts",), ("initiatives", "walk", "targets"); or ("workspace",)."""

Record = TypeVar("Record")


@dataclass(frozen=True)
class Edit:
    """A record that is new (nothing before), that changes, or that goes (nothing after)."""

    where: Where
    before: Any = None
    after: Any = None


def added(where: Where, record: Any) -> Edit:
    """A new record, at the end of its list."""
    return Edit(where, None, record)


def changed(where: Where, before: Record, after: Record) -> Edit:
    """A record that says something else; it keeps its place."""
    return Edit(where, before, after)


def removed(where: Where, record: Any) -> Edit:
    """A record that is no longer agreed, with everything inside it."""
    return Edit(where, record, None)


def applied(agreements: Agreements, edits: Iterable[Edit]) -> Agreements:
    """The agreements after the edits, one after the other; the rules of a file are not looked at here.

    Raises:
        AgreementsChanged: a record is no longer what it was when its form was opened, is gone, or is there already.
    """
    for edit in edits:
        agreements = _within(agreements, edit.where, edit)
    return agreements


def identity(record: Any) -> Any:
    """What tells a record from its neighbours: one value, or several where one is not enough."""
    values = tuple(getattr(record, field.name) for field in shape_of(type(record)).identity)
    return values[0] if len(values) == 1 else values


def found(records: Sequence[Record], wanted: Any) -> Record | None:
    """The record of an identity in its list."""
    return next((record for record in records if identity(record) == wanted), None)


def named(record: Any) -> str:
    """What people call a record: its name, its label, its title; empty for one that people call by its kind."""
    names = (getattr(record, name, None) for name in ("short_name", "name", "label", "title", "short_url"))
    return str(next(filter(None, names), ""))


def shape_of(record: type) -> Shape:
    """The declaration of a kind of record."""
    return whole() if record is Agreements else next(shape for shape in shapes() if shape.record is record)


def referring(agreements: Agreements, record: Any) -> tuple[Any, ...]:
    """Every record with an id of its own that names this one, itself or inside it, in the order of the file."""
    table, wanted = shape_of(type(record)).table, identity(record)
    holders = [holder for holder, each in _walk(agreements) if _names(each, table, wanted) and holder is not record]
    return tuple(dict.fromkeys(holders))


def located(agreements: Agreements, table: str, ids: str) -> tuple[Where, Any] | None:
    """The list that a record stands in and the record; `ids` from the outside in, joined by "/" as in the trail."""
    return next(((where, record) for where, *named_by, record in _places(agreements) if named_by == [table, ids]), None)


def address(record: Any, *around: str) -> str:
    """What :func:`located` finds a record by, with its table: `account:fb-walk`, `initiative_partner:walk/P-HOME`."""
    shape = shape_of(type(record))
    own = (str(getattr(record, field.name)) for field in shape.identity)
    return f"{shape.table}:{'/'.join([*around, *own])}"


def _within(around: Any, where: Where, edit: Edit) -> Any:
    name, *inner = where
    held = getattr(around, name)
    if not isinstance(held, tuple):
        return replace(around, **{name: _merged(held, edit)})
    if not inner:
        return replace(around, **{name: _listed(held, edit)})
    place = _place(held, inner[0])
    outer = _within(held[place], tuple(inner[1:]), edit)
    return replace(around, **{name: (*held[:place], outer, *held[place + 1 :])})


def _listed(held: tuple[Any, ...], edit: Edit) -> tuple[Any, ...]:
    if edit.before is None:
        if found(held, identity(edit.after)) is not None:
            raise AgreementsChanged(
                f"{_title(edit.after)} is there already, so nothing was added.", "Change the one that is there."
            )
        return (*held, edit.after)
    place = _place(held, identity(edit.before))
    if edit.after is None:
        if held[place] != edit.before:
            raise _meanwhile(edit.before)
        return (*held[:place], *held[place + 1 :])
    return (*held[:place], _merged(held[place], edit), *held[place + 1 :])


def _place(held: tuple[Any, ...], wanted: Any) -> int:
    for place, record in enumerate(held):
        if identity(record) == wanted:
            return place
    raise AgreementsChanged(
        "What this form is about was removed since it was opened, so your change was not saved.",
        "Go back to the list; it shows what stands now.",
    )


def _merged(stored: Any, edit: Edit) -> Any:
    """The stored record with what the form changed; each part must stand as the form has seen it."""
    shape = shape_of(type(stored))
    own = [field.name for field in shape.fields]
    values: dict[str, Any] = {}
    for names in (own, *([part.name] for part in shape.parts)):
        stands, was, becomes = ([getattr(each, name) for name in names] for each in (stored, edit.before, edit.after))
        if becomes in (was, stands):
            continue
        if stands != was:
            raise _meanwhile(edit.before)
        values |= dict(zip(names, becomes, strict=True))
    return replace(stored, **values)


def _meanwhile(record: Any) -> AgreementsChanged:
    return AgreementsChanged(
        f"{_title(record)} was changed by somebody else since this form was opened, so your change was not saved.",
        "Look at what stands now, and make your change again.",
    )


def _places(around: Any, where: Where = (), ids: tuple[str, ...] = ()) -> Iterator[tuple[Where, str, str, Any]]:
    for part in shape_of(type(around)).parts:
        for record in getattr(around, part.name) if part.rows else ():
            own = tuple(str(getattr(record, field.name)) for field in part.identity)
            named_by = (*ids, *own) if part.is_unique_within else own
            yield (*where, part.name), part.table, "/".join(named_by), record
            yield from _places(record, (*where, part.name, identity(record)), named_by)


def _title(record: Any) -> str:
    return f"“{named(record)}”" if named(record) else "This record"


def _walk(around: Any, holder: Any = None) -> Iterator[tuple[Any, Any]]:
    """Every record below, with the nearest record around it that has an id of its own (itself, if it has)."""
    for part in shape_of(type(around)).parts:
        held = getattr(around, part.name)
        for record in held if part.rows else (held,):
            own = record if part.identity and not part.is_unique_within else holder
            yield own, record
            yield from _walk(record, own)


def _names(record: Any, table: str, wanted: Any) -> bool:
    for field in shape_of(type(record)).fields:
        refers = field.mark(Refers)
        value = getattr(record, field.name)
        if refers and refers.table == table and wanted in (value if field.is_list else (value,)):
            return True
    return False
