"""A lake on PostgreSQL against the file: every question that a page asks, in turn, and what following costs.

A large workspace is copied, moved into a lake by the command that people use, and both are asked the same.
"""

import argparse
import shutil
import sys
import tempfile
import time
from pathlib import Path

from bench.answers.__main__ import INITIATIVE, PAGES
from bench.answers.asking import Asked, house_of
from bench.answers.asking import run as run_page
from bench.answers.equal import difference
from bench.measuring import PAIRS, Row, Run, in_turn, repeated, rounded, timed
from bench.workspace import there
from partnerboard.lake_address import LakeAddress
from partnerboard.warehouse import Warehouse
from partnerboard.warehouse.lake import LakeHouse
from partnerboard.warehouse.lake.moving import move_to_lake
from tests import postgres

SLOW_MS = 2_000
FLOOR = "the same question to the file"
EXPLAINS = """\
Every question that a page asks, as it asks it, hot, of the lake and of the file in turn: the lake's answers come from
the copy that the server keeps, and are the same. *Move* is the command that takes the file into the lake, *copy* what a
server does once when it sees a lake for the first time, *follow* what it does after another process wrote a thousand
rows, until its answers are of that. PostgreSQL and the data are on the same machine."""


def main() -> int:
    """Measure and keep; the exit status is 1 where the lake answers otherwise than the file."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("size", nargs="?", default="1m", help="the workspace (default: 1m)")
    options.add_argument("--pairs", type=int, default=PAIRS)
    options.add_argument("--processor", action="store_true", help="processor time, on a machine that does other things")
    chosen = options.parse_args()
    unit = "processor ms" if chosen.processor else "ms"
    run = Run(
        "lake", f"A lake on {chosen.size}", EXPLAINS, repeated("bench-lake"), "the same question to the file", 5.0
    )
    wrong = []
    with tempfile.TemporaryDirectory() as made, postgres.serving() as server:
        folder = Path(made) / "own"
        shutil.copytree(there(chosen.size), folder)
        shared = Path(made) / "shared"
        lake = LakeAddress.of({"PARTNERBOARD_WAREHOUSE": f"ducklake:postgres:{server.dsn('lake')}"}, shared)
        assert lake is not None
        with house_of(folder) as house:
            asked: dict[str, Asked] = {}
            for page in PAGES:
                asked = run_page(page, INITIATIVE).asked | asked
            move = timed(lambda: move_to_lake(house.warehouse, lake, shared / "warehouse.duckdb"))
            (shared / "b").mkdir()
            with LakeHouse.at(lake, shared / "b" / "warehouse.duckdb") as away:
                run.rows += [Row("move", chosen.size, "s", [rounded(move / 1000)])]
                run.rows += [Row("copy", chosen.size, "s", [rounded(timed(lambda: away.data_version) / 1000)])]
                away.checkpoint()  # as after a load: the roll-ups
                for name, each in sorted(asked.items()):
                    words, row = _row(house.warehouse, away, each, (chosen.size, unit, chosen.pairs))
                    wrong += [f"{name}: {words}"] if words else []
                    run.rows.append(row)
                    print(name, row.ours[-1], row.floor[-1], words, file=sys.stderr, flush=True)
                run.rows.append(Row("follow", chosen.size, "ms", _following(lake, shared, away)))
    run.write(name=f"lake-{chosen.size}")
    print(*wrong, sep="\n", file=sys.stderr)
    return int(bool(wrong))


def _row(file: Warehouse, away: LakeHouse, each: Asked, where: tuple[str, str, int]) -> tuple[str, Row]:
    size, unit, pairs = where
    clock = time.process_time if unit.startswith("processor") else time.perf_counter
    answers = [house.table(each.name, **each.params) for house in (away, file)]
    took = timed(lambda: file.table(each.name, **each.params))
    ours, floor = in_turn(
        lambda: timed(lambda: away.table(each.name, **each.params), clock),
        lambda: timed(lambda: file.table(each.name, **each.params), clock),
        pairs=min(3, pairs) if took > SLOW_MS else pairs,
    )
    row = Row(each.name, size, unit, ours, floor, facts={"Rows": answers[0].num_rows})
    return difference(*answers), row


def _following(lake: LakeAddress, shared: Path, away: LakeHouse) -> list[float]:
    """Milliseconds after another server's commit; the wait for the next look, a second at most, is not in them."""
    found = []
    (shared / "c").mkdir()
    with LakeHouse.at(lake, shared / "c" / "warehouse.duckdb") as other:
        for number in range(PAIRS):
            with other.writing() as writer:
                rows = [{"caption_id": f"{number}-{row}", "hashtag": "followed"} for row in range(1_000)]
                writer.insert("caption_hashtag", rows)
            away._looked_at = float("-inf")
            found.append(rounded(timed(lambda: away.data_version)))
    return found


if __name__ == "__main__":
    sys.exit(main())
