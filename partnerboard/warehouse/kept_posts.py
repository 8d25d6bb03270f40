"""The posts of the moments asked about last, each in a table of its own that lies in the memory of the instance.

Not an Arrow table: DuckDB 1.5.5 cannot scan one in a union that is joined by words (it hands the scan a Bloom filter),
and of its own tables it skips what an answer does not ask for.
"""

import itertools
import threading
from collections import Counter, OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager

import duckdb

from partnerboard.warehouse.questions import question

KEPT = 8
"""Moments held at a time; a million posts take 200 MB each."""

_NAME = "kept_post"


class KeptPosts:
    """For all threads of a warehouse: worked out by who asks first, let go of once nobody reads them."""

    def __init__(self) -> None:
        self._names: OrderedDict[Hashable, str] = OrderedDict()
        self._readers: Counter[str] = Counter()
        self._unwanted: list[str] = []
        self._numbers = itertools.count(1)
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._names)

    @contextmanager
    def read(
        self, cursor: duckdb.DuckDBPyConnection, key: Hashable, keep: Callable[[duckdb.DuckDBPyConnection, str], None]
    ) -> Iterator[str]:
        """The name of the table of a moment, which stays as long as this context.

        `keep` makes a table of the name it is given, with a cursor of its own.
        """
        with self._lock:
            if key not in self._names:
                name = f"{_NAME}_{next(self._numbers)}"
                with cursor.cursor() as aside:
                    aside.execute("attach if not exists ':memory:' as moment")
                    keep(aside, name)
                    self._names[key] = name
                    self._let_go(aside)
            name = self._names[key]
            self._names.move_to_end(key)
            self._readers[name] += 1
        try:
            yield name
        finally:
            with self._lock:
                self._readers[name] -= 1

    def _let_go(self, cursor: duckdb.DuckDBPyConnection) -> None:
        while len(self._names) > KEPT:
            self._unwanted.append(self._names.popitem(last=False)[1])
        for name in [each for each in self._unwanted if not self._readers[each]]:
            cursor.execute(named("moments/let_posts_go", name))
            self._unwanted.remove(name)
            del self._readers[name]


def named(file: str, name: str) -> str:
    """The statements of a file about kept posts, with the name of a moment's table: no parameter can be one."""
    return question(file).sql.replace(f"moment.{_NAME}", f"moment.{name}")
