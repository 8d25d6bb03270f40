"""Peers: the same four answers, and a dashboard of charts, as Superset, Datasette and pandas alone give them.

They are installed by this bench into an environment of their own, and get a flat table that our questions have made.
"""

import argparse
import json
import math
import os
import sys
import tempfile
import urllib.parse
import urllib.request
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import sync_playwright

from bench.answers.__main__ import INITIATIVE, questions_of
from bench.answers.asking import house_of
from bench.measuring import PAIRS, Row, Run, in_turn, repeated, timed
from bench.pages import bare
from bench.pages.stopwatch import loaded, watched
from bench.peers import superset
from bench.peers.flat import SUMS, Answer, answers, write
from bench.workspace import KEPT, there
from tests.browser import visit

VENV, SUPERSET = KEPT / "peers" / "venv", KEPT / "peers" / "superset"
PANDAS = Path(__file__).parent / "pandas_page.py"
CHARTS = 4
EXPLAINS = f"""\
The same four answers from the same posts. Ours is asked through the warehouse and written as JSON, on the workspace as
it is; the others get one flat table with the numbers that our questions have made, so that all they do is sum. Superset
(DuckDB below, all caches off) and Datasette (SQLite) are asked for the data of a chart over HTTP on this machine;
*Nothing* is the least that Superset answers. *pandas* has the table in memory. A *dashboard* is a page in a browser
that has been there, until it is drawn: {CHARTS} charts in Superset and with pandas and Streamlit alone; ours is the
Scorecard with its charts, cards and tables. A ratio below one says that ours is faster; 0.1 is ten times."""
FLOOR = "the data of a chart, or the dashboard, in Apache Superset"

Way = Callable[[], str | bytes]


def main() -> int:
    """Measure and keep; the exit status is 1 where somebody gives another answer."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("size", nargs="?", default="1m", help="a large workspace (default: 1m)")
    options.add_argument("--pairs", type=int, default=PAIRS)
    chosen = options.parse_args()
    run = Run("peers", f"Beside others, on {chosen.size}", EXPLAINS, repeated("bench-peers"), FLOOR, 0.1)
    superset.set_up(VENV, SUPERSET)
    with tempfile.TemporaryDirectory() as name, superset.serving(VENV, SUPERSET) as address:
        folder, peer = Path(name), superset.Superset(address)
        with house_of(there(chosen.size)) as house:
            asked = {name: each.params for name, each in questions_of(["partner", "portfolio"], []).items()}
            wanted = answers(asked)
            write(house.warehouse, asked["portfolio/totals"]["as_of"], folder)
            dataset = peer.dataset(folder / "post.duckdb")
            with _datasette(folder) as datasette:
                for answer in wanted:
                    ours = partial(house.warehouse.ask, answer.question, **asked[answer.question])
                    ways = _ways(answer, ours, partial(peer.data, dataset, answer), datasette, folder)
                    run.rows.append(_answer(answer, ways, chosen, peer.nothing))
        run.rows.append(_dashboards(peer, peer.dashboard(dataset, wanted), wanted[0], folder, chosen))
    run.write()
    return 0


def _ways(answer: Answer, ours: Way, data: Way, datasette: str, folder: Path) -> dict[str, Way]:
    """Ours and the others' ways to the same answer, Superset's first."""
    posts = pd.read_csv(folder / "post.csv", parse_dates=["published_on", "week_start"])
    said = urllib.parse.urlencode({"sql": answer.statement, "_shape": "array", "_size": "max"})
    return {
        "Superset": data,
        "ours": lambda: ours().to_json(orient="records", date_format="iso"),
        "Datasette": lambda: urllib.request.urlopen(f"{datasette}/post.json?{said}").read(),  # noqa: S310 - of this machine
        "pandas": lambda: answer.of(posts).to_json(orient="records", date_format="iso"),
    }


def _answer(answer: Answer, ways: dict[str, Way], chosen: argparse.Namespace, nothing: Way) -> Row:
    """Raises SystemExit where one gives other sums than ours."""
    sums = {name: _sums(way()) for name, way in ways.items()}
    wrong = {name: each for name, each in sums.items() if each != pytest.approx(sums["ours"], rel=1e-9)}
    if wrong:
        raise SystemExit(f"{answer.question}: {sums['ours']} and otherwise {wrong}")
    measures = [partial(timed, way) for way in (*ways.values(), nothing)]
    floor, ours, *others = in_turn(*measures, pairs=chosen.pairs)
    further = dict(zip(["Datasette", "pandas", "Nothing"], others, strict=True))
    print(answer.question, floor, ours, further, file=sys.stderr, flush=True)
    return Row(answer.question, chosen.size, "ms", ours, floor, further)


def _sums(said: str | bytes) -> list[float]:
    """What an answer adds up to: rows, posts, exposures and engagements."""
    found = json.loads(said)
    rows = found["result"][0]["data"] if isinstance(found, dict) else found
    return [len(rows), *(math.fsum(row[name] or 0 for row in rows) for name in SUMS)]


def _datasette(folder: Path) -> AbstractContextManager[str]:
    port = visit.free_port()
    command = [
        str(VENV / "bin" / "datasette"),
        str(folder / "post.sqlite"),
        "--host",
        visit.LOOPBACK,
        "--port",
        str(port),
    ]
    command += ["--setting", "max_returned_rows", "10000", "--setting", "sql_time_limit_ms", "60000"]
    return superset.served(command, f"http://{visit.LOOPBACK}:{port}", "/-/versions.json", folder, os.environ)


def _dashboards(peer: superset.Superset, address: str, answer: Answer, folder: Path, chosen: argparse.Namespace) -> Row:
    ours = {"PARTNERBOARD_DATA": str(there(chosen.size)), "PARTNERBOARD_WORKSPACE": "own"}
    page_of = f"initiative={INITIATIVE}&since={answer.since}&until={answer.until}"
    pandas = visit.serving(PANDAS, ready="/_stcore/health", environment={"PEERS_CSV": f"{folder}/post.csv"})
    with sync_playwright() as playwright, visit.serving(environment=ours) as app, pandas as plain:
        browser = playwright.chromium.launch(**visit.LAUNCH, executable_path=visit.chromium())
        addresses = f"{app}/scorecard?initiative={INITIATIVE}", f"{plain}/?{page_of}"
        made = [bare.make_up(visit.visitor(browser).new_page(), each) for each in addresses]
        theirs = peer.signed_in(visit.visitor(browser).new_page())
        pages = [watched(visit.visitor(browser).new_page(), bare.counts(each)["Charts"]) for each in made]
        floor, *others = in_turn(
            lambda: superset.drawn(theirs, address, CHARTS),
            *(partial(loaded, page, each) for page, each in zip(pages, addresses, strict=True)),
            pairs=chosen.pairs,
            warm_ups=2,
        )
        browser.close()
    return Row("a dashboard", chosen.size, "ms", others[0], floor, {"pandas": others[1]})


if __name__ == "__main__":
    sys.exit(main())
