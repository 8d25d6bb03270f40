"""What is made of answers is kept beside them: to build a figure costs the server more than all else of a page."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from partnerboard.scope import View

KEPT = 64
PLAIN = (str, int, float, date, View, type(None))

Made = TypeVar("Made")

_kept: OrderedDict[tuple[Any, ...], tuple[tuple[Any, ...], Any]] = OrderedDict()
_lock = threading.Lock()


def held(make: Callable[..., Made], *of: Any) -> Made:
    """`make(*of)`, made once. Nobody may change what it returns.

    Plain values are told apart by what they are, everything else by being the same object: an answer of `asked` is, as
    long as the data, the scope and the view are the same. It is kept here with what was made of it, so that no other
    object can take its place.
    """
    key = (make, *((type(each), each) if isinstance(each, PLAIN) else id(each) for each in of))
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key][1]  # type: ignore[no-any-return] # kept under the function that made it
    made = make(*of)
    with _lock:
        _kept[key] = (of, made)
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return made
