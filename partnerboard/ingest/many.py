"""Many files one after another: stored in their order, the next ones read and staged while one is stored."""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from partnerboard.ingest.loading import NO_ANSWERS, Ready, make_ready, store
from partnerboard.ingest.receipts import Receipt
from partnerboard.platforms.declaration import Answers
from partnerboard.warehouse import Warehouse

AHEAD = 4
READERS = 2


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A file with what is said about it."""

    path: Path
    loaded_at_utc: datetime
    loaded_by: str
    answers: Answers = NO_ANSWERS


def load_many(warehouse: Warehouse, files: Iterable[HandedIn], *, keep_in: Path) -> Iterator[tuple[HandedIn, Receipt]]:
    """Load each file, or each export of an archive, in a transaction of its own, in the order given.

    Reading and staging touch no fact, so they run ahead; what a file finds stored is what the files before it left.
    """
    with ThreadPoolExecutor(READERS, thread_name_prefix="reader") as pool:
        waiting: deque[tuple[HandedIn, Future[list[Ready | Receipt]]]] = deque()
        for file in files:
            waiting.append((file, pool.submit(_read_ahead, warehouse, file)))
            if len(waiting) > AHEAD:
                yield from _stored(warehouse, *waiting.popleft(), keep_in)
        while waiting:
            yield from _stored(warehouse, *waiting.popleft(), keep_in)


def _read_ahead(warehouse: Warehouse, file: HandedIn) -> list[Ready | Receipt]:
    return make_ready(
        warehouse, file.path, answers=file.answers, loaded_at_utc=file.loaded_at_utc, loaded_by=file.loaded_by
    )


def _stored(
    warehouse: Warehouse, file: HandedIn, ready: Future[list[Ready | Receipt]], keep_in: Path
) -> Iterator[tuple[HandedIn, Receipt]]:
    for each in ready.result():
        yield file, store(warehouse, each, file.path, keep_in=keep_in)
