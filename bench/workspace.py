"""Large workspaces for the other benches: made once for each size, kept in a folder that git ignores.

A workspace of a size is the same wherever it is made with the same DuckDB. What making it takes, how large it is, and
that the checks of the product find nothing to object to is a result of its own.
"""

import argparse
import shutil
import sys
import time
from pathlib import Path

from bench.large.agreed import INITIATIVES, PARTNERS
from bench.large.filling import SIZES, Size, fill, offences
from bench.measuring import ROOT, Row, Run, repeated, rounded
from partnerboard.settings import Settings
from partnerboard.warehouse import Warehouse

KEPT = ROOT / "bench" / "results"
COUNTED = {"snapshots": "post_snapshot", "files": "batch", "account days": "account_day", "messages": "interaction"}
EXPLAINS = f"""\
{PARTNERS} partners in {INITIATIVES} initiatives of a year, over two years: agreements that went through the check of an
agreements file, and facts written straight into the tables (`bench/large/`). 1m to 10m is ten times the posts, 10m to
100m ten times the files that each post is in. An offence is a row that a check of the product finds."""


def main() -> int:
    """Make the workspaces that are named; the exit status is 1 where a check finds something."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("sizes", nargs="*", default=["1m", "10m"], help=f"of {', '.join(SIZES)} (default: 1m 10m)")
    options.add_argument("--kept", type=Path, default=KEPT, help="where they are made and stay")
    options.add_argument("--anew", action="store_true", help="make them again where they are there")
    chosen = options.parse_args()
    run = Run("workspace", "The large workspaces", EXPLAINS, repeated("bench-workspace"))
    for name in chosen.sizes:
        if chosen.anew:
            shutil.rmtree(folder_of(name, chosen.kept), ignore_errors=True)
        row = made(name, chosen.kept)
        if row:
            run.rows.append(row)
    if run.rows:
        run.write()
    return int(any(row.facts["offences"] for row in run.rows))


def folder_of(name: str, kept: Path = KEPT) -> Path:
    """The data folder of a size, as PARTNERBOARD_DATA takes it."""
    return kept / name


def there(name: str, kept: Path = KEPT) -> Path:
    """The data folder of a size, made if it is not there."""
    made(name, kept)
    return folder_of(name, kept)


def made(name: str, kept: Path = KEPT) -> Row | None:
    """Make a workspace unless it is there whole: a folder that was begun and not finished is made again."""
    folder = folder_of(name, kept)
    finished = folder / "complete"
    if finished.exists():
        return None
    shutil.rmtree(folder, ignore_errors=True)
    row = _made(name, SIZES[name], Settings(folder).own_warehouse)
    finished.touch()
    return row


def _made(name: str, size: Size, path: Path) -> Row:
    began, busy = time.perf_counter(), time.process_time()
    with Warehouse.open(path, is_journaled=False) as warehouse:  # its journal begins when an app opens it
        for step in fill(warehouse, size):
            print(f"{name}: {time.perf_counter() - began:,.0f} s {step}", file=sys.stderr, flush=True)
        seconds, processor = time.perf_counter() - began, time.process_time() - busy
        with warehouse.aside() as writer:
            counts = {words: len(writer.cursor.table(table)) for words, table in COUNTED.items()}
    with Warehouse.open(path, is_journaled=False) as warehouse:
        found = offences(warehouse)
    return Row(
        what="making it",
        where=name,
        unit="s",
        ours=[rounded(seconds)],
        facts={
            "posts": size.posts,
            **counts,
            "MB": round(path.stat().st_size / 1e6),
            "processor s": round(processor),
            "offences": sum(found.values()),
        },
    )


if __name__ == "__main__":
    sys.exit(main())
