"""Columns of which every cell is written in the one plain way: staging takes them whole instead of cell by cell.

Nothing is cast here and no rule is softened: a column is plain when no rule of `queries/staging` could find anything in
it, and a single cell that is not sends the column the long way, where that cell names itself.
"""

import functools
from collections.abc import Callable, Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from partnerboard.platforms.declaration import Cell, Column, ExportKind, Grain

# The grains whose staging takes plain columns: those of long files.
WIDE = frozenset({Grain.POST, Grain.ACCOUNT_DAY})
# Of these staging takes the longer one, so they go the same way.
_COMPARED = frozenset({"text", "title"})
_FLAGS = frozenset({"", "0", "1", "true", "false", "True", "False", "TRUE", "FALSE"})


def plain_columns(
    kind: ExportKind, columns: Sequence[tuple[Column, pa.StringArray]]
) -> Mapping[str, tuple[str, pa.StringArray]]:
    """The plain fields of a table: what staging calls the column, to the field and its texts, missing where blank.

    A field in two languages stands in two columns, of which each row fills one at most; sums and a third column go the
    long way.
    """
    found: dict[str, tuple[str, pa.StringArray]] = {}
    if kind.grain not in WIDE:
        return found
    by_field: dict[str, list[tuple[Column, pa.StringArray]]] = {}
    for column, texts in columns:
        by_field.setdefault(column.field, []).append((column, texts))
    for field, same in by_field.items():
        sorts = {_sort(column.cell) for column, _ in same}
        if len(same) <= 2 and len(sorts) == 1 and not any(column.adds for column, _ in same):
            sort = sorts.pop()
            if sort and all(_is_plain(kind, column.cell, texts) for column, texts in same):
                found[f"{sort}_{field}"] = field, pc.coalesce(*(_filled(texts) for _, texts in same))
    if not _COMPARED & by_field.keys() <= {field for field, _ in found.values()}:
        found = {name: column for name, column in found.items() if column[0] not in _COMPARED}
    return found


def has_word(plain: Mapping[str, tuple[str, pa.StringArray]], count: int) -> pa.BooleanArray:
    """Which of so many rows say something in words in their plain columns."""
    said = [texts.is_valid() for name, (_, texts) in plain.items() if name.startswith(("word_", "flag_"))]
    return functools.reduce(pc.or_, said, pa.repeat(pa.scalar(False), count))


def _sort(cell: Cell) -> str | None:
    """What staging may take the texts of a plain column for."""
    match cell:
        case Cell.COUNT | Cell.SIGNED_COUNT:
            return "count"
        case Cell.DECIMAL | Cell.PERCENT:
            return "decimal"
        case Cell.TEXT | Cell.ID | Cell.POST_REF:
            return "word"
        case Cell.FLAG:
            return "flag"
        case _:
            return None


def _is_plain(kind: ExportKind, cell: Cell, texts: pa.StringArray) -> bool:
    match cell:
        case Cell.COUNT | Cell.SIGNED_COUNT:
            has_point = kind.numbers.decimal == "."
            return _is_all(texts, pc.ascii_is_decimal, longest=18) or (
                has_point and _is_all(texts, _is_whole, longest=18)
            )
        case Cell.DECIMAL | Cell.PERCENT:
            return kind.numbers.decimal == "." and _is_all(texts, _is_decimal, longest=18)
        case Cell.ID:
            return _is_all(texts, pc.ascii_is_decimal, longest=20)
        case Cell.POST_REF:
            return _is_all(texts, _is_name, longest=100)
        case Cell.FLAG:
            return _FLAGS.issuperset(pc.unique(texts).to_pylist())
        case _:
            return True


def _is_all(texts: pa.StringArray, is_so: Callable[[pa.StringArray], pa.BooleanArray], *, longest: int) -> bool:
    if not len(texts):
        return True
    is_short = pc.max(pc.binary_length(texts)).as_py() <= longest
    return bool(is_short and pc.all(pc.or_(is_so(texts), pc.equal(texts, ""))).as_py())


def _is_whole(texts: pa.StringArray) -> pa.BooleanArray:
    return pc.match_substring_regex(texts, r"^[0-9]{1,15}(\.00?)?$")


def _is_decimal(texts: pa.StringArray) -> pa.BooleanArray:
    return pc.match_substring_regex(texts, r"^[0-9]{1,15}(\.[0-9]{1,6})?$")


def _is_name(texts: pa.StringArray) -> pa.BooleanArray:
    """An id of digits, or one with a character that no number has."""
    digits = pc.and_(pc.ascii_is_decimal(texts), pc.less_equal(pc.binary_length(texts), 20))
    named = pc.match_substring_regex(texts, r"^[A-Za-z0-9_:\-]*[A-DF-Za-df-z_:\-][A-Za-z0-9_:\-]*$")
    return pc.or_(digits, named)


def _filled(texts: pa.StringArray) -> pa.StringArray:
    is_blank = pc.equal(pc.utf8_trim_whitespace(texts), "")
    return pc.if_else(is_blank, pa.scalar(None, pa.string()), texts)
