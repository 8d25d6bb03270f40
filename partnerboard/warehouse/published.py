"""Published copies: a file per state of the warehouse, which any number of servers read and none changes.

A folder holds the files of the newest states and a pointer to the last one, replaced in one step. Whoever reads needs
no other server. Shared links are left out of a copy: one that was closed since would stay open there.
"""

import json
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import NoReturn, Self

import duckdb
from typing_extensions import override

from partnerboard.errors import WarehouseMissing, WarehouseNewer, WarehouseReadOnly
from partnerboard.lake_address import PublishedAddress
from partnerboard.warehouse import migrations, opening
from partnerboard.warehouse.backup import sha256_of
from partnerboard.warehouse.beside import sync_folder, write_synced
from partnerboard.warehouse.instance import Instance
from partnerboard.warehouse.lake.house import LakeHouse
from partnerboard.warehouse.questions import question
from partnerboard.warehouse.store import Warehouse

KEPT = 3
"""Files that stay: servers read the one before until they have looked."""

LOOK_SECONDS = 1.0
POINTER = "current.json"


@dataclass(frozen=True, slots=True)
class Published:
    """What the pointer says: a file beside it, its SHA-256, and when it was published."""

    file: str
    sha256: str
    published_at_utc: str

    @classmethod
    def newest(cls, folder: Path) -> Self:
        """What is published in a folder now.

        Raises:
            WarehouseMissing: nothing is, or the pointer cannot be read.
        """
        try:
            return cls(**json.loads((folder / POINTER).read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError) as problem:
            raise WarehouseMissing(
                f"There is no published copy in {folder}.", "Publish one: python -m partnerboard warehouse publish."
            ) from problem


def publish(warehouse: Warehouse, folder: Path, at_utc: datetime) -> Published:
    """Put a copy of the warehouse as it is now into a folder, point at it, and remove files that nobody needs.

    Raises:
        WarehouseBusy: somebody reads and reads, and what was changed meanwhile cannot be folded in.
    """
    folder.mkdir(mode=0o750, parents=True, exist_ok=True)
    arriving = folder / "arriving.duckdb"
    warehouse.checkpoint()  # with the roll-ups, which nobody can make in a copy
    with warehouse.standing_still():
        shutil.copyfile(_file_of(warehouse), arriving)
    with opening.connect(arriving) as connection:
        for statement in duckdb.extract_statements(question("links/leave_out").sql):
            connection.execute(statement)
        connection.execute("checkpoint")
    sha256 = sha256_of(arriving)
    made = Published(f"partnerboard-{at_utc:%Y%m%dT%H%M%S}-{sha256[:12]}.duckdb", sha256, at_utc.isoformat())
    arriving.replace(folder / made.file)
    pointer = folder / f"{POINTER}.arriving"
    write_synced(pointer, json.dumps(asdict(made)).encode())
    pointer.replace(folder / POINTER)
    sync_folder(folder)
    for old in sorted(folder.glob("partnerboard-*.duckdb"))[:-KEPT]:
        if old.name != made.file:
            old.unlink()
    return made


def _file_of(warehouse: Warehouse) -> Path:
    """The file that answers come from: that of a lake's copy, or its own."""
    found = warehouse.file if isinstance(warehouse, LakeHouse) else warehouse.path
    if found is None or warehouse.is_read_only:
        raise WarehouseReadOnly("There is no file here that could be published.")
    return found


@dataclass(eq=False)
class _State:
    """A copy that is open, and how many pages are made from it."""

    said: Published
    instance: Instance
    pages: int = 0


@dataclass
class _Page:
    state: _State | None = field(default=None)


class PublishedHouse(Warehouse):
    """The newest published copy, read only; the next one takes its place between two pages."""

    is_read_only = True

    def __init__(self, address: PublishedAddress, path: Path) -> None:
        self.lake, self._folder = address, address.folder
        self._lock = threading.Lock()
        self._page: ContextVar[_Page | None] = ContextVar("page", default=None)
        self._looked_at = time.monotonic()
        super().__init__(path, None)

    @property  # type: ignore[explicit-override] # one with a setter takes no @override
    def _instance(self) -> Instance:
        return self._state().instance

    @_instance.setter
    def _instance(self, _: Instance) -> None:
        """Which one it is says :meth:`_state`."""

    @override
    def _begun(self) -> Instance:
        self._newest = self._opened_state(Published.newest(self._folder))
        return self._newest.instance

    def _opened_state(self, said: Published) -> _State:
        return _State(said, Instance(lambda: _connected(self._folder / said.file)))

    @override
    def close(self) -> None:
        self._newest.instance.close()

    @property
    @override
    def data_version(self) -> str:
        return f"{self._opened}-{self._state().said.sha256}"

    @contextmanager
    @override
    def one_state(self) -> Iterator[None]:
        """As the base's: a copy that is published meanwhile is the next page's."""
        page = _Page()
        token = self._page.set(page)
        try:
            yield
        finally:
            self._page.reset(token)
            if page.state:
                self._left(page.state)

    @override
    def _cursor_to_write(self) -> NoReturn:
        raise WarehouseReadOnly

    @override
    def rolling_up(self) -> NoReturn:
        raise WarehouseReadOnly

    @override
    def standing_still(self) -> NoReturn:
        raise WarehouseReadOnly

    @override
    def checkpoint(self) -> None:
        """Nothing is written."""

    def _state(self) -> _State:
        page = self._page.get()
        if page and page.state:
            return page.state
        with self._lock:
            if page and page.state:  # another thread of the same page was quicker
                return page.state
            if time.monotonic() - self._looked_at >= LOOK_SECONDS:
                self._look()
            if page:
                page.state = self._newest
                self._newest.pages += 1
            return self._newest

    def _look(self) -> None:
        said = Published.newest(self._folder)
        if said != self._newest.said:
            before = self._newest
            self._newest = self._opened_state(said)
            if not before.pages:
                before.instance.close()
        self._looked_at = time.monotonic()

    def _left(self, state: _State) -> None:
        with self._lock:
            state.pages -= 1
            if not state.pages and state is not self._newest:
                state.instance.close()


def _connected(path: Path) -> duckdb.DuckDBPyConnection:
    if not path.exists():
        raise WarehouseMissing(f"The published copy {path} is gone.", "Publish another one.")
    connection = opening.connect(path, read_only=True)
    if not migrations.are_views_current(connection):
        connection.close()
        raise WarehouseNewer(
            f"The copy {path.name} was published by another version of Partnerboard.", "Let both be the same version."
        )
    return connection
