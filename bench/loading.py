"""Loading time and memory: files from bytes to committed facts as the Upload page does it, against raw reading.

The page looks at every file first and stores it when somebody presses Load; both are in the time. The floor is DuckDB
alone: `read_csv` with typed columns and an insert, one thread as our warehouse has, a commit for each file: no check,
no place of an unreadable cell, no history. Each measurement is a fresh process with an
empty warehouse, and all ways are taken in turn. Peak memory is that of the process. Seconds belong to a machine; ratios
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
looked at, then stored. Files of a million rows and more are loaded as the command line does it, which the page does not
take. *Text* is DuckDB's `read_csv` of the same bytes as text into a table for each file, *pandas* is `pd.read_csv`, the
frame registered and inserted. Peak is the memory of the process, compared times are those of the processor: seconds of
the clock stand beside them."""
FLOOR = "DuckDB's `read_csv` of the same bytes, columns typed, inserted into one table for each sort of file"
READERS = 2  # as ui/waiting.py
ON_PAGE = 200_000  # rows that the Upload page takes
USUAL = [name for name in SETS if name != "ten million"]


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
    options.add_argument(
        "--sets", nargs="+", choices=SETS, default=USUAL, help="sets of files (default: all but ten million)"
    )
    options.add_argument("--without", nargs="+", choices=("floor", "pandas"), default=(), help="ways to leave out")
    options.add_argument("--keep", type=Path, help="write the files here and leave them there")
    options.add_argument("--one", nargs=2, metavar=("HOW", "FOLDER"), help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.one:
        return _one(*chosen.one)
    is_over = False
    kept = measuring.Run("loading", _title(chosen.sets), EXPLAINS, _repeated(chosen.keep), FLOOR)
    with tempfile.TemporaryDirectory() as folder:
        for name in chosen.sets:
            at = (chosen.keep or Path(folder)) / name.replace(" ", "-")
            size = sum(path.stat().st_size for path in written(name, at))
            ours = "page" if SETS[name].rows <= ON_PAGE else "command"
            ways = [way for way in ("typed", "floor", "pandas", ours) if way not in chosen.without]
            rounds = [
                {way: measured(way, at) for way in (ways if number % 2 else reversed(ways))}
                for number in range(chosen.rounds)
            ]
            row = _row(SETS[name].words, size, rounds, ours)
            print(f"{row.where}: {statistics.median(row.ratios):.2f} times typed; {dict(row.facts)}", flush=True)
            kept.rows.append(row)
            is_over |= name == "forty" and "floor" in ways and _clock(rounds, ours, "floor") > LIMIT
    kept.write(name=None if set(chosen.sets) <= set(USUAL) else "loading-ten-million")
    return int(is_over)


def _repeated(keep: Path | None) -> str:
    """The command that repeats this run; where the files lay meanwhile is no matter."""
    command = measuring.repeated("bench-loading")
    return command.replace(f" --keep {keep}", "") if keep else command


def _title(sets: list[str]) -> str:
    return "Loading" if set(sets) <= set(USUAL) else "Loading ten million rows"


def _row(words: str, size: int, rounds: list[dict[str, Run]], ours: str) -> measuring.Row:
    ways = [way for way in ("floor", "pandas") if way in rounds[0]]
    peaks = {way: max(each[way].peak_mb for each in rounds) for way in rounds[0]}
    names = {"typed": "typed", "floor": "text", "pandas": "pandas", ours: "ours"}
    return measuring.Row(
        what="look and load" if ours == "page" else "load",
        where=words,
        unit="s",
        ours=[measuring.rounded(each[ours].processor) for each in rounds],
        floor=[measuring.rounded(each["typed"].processor) for each in rounds],
        further={names[way]: [measuring.rounded(each[way].processor) for each in rounds] for way in ways},
        facts={
            "MB": round(size / 1e6, 1),
            "Peak MB: " + ", ".join(names.values()): ", ".join(
                f"{peaks[way]:,.0f}" if way in peaks else "" for way in names
            ),
            **{f"Of {names[way]}, ratio": _processor(rounds, ours, way) for way in ways},
            "By the clock, ratio to typed": measuring.rounded(_clock(rounds, ours, "typed")),
        },
    )


def _processor(rounds: list[dict[str, Run]], ours: str, way: str) -> float:
    return measuring.rounded(statistics.median(each[ours].processor / each[way].processor for each in rounds))


def _clock(rounds: list[dict[str, Run]], ours: str, way: str) -> float:
    return statistics.median(each[ours].seconds / each[way].seconds for each in rounds)


def measured(how: str, folder: Path) -> Run:
    """One measurement over the files of a folder: 'typed', 'floor' (as text), 'pandas', 'page' or 'command'."""
    command = [sys.executable, "-m", "bench.loading", "--one", how, str(folder)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return Run(**json.loads(done.stdout))


def _one(how: str, folder: str) -> int:
    run = _WAYS[how](sorted(Path(folder).iterdir()))
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


def _command(files: list[Path]) -> Run:
    """As `python -m partnerboard load`."""
    from partnerboard.ingest.loading import load
    from partnerboard.warehouse import Warehouse

    with tempfile.TemporaryDirectory() as folder, Warehouse.open(Path(folder) / "w.duckdb") as warehouse:
        started = _now()
        for path in files:
            [receipt] = load(warehouse, path, keep_in=Path(folder) / "kept", loaded_at_utc=LOADED_AT)
            if not receipt.is_in or receipt.rejected:
                raise SystemExit(receipt.message)
        return _since(started)


def _pandas(files: list[Path]) -> Run:
    """What a notebook does: a frame with its types guessed, times made times, inserted through the same DuckDB."""
    import pandas as pd

    with _raw() as connection:
        started = _now()
        known: set[str] = set()
        for path in files:
            frame = pd.read_csv(path)
            for column in frame.columns.intersection(["published_at", "as_of", "date"]):
                frame[column] = pd.to_datetime(frame[column])
            connection.register("frame", frame)
            sort = path.stem.partition("_")[2]
            step = "insert into {} {}" if sort in known else "create table {} as {}"
            connection.execute(step.format(sort, "select * from frame"))
            connection.unregister("frame")
            known.add(sort)
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


_WAYS = {"floor": _floor, "typed": _typed, "pandas": _pandas, "page": _page, "command": _command}

if __name__ == "__main__":
    sys.exit(main())
