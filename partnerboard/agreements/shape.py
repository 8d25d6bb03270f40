"""The shape of a record, read off its declaration: what reading, writing, checking and storing all go by."""

import functools
from dataclasses import MISSING, dataclass, fields
from types import UnionType
from typing import Annotated, Any, TypeVar, get_args, get_origin, get_type_hints

from partnerboard.agreements.cast import Workspace
from partnerboard.agreements.declare import Column, Identity, Limit, Rows, StoredIn
from partnerboard.agreements.model import Agreements

Mark = TypeVar("Mark")


@dataclass(frozen=True)
class Field:
    """One key of a record: `name` in Python, `key` in the file, `column` in the warehouse."""

    name: str
    key: str
    kind: type
    is_list: bool
    is_required: bool
    default: Any
    marks: tuple[object, ...]

    def mark(self, wanted: type[Mark]) -> Mark | None:
        """The last mark of a class; a later one refines an earlier one."""
        return next((mark for mark in reversed(self.marks) if isinstance(mark, wanted)), None)

    @property
    def limits(self) -> tuple[Limit, ...]:
        """What the value must satisfy besides its type."""
        return tuple(mark for mark in self.marks if isinstance(mark, Limit))

    @property
    def column(self) -> str:
        """Where the warehouse keeps the value."""
        declared = self.mark(Column)
        return declared.name if declared else self.key


@dataclass(frozen=True)
class Shape:
    """One kind of record: `name` is the attribute that holds it, `rows` how it is laid out (None: a single table)."""

    record: type
    name: str
    key: str
    table: str
    rows: Rows | None
    fields: tuple[Field, ...]
    parts: tuple["Shape", ...]

    @property
    def carries(self) -> tuple[str, ...]:
        """Columns that hold the ids of the records around."""
        return self.rows.carries if self.rows else ()

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the table without `position`, in the order in which they are asked."""
        return self.carries + tuple(field.column for field in self.stored)

    @property
    def stored(self) -> tuple[Field, ...]:
        """The fields with a column in this record's own table."""
        return tuple(field for field in self.fields if not field.mark(StoredIn))

    @property
    def identity(self) -> tuple[Field, ...]:
        """The fields that tell this record from its neighbours; none for a single table."""
        return tuple(field for field in self.fields if field.mark(Identity))

    @property
    def is_unique_within(self) -> bool:
        """Told apart only inside the record around it, as versions are inside their target."""
        return any(mark.within for field in self.identity if (mark := field.mark(Identity)))

    @property
    def primary_key(self) -> tuple[str, ...]:
        """The columns that tell one row of the table from another."""
        return (self.carries if self.is_unique_within else ()) + tuple(field.column for field in self.identity)


@functools.cache
def whole() -> Shape:
    """The shape of a whole agreements file."""
    return _shape(Agreements, "", "", "", None)


@functools.cache
def shapes() -> tuple[Shape, ...]:
    """Every kind of record below the whole, outermost first."""
    return tuple(_below(whole()))


def _below(shape: Shape) -> list[Shape]:
    return [found for part in shape.parts for found in (part, *_below(part))]


def _shape(record: type, name: str, key: str, table: str, rows: Rows | None) -> Shape:
    hints = get_type_hints(record, include_extras=True)
    own: list[Field] = []
    parts: list[Shape] = []
    for declared in fields(record):
        kind, marks, is_optional = _opened(hints[declared.name])
        laid_out = next((mark for mark in marks if isinstance(mark, Rows)), None)
        if laid_out:
            parts.append(_shape(get_args(kind)[0], declared.name, laid_out.key, laid_out.table, laid_out))
        elif kind is Workspace:
            parts.append(_shape(Workspace, declared.name, "workspace", "workspace", None))
        else:
            is_list = get_origin(kind) is tuple
            own.append(
                Field(
                    name=declared.name,
                    key=declared.name.rstrip("_"),
                    kind=get_args(kind)[0] if is_list else kind,
                    is_list=is_list,
                    is_required=declared.default is MISSING and not is_optional,
                    default=None if declared.default is MISSING else declared.default,
                    marks=marks,
                )
            )
    return Shape(record, name, key, table, rows, tuple(own), tuple(parts))


def _opened(hint: Any) -> tuple[Any, tuple[object, ...], bool]:
    """The bare type of a hint, its marks from the inside out, and whether it may be absent."""
    if get_origin(hint) is Annotated:
        inner, *outer_marks = get_args(hint)
        kind, marks, is_optional = _opened(inner)
        return kind, (*marks, *outer_marks), is_optional
    if get_origin(hint) is UnionType or type(None) in get_args(hint):
        (inner,) = (member for member in get_args(hint) if member is not type(None))
        kind, marks, _ = _opened(inner)
        return kind, marks, True
    return hint, (), False
