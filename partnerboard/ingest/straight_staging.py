"""Staging rows that are plain throughout: what a column says as it is goes on as it is, SQL says the rest of it.

The account of a row follows from its names alone, so SQL is asked once for each that are named together. What is known
of a post from several of its columns SQL tells for each row.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from partnerboard.ingest.staging import STEMS, Staged, own_accounts, run, summary_of, tellings, told_once
from partnerboard.ingest.straight import ACCOUNT, always
from partnerboard.ingest.told import Told
from partnerboard.platforms.declaration import ExportKind, Grain
from partnerboard.warehouse import Writer

# Where a merged row calls a plain column by another name than that of its field.
_CALLED = {
    "as_of_on": "day_as_of",
    "day": "day_day",
    "platform_id": "word_platform",
    "published_at_utc": "moment_published_at",
}
_SORTS = ("count", "word", "decimal")
# Fields that `queries/staging` lays together with others, each row for itself.
_LAID = frozenset({"video_views_part", "watch_hours", "negative_feedback_part"})
# Platforms whose addresses name an account, or are held to the id beside them.
_IN_LINK = frozenset({"x", "tiktok"})
_NAMES = tuple(f"word_{field}" for field in ACCOUNT)
_MOST_NAMED = 10_000_000

Codes = npt.NDArray[np.int64]


class StraightStaging:
    """Stages block after block with the temporary tables of one writer."""

    def __init__(self, writer: Writer, kind: ExportKind, known: Told, columns: pa.Table, merged: pa.Schema) -> None:
        self._writer = writer
        self._kind = kind
        self._known = known
        self._stem = STEMS[kind.grain]
        self._merged = merged
        self._is_open = False
        self._accounts_of: dict[tuple[str | None, ...], str | None] = {}
        writer.register("raw_column", columns)

    def staged(self, rows: pa.Table) -> Staged | None:
        """The rows as `staging.stage` would leave them; None where it has to look at them, one by one."""
        if not self._says_all(rows):
            return None
        found = self._accounts(rows)
        computed = self._computed(rows) if found else None
        if found is None or computed is None:
            return None
        accounts, added = found
        merged = self._laid_out(rows, computed | {"source_account_id": accounts})
        writer, name = self._writer, f"merged_{self._stem}"
        writer.lend(name, merged)
        keys = writer.table(f"facts/{self._stem}_keys")
        ordered = np.sort(keys["key"].to_numpy())
        if (ordered[1:] == ordered[:-1]).any():
            return None
        summary = summary_of(writer, self._stem)
        writer.lend(name, merged.slice(0, 0))
        tables = {name: merged} if added is None else {name: merged, "named_account": added}
        return Staged(summary, (), (), tables, (), {}, keys=keys)

    def _says_all(self, rows: pa.Table) -> bool:
        """Whether each column is one of a merged row, or tells of the post or the account of its row alone."""
        there = {name.partition("_")[2] for name in rows.column_names}
        if not _LAID.isdisjoint(there):
            return False
        if self._kind.grain is not Grain.POST:
            return True
        named = "word_handle" in rows.column_names and not rows["word_handle"].null_count
        return (
            "moment_published_at" in rows.column_names
            and "x" not in _platforms(self._kind, rows)
            and (named or _IN_LINK.isdisjoint(_platforms(self._kind, rows)))
            and not pc.any(pc.match_substring(rows["word_post_id"], "_")).as_py()
        )

    def _open(self) -> None:
        if not self._is_open:
            self._writer.run("staging/macros")
            for reading in tellings(self._kind, self._stem, is_plain=True):
                run(self._writer, f"staging/{reading}", told_once(self._kind, self._known))
            self._is_open = True

    def _accounts(self, rows: pa.Table) -> tuple[pa.Array, pa.Table | None] | None:
        """The account of each row, and those that are named for the first time; None where one does not belong here."""
        codes, firsts = _named_together(rows)
        if codes is None:
            return None
        named = rows.select([name for name in rows.column_names if name in _NAMES]).take(pa.array(firsts))
        names = list(zip(*(column.to_pylist() for column in named.columns), strict=True))
        new = [at for at, each in enumerate(names) if each not in self._accounts_of]
        added = None
        if new:
            added = self._named(rows.take(pa.array(firsts[new])), [names[at] for at in new])
            if added is None:
                return None
        sources = pa.array([self._accounts_of[each] for each in names], pa.string())
        return pa.DictionaryArray.from_arrays(pa.array(codes.astype(np.int32)), sources), added

    def _named(self, rows: pa.Table, names: Sequence[tuple[str | None, ...]]) -> pa.Table | None:
        """Find out whose these names are; None where one of them does not belong here."""
        writer, stem = self._writer, self._stem
        writer.lend("plain_row", rows)
        self._open()
        writer.run(f"staging/{stem}s")
        own = own_accounts(writer, self._kind, stem, self._known)
        run(writer, f"staging/{stem}s_judged", {"own_accounts": own, "is_merged": True})
        told = writer.table(f"staging/{stem}_sources")
        is_nobody = told["source_account_id"].null_count
        if is_nobody or pc.any(told["is_at_fault"]).as_py() or len(told) != len(rows):
            return None
        self._accounts_of |= zip(names, told["source_account_id"].to_pylist(), strict=True)
        writer.run(f"staging/{stem}_names")
        return writer.taken("named_account")

    def _computed(self, rows: pa.Table) -> dict[str, pa.Array] | None:
        """What SQL says of each row; None where one names no post."""
        if self._kind.grain is not Grain.POST:
            return {}
        self._writer.lend("plain_row", rows)
        values = self._writer.table("staging/post_values")
        self._writer.lend("plain_row", rows.slice(0, 0))
        if len(values) != len(rows) or pc.any(values["is_nameless"]).as_py():
            return None
        return {name: values[name] for name in values.column_names}

    def _laid_out(self, rows: pa.Table, computed: Mapping[str, pa.Array]) -> pa.Table:
        there = set(rows.column_names)

        def column(field: pa.Field) -> pa.Array:
            called = (_CALLED.get(field.name), *(f"{sort}_{field.name}" for sort in _SORTS), field.name)
            if field.name in computed:
                return computed[field.name]
            if name := next((name for name in called if name in there), None):
                return rows[name]
            if field.name == "platform_id" and self._kind.platform:
                return always(self._kind.platform, len(rows))
            if field.name == "printed_rows":
                return pa.array(np.ones(len(rows), np.int32))
            return pa.nulls(len(rows), field.type)

        return pa.table({field.name: column(field) for field in self._merged})


def _platforms(kind: ExportKind, rows: pa.Table) -> set[str | None]:
    if "word_platform" not in rows.column_names:
        return {kind.platform}
    return set(rows["word_platform"].combine_chunks().dictionary.to_pylist())


def _named_together(rows: pa.Table) -> tuple[Codes | None, Codes]:
    """For each row which of the firsts names its account as it does, and the firsts: the rows that do so first."""
    codes, size = np.zeros(len(rows), np.int64), 1
    for name in _NAMES:
        if name in rows.column_names:
            column = rows[name].combine_chunks()
            size *= len(column.dictionary) + 1
            if size > _MOST_NAMED:
                return None, codes
            codes = codes * (len(column.dictionary) + 1) + column.indices.fill_null(len(column.dictionary)).to_numpy()
    first = np.full(size, -1, np.int64)
    first[codes[::-1]] = np.arange(len(rows) - 1, -1, -1)
    named = np.flatnonzero(first >= 0)
    place = np.zeros(size, np.int64)
    ordered = np.sort(first[named])
    place[codes[ordered]] = np.arange(len(ordered))
    return place[codes], ordered
