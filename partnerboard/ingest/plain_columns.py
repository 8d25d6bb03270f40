"""Columns of which every cell is written in the one plain way: staging takes them whole instead of cell by cell.

Nothing is cast here and no rule is softened: a column is plain when no rule of `queries/staging` could find anything in
it, and a single cell that is not sends the column the long way, where that cell names itself.
"""

import functools
from collections.abc import Callable, Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from partnerboard.ingest import plain_times
from partnerboard.platforms.declaration import Cell, Column, ExportKind, Grain

# The grains whose staging takes plain columns: those of long files.
WIDE = frozenset({Grain.POST, Grain.ACCOUNT_DAY})
# Of these staging takes the longer one, so they go the same way.
COMPARED = frozenset({"text", "title"})
# What staging may take the texts of a plain column for.
SORTS = {
    Cell.COUNT: "count",
    Cell.SIGNED_COUNT: "count",
    Cell.DECIMAL: "decimal",
    Cell.PERCENT: "decimal",
    Cell.TEXT: "word",
    Cell.ID: "word",
    Cell.POST_REF: "word",
    Cell.LINK: "word",
    Cell.URL: "word",
    Cell.FLAG: "flag",
    Cell.DAY: "day",
    Cell.MOMENT: "moment",
    Cell.WHEN: "moment",
}
_BLANKS = " \t\n\r\u00a0\u202f\u2009\u200b\ufeff"
# The addresses that platforms print: a part of those that `queries/staging/words.sql` takes.
_LINKS = {
    "facebook": r"^https://www\.facebook\.com/[A-Za-z0-9_\-/]+$",
    "instagram": r"^https://www\.instagram\.com/[A-Za-z0-9_\-/]+$",
    "linkedin": r"^https://www\.linkedin\.com/(feed/update/urn:li:[A-Za-z]+:[0-9]{1,20}|posts/[A-Za-z0-9_\-]+)/?$",
    "tiktok": r"^https://www\.tiktok\.com/@[A-Za-z0-9_.]+/(video|photo)/[0-9]{1,20}$",
    "x": r"^https://(twitter\.com|x\.com)/[A-Za-z0-9_]{1,20}/status/[0-9]{1,20}$",
    "youtube": r"^https://www\.youtube\.com/[A-Za-z0-9_\-/?=]+$",
}
# As `queries/staging/words.sql` takes any address, without the characters that are rare in one.
_URL = r"^https?://[A-Za-z0-9\-]+(\.[A-Za-z0-9\-]+)+(/[A-Za-z0-9_\-./?=&%:#+~]*)?$"
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
        sorts = {SORTS.get(column.cell) for column, _ in same}
        if len(same) <= 2 and len(sorts) == 1 and not any(column.adds for column, _ in same):
            sort = sorts.pop()
            if sort and all(is_plain(kind, column, texts) for column, texts in same):
                found[f"{sort}_{field}"] = (
                    field,
                    _laid_together(sort, [_filled(column, texts) for column, texts in same]),
                )
    if not COMPARED & by_field.keys() <= {field for field, _ in found.values()}:
        found = {name: column for name, column in found.items() if column[0] not in COMPARED}
    return found


def has_word(plain: Mapping[str, tuple[str, pa.StringArray]], count: int) -> pa.BooleanArray:
    """Which of so many rows say something in words in their plain columns."""
    said = [texts.is_valid() for name, (_, texts) in plain.items() if name.startswith(("word_", "flag_"))]
    return functools.reduce(pc.or_, said, pa.repeat(pa.scalar(False), count))


def is_plain(kind: ExportKind, column: Column, texts: pa.StringArray) -> bool:
    """Whether no cell of a column needs a rule."""
    has_point = kind.numbers.decimal == "."
    match column.cell:
        case Cell.COUNT | Cell.SIGNED_COUNT:
            is_so = _is_all(texts, pc.ascii_is_decimal, longest=18)
            is_so = is_so or (has_point and _is_all(texts, _is_whole, longest=18))
        case Cell.DECIMAL | Cell.PERCENT:
            is_so = has_point and _is_all(texts, _is_decimal, longest=22)
        case Cell.ID:
            is_so = _is_all(texts, pc.ascii_is_decimal, longest=20)
        case Cell.POST_REF:
            is_so = _is_all(texts, _is_name, longest=100)
        case Cell.DAY | Cell.MOMENT | Cell.WHEN:
            is_so = _is_time(column, texts)
        case Cell.FLAG:
            is_so = _FLAGS.issuperset(pc.unique(texts).to_pylist())
        case Cell.LINK | Cell.URL:
            pattern = _URL if column.cell is Cell.URL else _LINKS.get(kind.platform or "")
            is_so = pattern is not None and _is_all(texts, _is_link(pattern), longest=500)
        case _:
            is_so = column.field in COMPARED or _is_all(_different(texts), _has_no_blanks_around, longest=1000)
    return is_so


def _is_time(column: Column, texts: pa.StringArray) -> bool:
    """A moment is one field in `queries/staging/plain_posts.sql`."""
    if column.cell is Cell.DAY:
        return plain_times.are_days(texts)
    return column.field == "published_at" and plain_times.are_moments(texts)


def _is_all(texts: pa.StringArray, is_so: Callable[[pa.StringArray], pa.BooleanArray], *, longest: int) -> bool:
    if not len(texts):
        return True
    if pc.max(pc.binary_length(texts)).as_py() > longest:
        return False
    found = is_so(texts)
    return bool(pc.all(found).as_py() or pc.all(pc.or_(found, pc.equal(texts, ""))).as_py())


def _is_whole(texts: pa.StringArray) -> pa.BooleanArray:
    return pc.match_substring_regex(texts, r"^[0-9]{1,15}(\.00?)?$")


def _is_decimal(texts: pa.StringArray) -> pa.BooleanArray:
    return pc.match_substring_regex(texts, r"^[0-9]{1,15}(\.[0-9]{1,6})?$")


def _is_link(pattern: str) -> Callable[[pa.StringArray], pa.BooleanArray]:
    return lambda texts: pc.match_substring_regex(texts, pattern)


def _has_no_blanks_around(texts: pa.StringArray) -> pa.BooleanArray:
    return pc.equal(pc.utf8_trim(texts, _BLANKS), texts)


def _is_name(texts: pa.StringArray) -> pa.BooleanArray:
    """An id of digits, or one with a character that no number has."""
    digits = pc.and_(pc.ascii_is_decimal(texts), pc.less_equal(pc.binary_length(texts), 20))
    if pc.all(digits).as_py():
        return digits
    named = pc.match_substring_regex(texts, r"^[A-Za-z0-9_:\-]*[A-DF-Za-df-z_:\-][A-Za-z0-9_:\-]*$")
    return pc.or_(digits, named)


def _different(texts: pa.StringArray) -> pa.StringArray:
    """Each text once: words such as a platform's name stand in row after row."""
    return texts.dictionary_encode().dictionary


def _laid_together(sort: str, same: Sequence[pa.StringArray]) -> pa.Array:
    """Cast: what is plain has one reading, which Arrow gives in a third of the time that SQL takes."""
    return as_read(sort, pc.coalesce(*same) if len(same) > 1 else same[0])


def as_read(sort: str, texts: pa.StringArray) -> pa.Array:
    """The numbers, days or moments that the texts of a plain column are; words stay texts."""
    match sort:
        case "count":
            return _whole(texts)
        case "decimal":
            return pc.cast(texts, pa.float64())
        case "day":
            return pc.cast(texts, pa.date32())
        case "moment":
            return pc.cast(texts, pa.timestamp("us", "UTC")).cast(pa.timestamp("us"))
    return texts


def _whole(texts: pa.StringArray) -> pa.Int64Array:
    try:
        return pc.cast(texts, pa.int64())
    except pa.ArrowInvalid:  # some are printed like 12.0
        return pc.cast(pc.replace_substring_regex(texts, r"\..*", ""), pa.int64())


def _filled(column: Column, texts: pa.StringArray) -> pa.StringArray:
    """Missing where blank; nothing but a caption can be plain and made of blanks."""
    bare = pc.utf8_trim_whitespace(texts) if column.field in COMPARED else texts
    if not len(bare) or pc.min(pc.binary_length(bare)).as_py():
        return texts
    return pc.if_else(pc.equal(bare, ""), pa.scalar(None, pa.string()), texts)
