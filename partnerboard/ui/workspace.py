"""The one warehouse this process serves, the demo's or the visitor's own, and the memory of its answers.

Streamlit sessions share it: answers are kept by (question, data version, arguments), so a scope never sees what was
computed for another one, and every committed load forgets what it makes old.
"""

import logging
import os
import shutil
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeVar

from partnerboard.errors import PartnerboardError, RecoveryNeeded, WarehouseError
from partnerboard.lake_address import Elsewhere
from partnerboard.recovery.recovering import recover
from partnerboard.settings import Settings
from partnerboard.ui import opening
from partnerboard.warehouse import Warehouse
from partnerboard.warehouse.beside import Beside

REMEMBERED = 256
THE_APP = "the app on this machine"  # who does what no person asked for, and who sits at it where nobody signs in
DEMO_OPENS_ON = date(2026, 10, 11)  # in the middle of its story: one target adjusted, four behind, three weeks to go

_log = logging.getLogger(__name__)

Kind = Literal["demo", "own"]
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Progress:
    """How far the first start is: files loaded of all, and the file in hand."""

    done: int
    total: int
    file: str


class Workspace:
    """Opened once per process by the server's lifespan; every page asks it."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.began_at = datetime.now(UTC)
        self.progress: Progress | None = None
        self.refusal: PartnerboardError | None = None  # why the last recovery did not go through
        self._fault: PartnerboardError | None = None
        self._lock = threading.RLock()
        self._open: dict[Kind, Warehouse] = {}
        self._answers: OrderedDict[tuple[Any, ...], Any] = OrderedDict()
        self._kind: Kind = "own"

    @property
    def kind(self) -> Kind:
        """Which workspace is served."""
        return self._kind

    @property
    def opens_on(self) -> date | None:
        """The day the pages open on; None: the newest day that the files speak of."""
        return DEMO_OPENS_ON if self._kind == "demo" else None

    @property
    def warehouse(self) -> Warehouse:
        """The warehouse in use. Raises WarehouseError while it is not open."""
        try:
            return self._open[self._kind]
        except KeyError:
            raise WarehouseError("The warehouse is not open yet.", "Reload this page in a few seconds.") from None

    @property
    def begun_loads(self) -> Path:
        """Where the loads of this workspace that are under way leave their notes."""
        return self.settings.begun / self._kind

    @property
    def fault(self) -> PartnerboardError | None:
        """Why nothing can be answered: it did not open, or its file was found damaged since."""
        return self._fault or (self._open[self._kind].damage if self._kind in self._open else None)

    @property
    def needs_recovery(self) -> bool:
        """The database cannot be trusted as it lies there."""
        return isinstance(self.fault, RecoveryNeeded)

    @property
    def own(self) -> Warehouse | None:
        """The visitor's own warehouse, while it is open."""
        return self._open.get("own")

    def own_opened(self) -> Warehouse | None:
        """The visitor's own warehouse, opened beside the demo; None while it is itself served and not to be used.

        Raises what opening it raises.
        """
        with self._lock:
            if self._kind == "demo" and "own" not in self._open:
                self._open["own"] = opening.opened(self.settings.own_warehouse, self.settings.lake)
            return self.own

    @property
    def is_ready(self) -> bool:
        """Pages can be answered."""
        return self.fault is None and self.progress is None and self._kind in self._open

    def start(self) -> None:
        """Open the warehouse of the workspace that was last chosen; a fault is kept for the pages to explain."""
        self._kind = self._chosen()
        if self._wants_demo:
            self.progress = Progress(0, 0, "")  # not ready before fill() has run
        self._fault = self._fault_in_opening()
        if not self._wants_demo:
            self.progress = None

    def _fault_in_opening(self) -> PartnerboardError | None:
        try:
            with self._lock:
                if self._kind not in self._open:
                    self._open[self._kind] = opening.opened(self.path, self.lake)
        except PartnerboardError as fault:
            return fault
        except Exception:  # noqa: BLE001 - a server that explains is of more use than one that is gone
            _log.exception("The warehouse did not open")
            return WarehouseError("The warehouse cannot be opened.", "Look into the log of the server.")
        self._warn_of_clock()
        return None

    def sweep(self) -> None:
        """Remove files that were brought and never loaded: no session outlives its server."""
        shutil.rmtree(self.settings.uploads, ignore_errors=True)

    def fill(self) -> None:
        """Load the demo if it is in use and not complete; the pages show the progress meanwhile."""
        if not self._wants_demo or self.fault is not None:
            return
        self.progress = Progress(0, 0, "")
        try:
            opening.load_demo(self.warehouse, self.settings, self._at)
            self._is_filled.touch()
        except PartnerboardError as fault:
            self._fault = fault
        finally:
            self.progress = None

    def switch(self, kind: Kind) -> None:
        """Serve the other workspace from now on, also after a restart; a demo that is not there yet loads meanwhile."""
        with self._lock:
            self._choice.parent.mkdir(parents=True, exist_ok=True)
            self._choice.write_text(kind, encoding="utf-8")
            self._fault = None
        self.start()
        threading.Thread(target=self.fill, name="fill", daemon=True).start()

    def recover(self, *, by: str, is_loss_accepted: bool = False) -> None:
        """Bring the database back, while the pages show the progress; then serve it."""
        with self._lock:
            if self.progress is not None or not self.needs_recovery:
                return
            self.progress = Progress(0, 0, "")
            damaged = self._open.pop(self._kind, None)
        if damaged:
            self._fault = damaged.damage
            damaged.close()
        threading.Thread(target=self._recover, args=(by, is_loss_accepted), name="recovery", daemon=True).start()

    def _recover(self, by: str, is_loss_accepted: bool) -> None:
        try:
            recover(
                self.path,
                keep_in=self.settings.kept_files,
                now=datetime.now(UTC),
                by=by,
                at=self._at,
                is_loss_accepted=is_loss_accepted,
            )
        except PartnerboardError as refusal:
            self.refusal = refusal
        else:
            self.refusal = None
            self.start()
            self.fill()
        finally:
            self.progress = None

    def fold(self) -> None:
        """Fold what was loaded into the database file, beside the pages: nobody waits for it."""
        threading.Thread(target=opening.fold, args=(self.warehouse, self.publish_to), name="fold", daemon=True).start()

    def stop(self) -> None:
        """Let go of the files, after what is being written."""
        with self._lock:
            for warehouse in self._open.values():
                warehouse.close()
            self._open.clear()

    def unready_reasons(self) -> Iterable[str]:
        """Why visitors should wait, in words; nothing when they need not."""
        fault = self.fault
        if isinstance(fault, RecoveryNeeded):
            yield fault.reason
        elif fault is not None or self._kind not in self._open:
            yield "warehouse is not open"
        elif self.progress is not None:
            yield "demo is loading"
        else:
            yield from opening.faults_of(self.warehouse)

    def asked(self, question: Callable[..., Answer], *of: Any, **named: Any) -> Answer:
        """`question(warehouse, *of, **named)`, computed once per data version. Nobody may change what it returns."""
        warehouse = self.warehouse
        key = _key(question, warehouse, of, named)
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
                return self._answers[key]  # type: ignore[no-any-return] # kept under the question that gave it
        answer = question(warehouse, *of, **named)
        with self._lock:
            self._answers[key] = answer
            while len(self._answers) > REMEMBERED:
                self._answers.popitem(last=False)
        return answer

    def has_answer(self, question: Callable[..., Any], *of: Any, **named: Any) -> bool:
        """Whether :meth:`asked` need not work it out."""
        with self._lock:
            return _key(question, self.warehouse, of, named) in self._answers

    @property
    def publish_to(self) -> Path | None:
        """Where copies of the warehouse in use are published; the demo's are not."""
        return None if self._kind == "demo" else self.settings.publish_to

    def one_state(self) -> AbstractContextManager[None]:
        """All that a page asks inside is answered from one state, whatever other processes write."""
        return self._open[self._kind].one_state() if self._kind in self._open else nullcontext()

    def _warn_of_clock(self) -> None:
        """A clock that runs behind puts changes before what they follow; their order stays that of their numbers."""
        journal = self.warehouse.journal
        last = journal.last if journal and self._kind == "own" else None
        if last and last.at_utc > datetime.now(UTC):
            _log.warning("The clock is behind: the last change is of %s. Set it right.", last.at_utc)

    @property
    def path(self) -> Path:
        """The file of the warehouse in use."""
        return self.settings.demo_warehouse if self._kind == "demo" else self.settings.own_warehouse

    @property
    def lake(self) -> Elsewhere | None:
        """Where it is instead, if in DuckLake: the demo never is."""
        return None if self._kind == "demo" else self.settings.lake

    def _chosen(self) -> Kind:
        if self._choice.exists():
            return "own" if self._choice.read_text(encoding="utf-8").strip() == "own" else "demo"
        if self.settings.workspace != "auto":
            return self.settings.workspace
        beside = Beside(self.settings.own_warehouse)
        is_own_there = self.settings.lake or beside.database.exists() or beside.journal.exists() or beside.all_backups()
        return "own" if is_own_there else "demo"

    @property
    def _choice(self) -> Path:
        return self.settings.folder / "workspace"

    @property
    def _is_filled(self) -> Path:
        return self.settings.demo_files / "complete"

    @property
    def _wants_demo(self) -> bool:
        return self._kind == "demo" and not self._is_filled.exists()

    def _at(self, done: int, total: int, file: str) -> None:
        self.progress = Progress(done, total, file)


def _key(question: Callable[..., Any], warehouse: Warehouse, of: Any, named: Mapping[str, Any]) -> tuple[Any, ...]:
    return (question, warehouse.data_version, of, tuple(sorted(named.items())))


@cache
def workspace() -> Workspace:
    """The workspace of this process."""
    return Workspace(Settings.of(os.environ))


def asked(question: Callable[..., Answer], *of: Any, **named: Any) -> Answer:
    """What an insight answers for a scope and a view: `asked(scorecard, scope, view)`."""
    return workspace().asked(question, *of, **named)
