"""The server as a process: told to stop in the middle of a load it comes to an end; there is one per data folder."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from partnerboard.warehouse import Warehouse
from tests.ingest.builders import x_file, x_row

ROOT = Path(__file__).resolve().parents[2]

# The app as `streamlit run` serves it, with somebody who loads file after file as soon as it is ready.
SERVED = """
import sys, threading, time
from datetime import UTC, datetime
from pathlib import Path
import uvicorn
from app import app, house
from partnerboard.errors import WarehouseError
from partnerboard.ingest.loading import load

def load_all():
    while not house.is_ready:
        time.sleep(0.05)
    for path in sorted(Path(sys.argv[1]).glob("*.csv")):
        try:
            [receipt] = load(house.warehouse, path, keep_in=house.settings.kept_files, loaded_at_utc=datetime.now(UTC))
        except WarehouseError:
            return
        print(receipt.batch_id, receipt.verdict, flush=True)

threading.Thread(target=load_all).start()
uvicorn.run(app, port=0, log_level="warning")
"""


def test_a_server_that_is_told_to_stop_finishes_the_file_in_hand_and_a_second_one_does_not_start(
    tmp_path: Path,
) -> None:
    exports, data = tmp_path / "exports", tmp_path / "data"
    exports.mkdir()
    for number in range(200):
        (exports / f"{number:03}.csv").write_bytes(x_file(x_row(1, impressions=number), x_row(2)))
    environment = {**os.environ, "PARTNERBOARD_DATA": str(data), "PARTNERBOARD_WORKSPACE": "own"}
    server = subprocess.Popen(
        [sys.executable, "-c", SERVED, str(exports)], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    )
    try:
        assert server.stdout is not None
        told = [line for line in (server.stdout.readline() for _ in range(3)) if line.endswith(" loaded\n")]

        second = subprocess.run(
            [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", "0"],
            cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip # the options are of no interest

        server.send_signal(signal.SIGTERM)
        rest, _ = server.communicate(timeout=30)
    finally:
        server.kill()

    assert second.returncode == 1
    assert f"process {server.pid}, serves" in second.stderr
    assert "Traceback" not in second.stderr
    assert server.returncode == 0
    done = {line.split()[0] for line in [*told, *rest.splitlines()] if line.rstrip().endswith(" loaded")}
    assert not (data / "warehouse.duckdb.wal").exists()
    with Warehouse.open(data / "warehouse.duckdb") as warehouse:
        stored = {
            row["batch_id"]: row["rows_loaded"]
            for row in warehouse.records("imports/batches", initiative_ids=["(none)"])
        }
    assert done <= stored.keys()
    assert set(stored.values()) == {2}
    assert len(stored) < 200
