"""Answers that do not need each other, worked out side by side: DuckDB plans and runs them without holding Python.

Whoever asks works along, and takes what nobody has begun. So it goes on however many ask at once, and whatever is asked
inside of what is asked.
"""

import os
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from functools import cache
from typing import Any

from partnerboard.warehouse.store import Warehouse

HANDS = max(1, min(4, (os.cpu_count() or 1) - 1))
"""Beside whoever asks; more than there are cores would only wait for each other."""


def side_by_side(warehouse: Warehouse, *calls: Callable[[], Any]) -> list[Any]:
    """What each call returns, in their order. Each keeps to the time limit of whoever asks.

    What a call raises is raised here, and those that nobody has begun are left.
    """
    if not warehouse.is_shared or len(calls) < 2:
        return [call() for call in calls]
    begun: list[Future[Any]] = [_hands().submit(copy_context().run, call) for call in calls[1:]]
    try:
        found = {0: calls[0]()}
        for place in reversed(range(1, len(calls))):
            if begun[place - 1].cancel():
                found[place] = calls[place]()
        return [found[place] if place in found else begun[place - 1].result() for place in range(len(calls))]
    finally:
        for each in begun:
            each.cancel()


@cache
def _hands() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(HANDS, thread_name_prefix="answers")
