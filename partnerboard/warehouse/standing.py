"""What was agreed, asked once until somebody writes: it is the same whatever day a page looks at.

Such answers are short, and nearly all of their time is planning. So another day need not ask for them again.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Any
from weakref import WeakKeyDictionary

import pandas as pd

from partnerboard.warehouse.store import Warehouse
from partnerboard.warehouse.writer import all_bound

KEPT = 128
OF_A_MOMENT = {"as_of", "known_at"}

_kept: WeakKeyDictionary[Warehouse, OrderedDict[tuple[Any, ...], Any]] = WeakKeyDictionary()
_lock = threading.Lock()


def standing_records(warehouse: Warehouse, name: str, **params: Any) -> list[dict[str, Any]]:
    """As `warehouse.records`, asked once per data version; the rows are the caller's own.

    Raises:
        ValueError: the question is about a moment, of which there are too many to keep.
    """
    rows: list[dict[str, Any]] = _found(warehouse, warehouse.records, name, params)
    return [dict(row) for row in rows]


def standing_frame(warehouse: Warehouse, name: str, **params: Any) -> pd.DataFrame:
    """As `warehouse.ask`, asked once per data version; the frame is the caller's own.

    Raises:
        ValueError: the question is about a moment, of which there are too many to keep.
    """
    frame: pd.DataFrame = _found(warehouse, warehouse.ask, name, params)
    return frame.copy()


def _found(warehouse: Warehouse, asking: Callable[..., Any], name: str, params: dict[str, Any]) -> Any:
    if about := OF_A_MOMENT & params.keys():
        message = f"{name} is about a moment ({', '.join(sorted(about))}): it does not stand"
        raise ValueError(message)
    if not warehouse.is_shared:
        return asking(name, **params)
    key = (asking.__name__, name, warehouse.data_version, *sorted(_plain(all_bound(params)).items()))
    with _lock:
        kept = _kept.setdefault(warehouse, OrderedDict())
        if key in kept:
            kept.move_to_end(key)
            return kept[key]
    answer = asking(name, **params)
    with _lock:
        kept[key] = answer
        while len(kept) > KEPT:
            kept.popitem(last=False)
    return answer


def _plain(params: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in params.items()}
