"""Answers: every question that a page asks, on large workspaces, against the best statement for the same answer.

Each question is asked as its page asks it, of the newest day with everything that is known. Three times are taken in
turn: ours; the best statement anybody could write by hand (`best/`, on tables kept for it alone, see `prepared.sql`),
after its answer was found to be the same; and `select 1`, which is what asking costs. The first answer of a process and
the posts of a moment, which all questions of a page share, have rows of their own.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from bench.answers.asking import Asked, house_of, page_files
from bench.answers.asking import run as run_page
from bench.answers.equal import difference
from bench.measuring import PAIRS, ROOT, Row, Run, in_turn, repeated, rounded, timed
from bench.workspace import there
from partnerboard.warehouse import Warehouse

HERE = Path(__file__).parent
BEST = HERE / "best"
INITIATIVE = "i-05"
OF_A_MOMENT = "partners/weeks"  # a short question, asked twice: what it takes longer first is the moment's
LIVE = datetime(9999, 1, 1, tzinfo=UTC)
SLOW_MS, VERY_SLOW_MS = 2_000, 20_000
PAGES = ("scorecard", "partner", "compare", "posts", "data_quality", "portfolio", "imports")
EXPLAINS = """\
Every question that a page asks, as it asks it, hot: the answer before it was the same. Ours is a question through the
warehouse to an Arrow table. *Trivial* is `select 1` the same way. Where no best statement is written yet there is no
ratio. Of slow questions fewer pairs are taken. *The moment* is what all questions about posts of a page share and the
first of them pays after every load; *first* is the first answer of a fresh process whose file is not in memory."""
FLOOR = "the best statement written by hand, on tables kept for it alone (`bench/answers/`)"


@dataclass(frozen=True)
class Clock:
    """What is measured: time on the wall or of the processor."""

    unit: str
    read: Callable[[], float]

    def of(self, action: Callable[[], object]) -> float:
        """Milliseconds of one call."""
        return timed(action, self.read)


@dataclass(frozen=True)
class Where:
    """A workspace, how many pairs are taken of a fast question, and by which clock."""

    size: str
    pairs: int
    clock: Clock


def main() -> int:
    """Measure one workspace and keep the result; the exit status is 1 where an answer is another one than the best."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("sizes", nargs="*", default=["1m", "10m"], help="workspaces (default: 1m 10m)")
    options.add_argument("--pages", nargs="+", choices=page_files(), default=PAGES, help="whose questions")
    options.add_argument("--pairs", type=int, default=PAIRS)
    options.add_argument("--only", nargs="+", default=[], help="names of questions (default: all that are asked)")
    options.add_argument("--processor", action="store_true", help="processor time, on a machine that does other things")
    options.add_argument("--first", action="store_true", help="also the first answer of a process")
    options.add_argument("--alone", nargs=2, metavar=("FOLDER", "QUESTION"), help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.alone:
        return _alone(Path(chosen.alone[0]), json.loads(chosen.alone[1]))
    wrong: dict[str, str] = {}
    for size in chosen.sizes:
        run = Run("answers", f"Answers on {size}", EXPLAINS, repeated("bench-answers"), FLOOR, 2.0)
        clock = Clock("processor ms", time.process_time) if chosen.processor else Clock("ms", time.perf_counter)
        with house_of(there(size)) as house:
            asked = questions_of(chosen.pages, chosen.only)
            wrong |= measured(run, house.warehouse, asked, Where(size, chosen.pairs, clock))
        if chosen.first:
            run.rows += [_first(there(size), each, size) for each in asked.values()]
        run.write(name=f"answers-{size}")
    for name, words in wrong.items():
        print(f"{name}: {words}", file=sys.stderr)
    return int(bool(wrong))


def questions_of(pages: list[str], only: list[str]) -> dict[str, Asked]:
    """What the pages ask, each question once, with the parameters of the first page that asks it."""
    asked: dict[str, Asked] = {}
    for page in pages:
        ran = run_page(page, INITIATIVE)
        if ran.problem:
            raise SystemExit(f"{page} does not run: {ran.problem}")
        print(f"{page}: {ran.seconds:.1f} s", file=sys.stderr, flush=True)
        asked = ran.asked | asked
    return {name: each for name, each in sorted(asked.items()) if not only or name in only}


def measured(run: Run, warehouse: Warehouse, asked: Mapping[str, Asked], where: Where) -> dict[str, str]:
    """Add a row for each question; where its answer is another one than the best, say how."""
    wrong: dict[str, str] = {}
    day = next(each.params["as_of"] for each in asked.values() if "as_of" in each.params)
    moment = {"as_of": day, "known_at": LIVE}
    if one := asked.get(OF_A_MOMENT):
        other = {**one.params, "as_of": day - timedelta(days=7)}  # of the day itself the pages have asked just now
        took = [where.clock.of(lambda: warehouse.table(one.name, **other)) for _ in range(2)]
        run.rows.append(Row("the moment", where.size, where.clock.unit, [rounded(took[0] - took[1])]))
    with warehouse.aside() as writer:
        cursor = writer.cursor
        for statement in duckdb.extract_statements((HERE / "prepared.sql").read_text(encoding="utf-8")):
            cursor.execute(statement, _taken(statement, {**moment, "known_at": LIVE.replace(tzinfo=None)}))
        for name, each in asked.items():
            row, words = _row(warehouse, cursor, each, where)
            run.rows.append(row)
            print(name, row.ours[-1], row.floor[-1:], words, file=sys.stderr, flush=True)
            wrong |= {name: words} if words else {}
    return wrong


def _row(warehouse: Warehouse, cursor: duckdb.DuckDBPyConnection, each: Asked, where: Where) -> tuple[Row, str]:
    def ours() -> pa.Table:
        return warehouse.table(each.name, **each.params)

    answer: list[pa.Table] = []
    clock = where.clock
    took = clock.of(lambda: answer.append(ours()))
    pairs = 1 if took > VERY_SLOW_MS else min(3, where.pairs) if took > SLOW_MS else where.pairs
    measures: list[Callable[[], float]] = [
        lambda: clock.of(ours),
        lambda: clock.of(lambda: cursor.execute("select 1 as one").to_arrow_table()),
    ]
    best = _best(cursor, each)
    words = difference(answer[0], best()) if best else ""
    if best and not words:
        measures.append(lambda: clock.of(best))
    found = in_turn(*measures, pairs=pairs, warm_ups=0)
    floor = found[2] if len(found) > 2 else ()
    return Row(
        what=each.name,
        where=where.size,
        unit=clock.unit,
        ours=found[0],
        floor=floor,
        further={"Trivial": found[1]},
        facts={"Rows": answer[0].num_rows},
    ), words


def _best(cursor: duckdb.DuckDBPyConnection, each: Asked) -> Callable[[], pa.Table] | None:
    path = BEST / f"{each.name}.sql"
    if not path.exists():
        return None
    [statement] = duckdb.extract_statements(path.read_text(encoding="utf-8"))
    params = _taken(statement, {name: _bound(value) for name, value in each.params.items()})
    return lambda: cursor.execute(statement, params).to_arrow_table()


def _taken(statement: duckdb.Statement, params: Mapping[str, Any]) -> dict[str, Any]:
    return {name: params[name] for name in statement.named_parameters}


def _bound(value: Any) -> Any:
    return sorted(value) if isinstance(value, frozenset | set) else value


def _first(folder: Path, each: Asked, size: str) -> Row:
    """The first answer of a process: ours and the trivial one, each in processes of their own."""
    said = json.dumps({"name": each.name, "params": each.params}, default=_written)
    found: list[list[float]] = [[], []]
    for question in (said, "{}"):
        command = [sys.executable, "-m", "bench.answers", "--alone", str(folder), question]
        done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
        found[question == "{}"].append(float(done.stdout))
    return Row(f"{each.name}, first", size, "ms", found[0], further={"Trivial": found[1]})


def _alone(folder: Path, question: Mapping[str, Any]) -> int:
    path = folder / "warehouse.duckdb"
    with path.open("rb") as file:
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    params = {name: _read(value) for name, value in question.get("params", {}).items()}
    with Warehouse.open(path, is_journaled=False) as warehouse:
        if question:
            took = timed(lambda: warehouse.table(question["name"], **params))
        else:
            with warehouse.aside() as writer:
                took = timed(lambda: writer.cursor.execute("select 1 as one").to_arrow_table())
    print(took)
    return 0


def _written(value: Any) -> Any:
    return sorted(value) if isinstance(value, frozenset | set) else {"moment": value.isoformat()}


def _read(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    said = datetime.fromisoformat(value["moment"])
    return said if "T" in value["moment"] else said.date()


if __name__ == "__main__":
    sys.exit(main())
