"""The server as a process: told to stop in the middle of a load it comes to an end; there is one per data folder."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx2

from partnerboard.warehouse import Warehouse
from tests.ingest.builders import x_file, x_row

ROOT = Path(__file__).resolve().parents[2]

# The app as `streamlit run` serves it, with somebody who loads file after file as soon as it answers.
SERVED = """
import os, sys, threading, time
from datetime import UTC, datetime
from pathlib import Path
from urllib.request import urlopen
import uvicorn
from app import app, house
from partnerboard.errors import WarehouseError
from partnerboard.ingest.loading import load

def answers():
    try:
        return urlopen(f"http://127.0.0.1:{sys.argv[2]}/readyz", timeout=2).status == 200
    except OSError:
        return False

def load_all():
    until = time.monotonic() + 90
    while not answers():
        if time.monotonic() > until:
            os._exit(3)
        time.sleep(0.05)
    for path in sorted(Path(sys.argv[1]).glob("*.csv")):
        try:
            [receipt] = load(house.warehouse, path, keep_in=house.settings.kept_files, loaded_at_utc=datetime.now(UTC))
        except WarehouseError:
            return
        print(receipt.batch_id, receipt.verdict, flush=True)

threading.Thread(target=load_all).start()
uvicorn.run(app, port=int(sys.argv[2]), log_level="warning")
"""
# What a server is given, is asked for, or could be told, and must never write down.
SECRETS = {
    "metrics": "a-token-that-only-its-watcher-knows",
    "link": "pl1_a-token-that-only-its-partner-knows",
    "cookie": "a-cookie-that-only-its-browser-knows",
    "passphrase": "a-passphrase-that-only-two-know",
    "search": "a-name-that-somebody-looked-for",
}


def tell_secrets(address: str) -> str:
    """Ask for this and that with a secret in every place of a request; gives what the measures say."""
    with httpx2.Client(base_url=address, trust_env=False) as browser:
        browser.get(f"/share/{SECRETS['link']}", params={"search": SECRETS["search"]})
        browser.get(f"/download/posts.csv?search={SECRETS['search']}", headers={"cookie": f"pb={SECRETS['cookie']}"})
        browser.post("/shared/none/unlock", data={"passphrase": SECRETS["passphrase"]})
        browser.get("/metrics", headers={"authorization": f"Bearer {SECRETS['metrics']}x"})
        return browser.get("/metrics", headers={"authorization": f"Bearer {SECRETS['metrics']}"}).text


def test_a_server_that_is_told_to_stop_finishes_the_file_in_hand_and_a_second_one_does_not_start(
    tmp_path: Path,
) -> None:
    exports, data = tmp_path / "exports", tmp_path / "data"
    exports.mkdir()
    for number in range(400):
        (exports / f"{number:03}.csv").write_bytes(x_file(x_row(1, impressions=number), x_row(2)))
    environment = {name: said for name, said in os.environ.items() if not name.startswith("PARTNERBOARD_")}
    environment |= {"PARTNERBOARD_DATA": str(data), "PARTNERBOARD_WORKSPACE": "own"}
    environment["PARTNERBOARD_METRICS_TOKEN"] = SECRETS["metrics"]
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-c", SERVED, str(exports), str(port)], cwd=ROOT, env=environment,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip # the options are of no interest
    try:
        assert server.stdout is not None
        told = [line for line in (server.stdout.readline() for _ in range(3)) if line.endswith(" loaded\n")]
        assert server.poll() is None, server.stderr.read()

        assert "partnerboard_rows_loaded_total" in tell_secrets(f"http://127.0.0.1:{port}")

        second = subprocess.run(
            [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", "0"],
            cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip # the options are of no interest

        server.send_signal(signal.SIGTERM)
        rest, logged = server.communicate(timeout=30)
    finally:
        server.kill()

    assert second.returncode == 1
    assert f"process {server.pid}, serves" in second.stderr
    assert "Traceback" not in second.stderr
    assert server.returncode == 0
    assert [name for name, secret in SECRETS.items() if secret in "".join((*told, rest, logged))] == []
    assert all(line.startswith("{") for line in logged.splitlines())
    assert [path for path in (data, *data.rglob("*")) if path.lstat().st_mode & 0o077] == []  # T47
    done = {line.split()[0] for line in [*told, *rest.splitlines()] if line.rstrip().endswith(" loaded")}
    assert not (data / "warehouse.duckdb.wal").exists()
    with Warehouse.open(data / "warehouse.duckdb") as warehouse:
        stored = {
            row["batch_id"]: row["rows_loaded"]
            for row in warehouse.records("imports/batches", initiative_ids=["(none)"])
        }
    assert done <= stored.keys()
    assert set(stored.values()) == {2}
    assert len(stored) < 400
