"""Loading leaves the machine as it was: the memory comes back, nothing is written elsewhere, nobody is called.

A process of its own loads every shared bad file and one file at the size limit, as the Upload page does.
"""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from partnerboard.ingest.reading import Limits
from tests.ingest.builders import FIRST_ID, X_HEADER, x_row
from tests.shared_material import SHARED, shared

pytestmark = pytest.mark.shared

PROJECT = Path(__file__).resolve().parents[2]
LEFT_MB = 50

# What Python does that leaves a process is told to its audit hooks; what libraries write shows in the folders.
WATCHED = """
import json, os, sys, time
from pathlib import Path

files, folder = json.loads(sys.stdin.read()), Path(sys.argv[1])
calls = []

def hear(event, about):
    if event in {"socket.connect", "socket.getaddrinfo", "socket.sendto", "socket.bind"}:
        calls.append([event, str(about[1:])])
    elif event == "open" and isinstance(about[0], str | bytes | os.PathLike) and about[2] & (os.O_WRONLY | os.O_RDWR):
        path = os.path.abspath(os.fsdecode(about[0]))
        if not path.startswith(str(folder)) and path != os.devnull:
            calls.append([event, path])

from datetime import UTC, datetime
from partnerboard.ingest.inspecting import inspect
from partnerboard.ingest.loading import store
from partnerboard.ingest.memory import give_back
from partnerboard.ingest.spooling import put_aside
from partnerboard.warehouse import Warehouse

at = datetime(2026, 10, 12, 9, tzinfo=UTC)
receipts, sizes = {}, []

def megabytes(warehouse):
    pages = "select coalesce(sum(memory_usage_bytes), 0) from duckdb_memory() where tag <> 'ALLOCATOR'"
    with warehouse.aside() as writer:
        [(cached,)] = writer._cursor.execute(pages).fetchall()
    resident = int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return (resident - cached) / 1024**2

def load(warehouse, path, name):
    found = inspect(warehouse, path, name=name, at_utc=at, by="ana")
    ready = [put_aside(each.ready, folder / "aside") for each in found if each.ready]
    verdicts = [each.receipt.verdict for each in found]
    found.clear()
    give_back(path.stat().st_size)
    for each in ready:
        verdicts = [store(warehouse, each, path, keep_in=folder / "kept").verdict]
    ready.clear()
    give_back(path.stat().st_size)
    receipts[str(path)] = verdicts

with Warehouse.open(folder / "warehouse.duckdb") as warehouse:
    for path, name in files[:1]:
        load(warehouse, Path(path), name)
    sys.addaudithook(hear)
    for path, name in files[1:]:
        sizes.append(megabytes(warehouse))
        load(warehouse, Path(path), name)
    deadline = time.monotonic() + 10  # allocators give back in the background
    while megabytes(warehouse) - sizes[0] >= 50 and time.monotonic() < deadline:
        time.sleep(0.25)
    sizes.append(megabytes(warehouse))
print(json.dumps({"calls": calls, "receipts": receipts, "sizes": sizes}))
"""


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of usual size, for a process to work a little before it is measured."""
    path = tmp_path_factory.mktemp("usual") / "usual.csv"
    write_posts(path, up_to=5_000_000)
    return path


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory, usual: Path) -> dict[str, Any]:
    """What is left after all bad files."""
    manifest = json.loads(shared("badfiles/manifest.json").read_text("utf-8"))
    bad = [(SHARED / "badfiles" / "files" / each["file"], each["upload_name"]) for each in manifest["files"]]
    return watched(tmp_path_factory, [(usual, "usual.csv"), *bad])


def watched(tmp_path_factory: pytest.TempPathFactory, files: list[tuple[Path, str]]) -> dict[str, Any]:
    """What a process says of itself that loads these files, the first one before it is watched."""
    folder, elsewhere = tmp_path_factory.mktemp("data"), tmp_path_factory.mktemp("elsewhere")
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, str(folder)],
        input=json.dumps([(str(path), name) for path, name in files]),
        capture_output=True,
        text=True,
        check=False,
        cwd=elsewhere,
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(PROJECT),
            "HOME": str(elsewhere),
            "TMPDIR": str(elsewhere),
            "PYTHONDONTWRITEBYTECODE": "1",
        },
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    found["elsewhere"] = [str(path) for path in elsewhere.rglob("*")]
    return found


def write_posts(path: Path, *, up_to: int) -> None:
    """As many posts as fit into so many bytes, each with a text of its own."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(X_HEADER)
        for number in range(200_000):
            row = x_row(1 + number % 30)
            id_ = FIRST_ID + up_to * 1000 + number
            text = f"Walk {number}: every step counts, also yours and that of your friends. #movewell @naha\n" * 2
            writer.writerow([id_, f"https://twitter.com/walkwell/status/{id_}", text, *row[3:]])
            if file.tell() > up_to - 512:
                return


def test_every_bad_file_ends_in_a_verdict(left: dict[str, Any]) -> None:
    assert {len(verdicts) for verdicts in left["receipts"].values()} == {1}


def test_T29_memory_comes_back_after_bad_files(left: dict[str, Any]) -> None:
    assert left["sizes"][-1] - left["sizes"][0] < LEFT_MB


def test_T31_nothing_is_written_elsewhere_and_nobody_is_called(left: dict[str, Any]) -> None:
    assert left["calls"] == []
    assert left["elsewhere"] == []


def test_T29_memory_comes_back_after_a_file_at_the_limit(
    tmp_path_factory: pytest.TempPathFactory, usual: Path, tmp_path: Path
) -> None:
    """Without what the database holds of what it stored: it keeps that at hand, up to a limit of its own."""
    large = tmp_path / "large.csv"
    write_posts(large, up_to=Limits().file_bytes - 1024)

    found = watched(tmp_path_factory, [(usual, "usual.csv"), (large, "large.csv")])

    assert found["receipts"][str(large)] == ["loaded"]
    assert found["sizes"][-1] - found["sizes"][0] < LEFT_MB
