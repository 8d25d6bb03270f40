"""Folding the write-ahead log into the database file, which DuckDB calls a checkpoint."""

import time

import duckdb

from partnerboard.errors import WarehouseBusy

_TRIES, _BETWEEN_TRIES_SECONDS = 50, 0.1


def fold(cursor: duckdb.DuckDBPyConnection) -> None:
    """Try for a while: DuckDB refuses it as long as somebody reads what was changed or deleted since the last one.

    Raises:
        WarehouseBusy: somebody read all the time.
    """
    for _ in range(_TRIES):
        try:
            cursor.execute("checkpoint")
        except duckdb.TransactionException:
            time.sleep(_BETWEEN_TRIES_SECONDS)
        else:
            return
    raise WarehouseBusy("Somebody is reading the warehouse all the time.", "Try again in a minute.")
