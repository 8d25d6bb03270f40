"""Loading time and memory: files from bytes to committed facts as the Upload page does it, against raw reading.

The page looks at every file first and stores it when somebody presses Load; both are in the time. The floor is DuckDB
alone: `read_csv` with every column as text and an insert into a table of its own, one thread as our warehouse has, a
commit for each file: no check, no place of an unreadable cell, no history. Each measurement is a fresh process with an
empty warehouse, and the two are taken in turn. Peak memory is that of the process. Seconds belong to a machine; ratios
and memory to the product.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bench import measuring
from bench.files import SETS, written

if TYPE_CHECKING:
    import duckdb

ROOT = Path(__file__).resolve().parents[1]
LOADED_AT = datetime(2026, 7, 1, tzinfo=UTC)
LIMIT = 3.0
EXPLAINS = """\
Files from bytes to committed facts as the Upload page loads them, each time in a fresh process with an empty warehouse:
looked at, then stored. Peak is the memory of the process."""
FLOOR = "DuckDB's `read_csv` of the same bytes as text into a table for each file"
READERS = 2  # as ui/waiting.py


@dataclass(frozen=True)
class Run:
    """One measurement in a process of its own."""

    seconds: float
    processor: float
    peak_mb: float


def main() -> int:
    """Measure and print; the exit status is 1 when forty files take more than the limit."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--rounds", type=int, default=3, help="measured pairs per set of files (default: 3)")
    options.add_argument("--sets", nargs="+", choices=SETS, default=list(SETS), help="sets of files (default: all)")
    options.add_argument("--keep", type=Path, help="write the files here and leave them there")
    options.add_argument("--one", nargs=2, metavar=("HOW", "FOLDER"), help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.one:
        return _one(*chosen.one)
    is_over = False
    kept = measuring.Run("loading", "Loading", EXPLAINS, measuring.repeated("bench-loading"), FLOOR, LIMIT)
    print("| Files | MB | Floor, s | Look and load, s | Ratio | Processor: floor, s | Load, s | Ratio | Peak MB |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as folder:
        for name in chosen.sets:
            at = (chosen.keep or Path(folder)) / name
            size = sum(path.stat().st_size for path in written(name, at))
            pairs = [(measured("floor", at), measured("page", at)) for _ in range(chosen.rounds)]
            line, ratio = _line(SETS[name].words, size, pairs)
            is_over |= name == "forty" and ratio > LIMIT
            print(line, flush=True)
            kept.rows.append(_row(SETS[name].words, size, pairs))
    kept.write()
    return int(is_over)


def _row(words: str, size: int, pairs: list[tuple[Run, Run]]) -> measuring.Row:
    floor, page = zip(*pairs, strict=True)
    return measuring.Row(
        what="look and load",
        where=words,
        unit="s",
        ours=[measuring.rounded(each.seconds) for each in page],
        floor=[measuring.rounded(each.seconds) for each in floor],
        facts={
            "MB": round(size / 1e6, 1),
            "Peak MB": round(max(each.peak_mb for each in page)),
            "Processor, ratio": measuring.rounded(
                statistics.median(after.processor / before.processor for before, after in pairs)
            ),
        },
    )


def _line(words: str, size: int, pairs: list[tuple[Run, Run]]) -> tuple[str, float]:
    floor, page = zip(*pairs, strict=True)
    ratio = statistics.median(after.seconds / before.seconds for before, after in pairs)
    busy = statistics.median(after.processor / before.processor for before, after in pairs)
    return (
        f"| {words} | {size / 1e6:.1f} "
        f"| {statistics.median(each.seconds for each in floor):.2f} "
        f"| {statistics.median(each.seconds for each in page):.2f} | {ratio:.1f} "
        f"| {statistics.median(each.processor for each in floor):.1f} "
        f"| {statistics.median(each.processor for each in page):.1f} | {busy:.1f} "
        f"| {max(each.peak_mb for each in page):,.0f} |"
    ), ratio


def measured(how: str, folder: Path) -> Run:
    """One measurement over the files of a folder: 'floor', 'typed' (the other floor) or 'page'."""
    command = [sys.executable, "-m", "bench.loading", "--one", how, str(folder)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return Run(**json.loads(done.stdout))


def _one(how: str, folder: str) -> int:
    run = {"floor": _floor, "typed": _typed, "page": _page}[how](sorted(Path(folder).iterdir()))
    print(json.dumps(asdict(run)))
    return 0


def _since(started: tuple[float, float]) -> Run:
    seconds, processor = _now()
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Run(seconds - started[0], processor - started[1], peak_mb)


def _now() -> tuple[float, float]:
    return time.perf_counter(), time.process_time()


def _page(files: list[Path]) -> Run:
    """As `ui/desk.py`: look at every file, then load one after the other."""
    from concurrent.futures import ThreadPoolExecutor

    from partnerboard.ingest.inspecting import inspect
    from partnerboard.ingest.loading import Ready, store
    from partnerboard.ingest.spooling import put_aside
    from partnerboard.warehouse import Warehouse

    with tempfile.TemporaryDirectory() as folder, Warehouse.open(Path(folder) / "w.duckdb") as warehouse:
        started = _now()

        def look(path: Path) -> list[Ready]:
            found = inspect(warehouse, path, name=path.name, at_utc=LOADED_AT, by="bench")
            return [put_aside(each.ready, Path(folder) / path.stem) for each in found if each.ready]

        with ThreadPoolExecutor(READERS) as pool:
            looked = list(pool.map(look, files))
        for path, [ready] in zip(files, looked, strict=True):
            receipt = store(warehouse, ready, path, keep_in=Path(folder) / "kept")
            if not receipt.is_in or receipt.rejected:
                raise SystemExit(receipt.message)
        return _since(started)


def _floor(files: list[Path]) -> Run:
    """Every column as text, a table for each file."""
    with _raw() as connection:
        started = _now()
        for number, path in enumerate(files):
            read = "select * from read_csv($path, header = true, all_varchar = true)"
            connection.execute(f"create table file_{number} as {read}", {"path": str(path)})
        return _since(started)


def _typed(files: list[Path]) -> Run:
    """Columns typed by DuckDB, inserted into one table for each sort of file."""
    with _raw() as connection:
        started = _now()
        known: set[str] = set()
        for path in files:
            sort = path.stem.partition("_")[2]
            step = "insert into {} {}" if sort in known else "create table {} as {}"
            read = step.format(sort, "select * from read_csv($path)")
            connection.execute(read, {"path": str(path)})
            known.add(sort)
        return _since(started)


@contextmanager
def _raw() -> Iterator["duckdb.DuckDBPyConnection"]:
    import duckdb

    with (
        tempfile.TemporaryDirectory() as folder,
        duckdb.connect(f"{folder}/w.duckdb", config={"threads": 1}) as connection,
    ):
        yield connection


if __name__ == "__main__":
    sys.exit(main())
