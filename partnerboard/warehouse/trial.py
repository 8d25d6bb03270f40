"""A warehouse as one open transaction sees it, so that what would be can be asked like what is."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import duckdb
from typing_extensions import override

from partnerboard.warehouse.store import Warehouse
from partnerboard.warehouse.writer import Writer, asked, executed

Answer = TypeVar("Answer")


class Trial(Warehouse):
    """Answers questions on the transaction of a writer, for as long as that is open. Nothing is remembered."""

    is_shared = False

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        super().__init__(None, None)

    @override
    def _connected(self) -> duckdb.DuckDBPyConnection:
        return self._writer.cursor

    @override
    def _answered_once(
        self, name: str, params: Mapping[str, Any], taken: Callable[[duckdb.DuckDBPyConnection], Answer]
    ) -> Answer:
        return taken(executed(self._writer.cursor, asked(name, params), params))
