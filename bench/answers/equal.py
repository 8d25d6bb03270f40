"""Whether two answers are the same: row by row, in their order; sums may differ in their last digits."""

import math
from typing import Any

import pyarrow as pa


def difference(ours: pa.Table, other: pa.Table) -> str:
    """How the second differs from the first, in words; nothing where it does not."""
    if ours.column_names != other.column_names:
        return f"columns {ours.column_names} against {other.column_names}"
    if ours.num_rows != other.num_rows:
        return f"{ours.num_rows} rows against {other.num_rows}"
    for name in ours.column_names:
        pairs = zip(ours[name].to_pylist(), other[name].to_pylist(), strict=True)
        for row, (one, another) in enumerate(pairs):
            if not _alike(one, another):
                return f"row {row}, {name}: {one!r} against {another!r}"
    return ""


def _alike(one: Any, other: Any) -> bool:
    if isinstance(one, float | int) and isinstance(other, float | int):
        return math.isclose(one, other, rel_tol=1e-9) or (math.isnan(one) and math.isnan(other))
    return bool(one == other)
