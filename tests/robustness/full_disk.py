"""A disk that fills up while files are loaded, and is given room again: what the process says and what is there.

Two ways to fill it. A limit on the size of a file needs no rights: the kept copy, the log or the database hits it. A
small file system in memory is the real thing; it is mounted in a name space of its own, which ends with its processes:

    unshare --mount --map-root-user python -m tests.robustness.full_disk FOLDER FILES TRIALS SEED
"""

import json
import os
import random
import resource
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Protocol

from partnerboard.ingest import upkeep
from partnerboard.warehouse import Warehouse, opening
from tests.robustness import files as generated
from tests.robustness.processes import SMALL

DISK = 48 * 1024**2
PLENTY = 1024**4  # what a load is told is free, so that it goes on until the disk says no
MOST_ROOM = 11 * 1024**2  # about what all files, their copies and the log take


class Disk(Protocol):
    """Something that can be full."""

    def fill(self, left: int) -> None:
        """Leave that many bytes."""

    def empty(self) -> None:
        """Give room again."""


@dataclass
class FileSystem:
    """A mounted file system of its own, filled with one large file."""

    folder: Path

    def fill(self, left: int) -> None:
        """Leave that many bytes."""
        found = os.statvfs(self.folder)
        with (self.folder / "ballast").open("wb") as ballast:
            os.posix_fallocate(ballast.fileno(), 0, max(1, found.f_bavail * found.f_frsize - left))

    def empty(self) -> None:
        """Give room again."""
        (self.folder / "ballast").unlink()


class FileSize:
    """No file of this process may grow beyond a size."""

    def fill(self, left: int) -> None:
        """Files of at most that many bytes."""
        resource.setrlimit(resource.RLIMIT_FSIZE, (left, resource.RLIM_INFINITY))

    def empty(self) -> None:
        """Files of any size."""
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


def filled(database: Path, files: Sequence[Path], disk: Disk, left: int, checkpoint: str | None) -> dict[str, Any]:
    """Load the first file, fill the disk, load until it says no, read, give room, and load the rest.

    Returns what was told done before, what the failure said, what was read during it, and what is there at the end.
    """
    if checkpoint:
        opening.LOCKDOWN["checkpoint_threshold"] = checkpoint
    done, said = 1, ""
    with Warehouse.open(database, free=lambda _: PLENTY) as warehouse:
        generated.load_one(warehouse, files, 0, database.parent / "kept")
        disk.fill(left)
        try:
            while done < len(files) and not said:
                done += generated.load_one(warehouse, files, done, database.parent / "kept") == "loaded"
        except Exception as problem:  # noqa: BLE001 - whatever it is, it is what is looked at
            said = f"{type(problem).__name__}: {problem}"
        read = len(warehouse.records("imports/batches", initiative_ids=["(none)"]))
        during = upkeep.checksums(warehouse)
        disk.empty()
        verdicts = [
            generated.load_one(warehouse, files, number, database.parent / "kept") for number in range(done, len(files))
        ]
        after = upkeep.checksums(warehouse)
    return {
        "left": left,
        "done": done,
        "said": said,
        "read": read,
        "during": during,
        "verdicts": verdicts,
        "after": after,
        "kept": len([path for path in (database.parent / "kept").rglob("*") if path.is_file()]),
    }


def reopened(database: Path) -> dict[str, str]:
    """What a fresh instance finds."""
    with Warehouse.open(database) as warehouse:
        return upkeep.checksums(warehouse)


def limited(say: Connection, database: Path, files: Sequence[Path], left: int, checkpoint: str | None) -> None:
    """A trial with files that may not grow, in the process that calls it."""
    found = filled(database, files, FileSize(), left, checkpoint)
    say.send({**found, "reopened": reopened(database)})


def main(folder: Path, files: Path, trials: int, seed: str) -> None:
    """Trials on a file system in memory, each by a process of its own; one line of JSON each."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={DISK}", "partnerboard-test", str(folder)], check=True)
    chance = random.Random(seed)
    exports = sorted(files.iterdir())
    for _ in range(trials):
        left, checkpoint = chance.randrange(4096, MOST_ROOM), chance.choice((None, SMALL))
        sys.stdout.write(json.dumps(_in_a_process(folder, exports, left, checkpoint)) + "\n")
        sys.stdout.flush()
        for path in folder.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def _in_a_process(folder: Path, exports: Sequence[Path], left: int, checkpoint: str | None) -> dict[str, Any]:
    """Forked, so that each trial starts with a process that has opened nothing."""
    hear, say = os.pipe()
    child = os.fork()
    if not child:
        os.close(hear)
        database = folder / "warehouse.duckdb"
        try:
            found = filled(database, exports, FileSystem(folder), left, checkpoint)
            found["reopened"] = reopened(database)
        except Exception as problem:  # noqa: BLE001 - told to the test, which fails over it
            found = {"left": left, "fault": f"{type(problem).__name__}: {problem}"}
        with os.fdopen(say, "w") as pipe:
            json.dump(found, pipe)
        os._exit(0)
    os.close(say)
    with os.fdopen(hear) as pipe:
        told = pipe.read()
    os.waitpid(child, 0)
    return json.loads(told) if told else {"left": left, "fault": "the process died"}


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
