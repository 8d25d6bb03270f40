"""The drop folder of the running app, used by the command line and by whoever can write a file."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from partnerboard.errors import WarehouseError
from partnerboard.ingest.inbox.answers import Said
from partnerboard.ingest.inbox.handing_over import hand_over
from partnerboard.warehouse import Warehouse
from tests.browser import visit
from tests.ingest.builders import x_file, x_row
from tests.platforms.handing_in import csv_bytes
from tests.platforms.test_x import OVERVIEW

DAYS = csv_bytes([OVERVIEW, ["Sun, Feb 9, 2025", 125, 1, 3, 0, 9, 2, 1, 0, 4, 6, 0, 0, 0]])
PATIENCE_SECONDS = 60


def run(data: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "partnerboard", *words, "--warehouse", str(data / "warehouse.duckdb")]
    return subprocess.run(command, cwd=visit.ROOT, capture_output=True, text=True, check=False)


def appears(path: Path) -> bool:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not path.exists() and time.monotonic() < deadline:
        time.sleep(0.1)
    return path.exists()


def test_while_the_app_runs_files_are_loaded_through_its_drop_folder(tmp_path: Path) -> None:
    data = tmp_path / "data"
    names = ["posts.csv", "bad.csv", "overview.csv", ".hidden.part", "again/posts.csv"]
    contents = [x_file(), x_file(x_row(4), x_row(5, likes="many")), DAYS, x_file(x_row(7)), x_file()]
    for name, content in zip(names, contents, strict=True):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    files = [str(tmp_path / name) for name in [*names[:2], "gone.csv", *names[2:]]]
    (data / "inbox").mkdir(parents=True)
    (data / "inbox" / "weekly.csv").write_bytes(x_file(x_row(9)))

    with visit.serving(environment={"PARTNERBOARD_DATA": str(data), "PARTNERBOARD_WORKSPACE": "own"}):
        loaded = run(data, "load", *files, "--json")
        listed = run(data, "batches")
        answered = run(data, "load", str(tmp_path / "overview.csv"), "--account", "x:walkwell", "--json")
        is_weekly_in = appears(data / "inbox" / "done" / "weekly.csv.receipt.json")

    receipts = [json.loads(line) for line in loaded.stdout.splitlines()]
    assert [(each["file"], each["verdict"]) for each in receipts] == [
        ("posts.csv", "loaded"),
        ("bad.csv", "partly_loaded"),
        (str(tmp_path / "gone.csv"), "refused"),
        ("overview.csv", "needs_input"),
        (".hidden.part", "loaded"),
        ("posts.csv", "already_loaded"),
    ]
    assert receipts[0]["totals"]["impressions"] == 6000
    assert receipts[3]["needs"] == ["account"]
    assert (loaded.returncode, loaded.stderr) == (
        1,
        f"The app holds the warehouse, so it loads the files, through {data / 'inbox'}.\n",
    )
    assert (listed.returncode, listed.stdout) == (1, "")
    assert "See the app's Imports page, or stop the app" in listed.stderr
    assert (answered.returncode, json.loads(answered.stdout)["verdict"]) == (0, "loaded")
    assert is_weekly_in
    assert all((tmp_path / name).exists() for name in names)
    assert list((data / "inbox").rglob("*command-line-*")) == []
    with Warehouse.open(data / "warehouse.duckdb") as warehouse:
        batches = warehouse.records("imports/batches", initiative_ids=["(none)"])
    assert {(batch["file_name"], batch["loaded_by"], batch["rows_loaded"]) for batch in batches} == {
        ("posts.csv", "drop folder", 3),
        ("bad.csv", "drop folder", 1),
        (".hidden.part", "drop folder", 1),
        ("overview.csv", "drop folder", 1),
        ("weekly.csv", "drop folder", 1),
    }


def test_a_command_whose_app_ends_says_so_and_takes_its_files_back(tmp_path: Path) -> None:
    (tmp_path / "posts.csv").write_bytes(x_file())
    inbox = tmp_path / "inbox"
    inbox.mkdir()

    with pytest.raises(WarehouseError, match=r"The app stopped before it told what became of .*posts\.csv"):
        next(hand_over(inbox, tmp_path / "warehouse.duckdb", [tmp_path / "posts.csv"], Said()))

    assert list(inbox.iterdir()) == []
