"""What runs in processes of its own: one that loads and is killed, and one that looks at what is left.

They are forked from a process that has imported everything and opened nothing, so a trial costs its work and not its
imports. What a loader says goes through a pipe, one message at a time, as a terminal would show it.
"""

import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from partnerboard.ingest import loading, upkeep
from partnerboard.ingest.inbox.arrivals import arrivals
from partnerboard.ingest.inbox.rounds import Rounds
from partnerboard.ingest.inbox.taking import House
from partnerboard.recovery.recovering import recover
from partnerboard.warehouse import Warehouse, opening
from partnerboard.warehouse.journal import Journal
from tests.robustness import files as generated

processes = multiprocessing.get_context("forkserver")
processes.set_forkserver_preload([__name__])

# A step of a load, and about how long it takes at most: a kill lands somewhere within it, or in the next one.
PHASES = {
    "opening": 0.3,
    "reading": 0.05,
    "staging": 0.1,
    "keeping": 0.01,
    "storing": 0.1,
    "committing": 0.05,
    "journal": 0.005,
    "telling": 0.002,
    "closing": 0.1,
}
SMALL = "64KB"  # of log; the default is 16 MB, which these files reach once in a while


def loads(say: Connection, database: Path, files: Sequence[Path], first: int, checkpoint: str | None = None) -> None:
    """Load files from `first` on. Says ("phase", name) as it goes on, and ("done", number, verdict) when one is in.

    `checkpoint` is the size of the log at which DuckDB folds it into the file, in the middle of a commit.
    """
    if checkpoint:
        opening.LOCKDOWN["checkpoint_threshold"] = checkpoint
    _announce(say)
    say.send(("phase", "opening"))
    with Warehouse.open(database) as warehouse:
        for number in range(first, len(files)):
            verdict = generated.load_one(warehouse, files, number, database.parent / "kept")
            say.send(("phase", "telling"))
            say.send(("done", number, verdict))
        say.send(("phase", "closing"))
    say.send(("end",))


def loads_and_dies(say: Connection, database: Path, files: Sequence[Path], folded: int) -> None:
    """Load all files, the first `folded` of them folded into the database, and die with the others in its log."""
    warehouse = Warehouse.open(database)
    for number in range(len(files)):
        generated.load_one(warehouse, files, number, database.parent / "kept")
        if number + 1 == folded:
            warehouse.checkpoint()
    say.send({})
    os.kill(os.getpid(), signal.SIGKILL)


def empties(say: Connection, database: Path, inbox: Path) -> None:
    """Work on a drop folder until nothing lies in it."""
    rounds = Rounds(inbox, database, lambda: generated.LOADED_AT)
    with Warehouse.open(database) as warehouse:
        house = House(warehouse, database.parent / "kept", database.parent / "uploads")
        while any(arrivals(inbox)):
            rounds.take(rounds.settled(), house, is_over=lambda: False)
    say.send({})


def looks(say: Connection, database: Path) -> None:
    """Open what is left, in the time it takes, and say what is in it; or why it does not open, or cannot be read."""
    started, is_open = time.monotonic(), False
    try:
        with Warehouse.open(database) as warehouse:
            is_open = True
            batches = warehouse.records("imports/batches", initiative_ids=["(none)"])
            seconds = time.monotonic() - started
            say.send(
                {
                    "seconds": seconds,
                    "files": sorted(batch["file_name"] for batch in batches),
                    "sha256s": [batch["file_sha256"] for batch in batches],
                    "checksums": upkeep.checksums(warehouse),
                }
            )
    except Exception as problem:  # noqa: BLE001 - whatever it is, it is the answer
        say.send({"fault": f"{type(problem).__name__}: {problem}", "is_open": is_open})


def recovers(say: Connection, database: Path) -> None:
    """Bring a database back, and say what that started from and how many loads it did again."""
    done = recover(
        database, keep_in=database.parent / "kept", now=generated.LOADED_AT, by="robustness", at=lambda *_: None
    )
    say.send({"base": done.base, "loads": done.done_again["loaded"], "left_out": done.left_out})


def looked_at(database: Path) -> dict[str, Any]:
    """What a fresh process finds, `restart` being the seconds from its start to its first answer."""
    started = time.monotonic()
    return {**answered(looks, database), "restart": time.monotonic() - started}


def answered(work: Callable[..., None], *of: Any) -> dict[str, Any]:
    """What `work` says in a process of its own."""
    hear, say = processes.Pipe(duplex=False)
    process = processes.Process(target=work, args=(say, *of))
    process.start()
    say.close()
    try:
        found: dict[str, Any] = hear.recv()
    except EOFError:
        found = {"fault": "the process died"}
    process.join()
    return found


def _announce(say: Connection) -> None:
    """Let the steps of a load say when they begin; what they do stays what it is."""
    _before(loading, "make_ready", say, "reading")
    _before(loading, "stage", say, "staging")
    _before(loading, "keep", say, "keeping")
    _before(loading, "store_facts", say, "storing")
    _before(Journal, "append", say, "journal")
    stored: Callable[..., Any] = loading.store_within

    def _then_committing(*args: Any) -> Any:
        receipt = stored(*args)
        say.send(("phase", "committing"))
        return receipt

    loading.store_within = _then_committing


def _before(module: Any, name: str, say: Connection, phase: str) -> None:
    step: Callable[..., Any] = getattr(module, name)

    def announced(*args: Any, **named: Any) -> Any:
        say.send(("phase", phase))
        return step(*args, **named)

    setattr(module, name, announced)
