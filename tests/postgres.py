"""A PostgreSQL of the tests' own, from Debian's packages: in a folder of its own, gone when it is done with."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

fully = pytest.mark.skipif("PARTNERBOARD_TEST_LAKE" not in os.environ, reason="`make lake` tries what takes long")
"""For tests of a lake that `make test` has no time for."""

_OWNER = "postgres"  # PostgreSQL refuses to be started by root; Debian's packages bring this user


@dataclass(frozen=True)
class Server:
    """A server that runs. `folder` holds its socket and its data."""

    folder: Path

    def dsn(self, database: str) -> str:
        """How a new database of that name is reached, the old one of that name gone."""
        for statement in (f'drop database if exists "{database}" with (force)', f'create database "{database}"'):
            self.run("psql", "--quiet", "--command", statement, "postgres")
        return f"dbname={database} host={self.folder} user={_OWNER}"

    def run(self, program: str, *given: str) -> None:
        """Run one of PostgreSQL's programs against it."""
        _run(program, "--host", str(self.folder), "--username", _OWNER, *given)

    def start(self) -> None:
        """Start it; it answers when this returns."""
        options = f"-k {self.folder} -c listen_addresses= -c fsync=off -c max_connections=60"
        _run("pg_ctl", "-D", str(self.folder / "data"), "-w", "-l", str(self.folder / "log"), "-o", options, "start")

    def stop(self) -> None:
        """Stop it as a power cut would."""
        _run("pg_ctl", "-D", str(self.folder / "data"), "-w", "-m", "immediate", "stop")


@contextmanager
def serving() -> Iterator[Server]:
    """A server with nothing in it."""
    folder = Path(tempfile.mkdtemp(prefix="postgres-"))  # a short path that another user may enter: sockets need both
    if os.geteuid() == 0:
        shutil.chown(folder, _OWNER)
    server = Server(folder)
    try:
        _run(
            "initdb", "-D", str(folder / "data"), "-U", _OWNER, "-A", "trust", "--no-sync", "--no-locale", "-E", "UTF8"
        )
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder)


def _run(program: str, *given: str) -> None:
    as_owner = {"user": _OWNER, "group": _OWNER, "extra_groups": []} if os.geteuid() == 0 else {}
    done = subprocess.run(
        [_found(program), *given],
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,  # the server keeps what it is given open
        stderr=subprocess.PIPE if program != "pg_ctl" else subprocess.DEVNULL,
        cwd="/",
        **as_owner,
    )
    if done.returncode:
        raise RuntimeError(f"{program} failed: {(done.stderr or b'').decode()}")


def _found(program: str) -> str:
    """Debian puts the programs of a server beside those of its other versions, and not on the path."""
    newest = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"), key=lambda path: int(path.parts[4]))
    found = shutil.which(program) or (str(newest[-1]) if newest else None)
    if found is None:
        raise FileNotFoundError(f"{program} is not installed: apt-get install postgresql")
    return found
