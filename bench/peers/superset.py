"""Apache Superset over the flat table: set up once, served, asked for the data of a chart, and shown as a dashboard."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from bench.peers.flat import SUMS, Answer
from tests.browser.visit import LOOPBACK, free_port

HERE = Path(__file__).parent
NAME = PASSWORD = "bench"  # noqa: S105 - of a server that only this run reaches
LINES, BARS = "echarts_timeseries_line", "echarts_timeseries_bar"
ROW_LIMIT = 10_000

# Runs in the page, on every frame, as the stopwatch of our own pages: how many charts have been drawn, and since when.
DRAWN = """
const drawn = [];
function look() {
  const charts = document.querySelectorAll('[data-test=slice-container] canvas').length;
  while (charts > drawn.length) drawn.push(performance.now());
  requestAnimationFrame(look);
}
window.drawnAt = wanted => {
  const isDone = drawn.length >= wanted && !document.querySelector('[data-test=loading-indicator], .loading');
  if (isDone) window.wasDrawnAt = drawn[wanted - 1];
  return isDone;
};
requestAnimationFrame(look);
"""
START_SECONDS = 120


def set_up(venv: Path, folder: Path) -> None:
    """Install the others once, and make Superset's own database with one user once."""
    if not (venv / "complete").exists():
        subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
        install = [str(venv / "bin" / "pip"), "install", "--quiet", "-r", str(HERE / "requirements.txt")]
        subprocess.run(install, check=True)
        (venv / "complete").touch()
    if not (folder / "complete").exists():
        folder.mkdir(parents=True, exist_ok=True)
        user = [
            "--username",
            NAME,
            "--password",
            PASSWORD,
            "--firstname",
            NAME,
            "--lastname",
            NAME,
            "--email",
            "b@b.invalid",
        ]
        for command in (["db", "upgrade"], ["fab", "create-admin", *user], ["init"]):
            subprocess.run(
                [str(venv / "bin" / "superset"), *command], env=_settings(folder), check=True, capture_output=True
            )
        (folder / "complete").touch()


def _settings(folder: Path) -> dict[str, str]:
    ours = {
        "PEERS_FOLDER": str(folder),
        "SUPERSET_CONFIG_PATH": str(HERE / "superset_config.py"),
        "FLASK_APP": "superset",
    }
    return {**os.environ, **ours}


@contextmanager
def serving(venv: Path, folder: Path) -> Iterator[str]:
    """The address of Superset as its handbook serves it: gunicorn, one process with threads.

    It works on a copy of its own database: what one run makes there is in the way of the next.
    """
    port = free_port()
    command = [str(venv / "bin" / "gunicorn"), "--workers", "1", "--worker-class", "gthread", "--threads", "8"]
    command += ["--bind", f"{LOOPBACK}:{port}", "--timeout", "300", "superset.app:create_app()"]
    with tempfile.TemporaryDirectory() as copy:
        shutil.copytree(folder, copy, dirs_exist_ok=True)
        with served(command, f"http://{LOOPBACK}:{port}", "/health", folder, _settings(Path(copy))) as address:
            yield address


@contextmanager
def served(command: list[str], address: str, ready: str, cwd: Path, environ: Mapping[str, str]) -> Iterator[str]:
    """The address of a server, once it answers; it ends with the block.

    Raises:
        RuntimeError: it did not get ready.
    """
    with (cwd / "server.log").open("wb") as log:
        server = subprocess.Popen(command, cwd=cwd, env=dict(environ), stdout=log, stderr=log)
        try:
            deadline = time.monotonic() + START_SECONDS
            while not _answers(address + ready):
                if server.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError(f"{command[0]} did not get ready: see {cwd / 'server.log'}")
                time.sleep(0.2)
            yield address
        finally:
            server.terminate()
            server.wait(timeout=30)


def _answers(address: str) -> bool:
    try:
        return bool(urllib.request.urlopen(address, timeout=5).status == 200)  # noqa: S310 - an address of this machine
    except OSError:
        return False


class Superset:
    """Somebody who is signed in."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._jar = CookieJar()
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self._jar))
        said = {"username": NAME, "password": PASSWORD, "provider": "db", "refresh": False}
        self._token = ""
        self._token = self._post("/api/v1/security/login", said)["access_token"]

    def dataset(self, database: Path) -> int:
        """The flat table of a DuckDB file, as a dataset."""
        name = f"flat {time.time_ns()}"
        made = self._post(
            "/api/v1/database/",
            {
                "database_name": name,
                "sqlalchemy_uri": f"duckdb:///{database}",
                "extra": json.dumps({"engine_params": {"connect_args": {"read_only": True}}}),
            },
        )
        about = {"database": made["id"], "schema": "main", "table_name": "post"}
        return int(self._post("/api/v1/dataset/", about)["id"])

    def data(self, dataset: int, answer: Answer) -> bytes:
        """What a chart of this answer gets from the server, with all caches off."""
        return self._send("POST", "/api/v1/chart/data", _context(dataset, answer))

    def nothing(self) -> bytes:
        """The least it answers."""
        found: bytes = self._opener.open(f"{self.address}/health").read()
        return found

    def signed_in(self, page: Page) -> Page:
        """The page of a browser, signed in as the same person, that times its charts."""
        page.context.request.post(f"{self.address}/login/", form={"username": NAME, "password": PASSWORD})
        page.add_init_script(DRAWN)
        return page

    def dashboard(self, dataset: int, answers: Sequence[Answer]) -> str:
        """The address of a dashboard with a chart for each answer, two in a row."""
        charts = [(self._chart(dataset, answer), answer.question) for answer in answers]
        cells = {f"CHART-{chart}": _cell(chart, name) for chart, name in charts}
        rows = {
            f"ROW-{number}": {
                "type": "ROW",
                "id": f"ROW-{number}",
                "children": list(cells)[2 * number : 2 * number + 2],
                "meta": {"background": "BACKGROUND_TRANSPARENT"},
            }
            for number in range(2)
        }
        grid = {"GRID_ID": {"type": "GRID", "id": "GRID_ID", "children": list(rows)}}
        root = {"ROOT_ID": {"type": "ROOT", "id": "ROOT_ID", "children": ["GRID_ID"]}}
        layout = {"DASHBOARD_VERSION_KEY": "v2", **root, **grid, **rows, **cells}
        said = {"dashboard_title": "Partners", "published": True, "position_json": json.dumps(layout)}
        made = self._post("/api/v1/dashboard/", said)
        for chart, _ in charts:
            self._send("PUT", f"/api/v1/chart/{chart}", {"dashboards": [made["id"]]})
        return f"{self.address}/superset/dashboard/{made['id']}/"

    def _chart(self, dataset: int, answer: Answer) -> int:
        weeks = len(answer.by) > 1
        form = {
            "datasource": f"{dataset}__table",
            "viz_type": LINES if weeks else BARS,
            "x_axis": answer.by[-1],
            "groupby": list(answer.by[:-1]),
            "metrics": [_sum("exposures")],
            "adhoc_filters": [{"expressionType": "SQL", "clause": "WHERE", "sqlExpression": answer.where}],
            "row_limit": ROW_LIMIT,
        }
        said = {"slice_name": answer.question, "viz_type": form["viz_type"], "datasource_id": dataset}
        context = {**_context(dataset, answer), "form_data": form}
        about = {"datasource_type": "table", "params": json.dumps(form), "query_context": json.dumps(context)}
        return int(self._post("/api/v1/chart/", said | about)["id"])

    def _post(self, path: str, said: Mapping[str, Any]) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self._send("POST", path, said))
        return found

    def _send(self, method: str, path: str, said: Mapping[str, Any]) -> bytes:
        request = urllib.request.Request(self.address + path, json.dumps(said).encode(), method=method)  # noqa: S310 - of this machine
        request.add_header("Content-Type", "application/json")
        if self._token:
            request.add_header("Authorization", f"Bearer {self._token}")
        try:
            found: bytes = self._opener.open(request, timeout=300).read()
        except urllib.error.HTTPError as refused:
            raise RuntimeError(f"{path}: {refused.read().decode()}") from refused
        return found


def drawn(page: Page, address: str, charts: int) -> float:
    """Milliseconds from navigation until this many charts of a dashboard are drawn."""
    page.goto(address)
    page.wait_for_function(f"() => window.drawnAt({charts})", timeout=300_000)
    return float(page.evaluate("window.wasDrawnAt"))


def _sum(name: str) -> dict[str, str]:
    return {"expressionType": "SQL", "sqlExpression": f"sum({name})", "label": name}


def _context(dataset: int, answer: Answer) -> dict[str, Any]:
    query = {
        "columns": list(answer.by),
        "metrics": [_sum(name) for name in SUMS],
        "extras": {"where": answer.where},
        "orderby": [[name, True] for name in answer.by],
        "row_limit": ROW_LIMIT,
    }
    source = {"id": dataset, "type": "table"}
    return {"datasource": source, "force": True, "queries": [query], "result_format": "json", "result_type": "full"}


def _cell(chart: int, name: str) -> dict[str, Any]:
    meta = {"chartId": chart, "height": 50, "width": 6, "sliceName": name}
    return {"type": "CHART", "id": f"CHART-{chart}", "children": [], "meta": meta}
