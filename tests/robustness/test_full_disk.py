"""A full disk: a clear sentence, nothing in part, reading goes on, and room is all that it takes to go on."""

import json
import os
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.robustness.conftest import Material, Trials
from tests.robustness.full_disk import limited
from tests.robustness.processes import SMALL, answered

ROOT = Path(__file__).resolve().parents[2]
# As root in a name space of mounts, as anybody else in one of users too; where neither is allowed, not at all.
APART = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--mount", "--map-root-user"]


def held_to(material: Material, found: dict[str, Any]) -> str:
    """What the failure said; fails where anything is there in part, or more was needed than room."""
    assert "fault" not in found, found
    loaded = material.loaded(found["during"])
    assert loaded in {found["done"], found["done"] + 1}
    assert found["read"] == loaded
    assert found["after"] == found["reopened"] == material.states[-1]
    assert found["kept"] == len(material.files)
    rest = ["already_loaded"] * (loaded - found["done"]) + ["loaded"] * (len(material.files) - loaded)
    assert found["verdicts"] == rest
    said = found["said"].partition(":")[0]
    assert said in {"", "DiskFull", "WarehouseInterrupted"}, found["said"]
    assert said == "WarehouseInterrupted" or loaded == found["done"]
    return str(said)


def told(series: str, said: Counter[str], trials: Trials, capsys: pytest.CaptureFixture[str]) -> None:
    if trials.is_long:
        with capsys.disabled():
            sys.stdout.write(f"\n{series}: {dict(said)}\n")


def test_a_file_that_may_not_grow_stops_one_load_and_harms_none(
    tmp_path: Path, material: Material, trials: Trials, capsys: pytest.CaptureFixture[str]
) -> None:
    chance = random.Random(trials.seed)
    said: Counter[str] = Counter()
    for trial in range(trials.full_disks):
        database = tmp_path / str(trial) / "warehouse.duckdb"
        left = chance.randrange(4096, 6 * 1024**2)
        found = answered(limited, database, material.files, left, chance.choice((None, SMALL)))
        said[held_to(material, found)] += 1
    told("limited files", said, trials, capsys)
    assert said.total() - said[""] >= trials.full_disks // 2


def test_a_full_disk_stops_one_load_and_harms_none(
    tmp_path: Path, material: Material, trials: Trials, capsys: pytest.CaptureFixture[str]
) -> None:
    if subprocess.run(
        [*APART, "mount", "-t", "tmpfs", "none", str(tmp_path)], capture_output=True, check=False
    ).returncode:
        reason = "No file system can be mounted here, not even in a name space of one's own."
        pytest.fail(reason) if trials.is_long else pytest.skip(reason)
    words = ["-m", "tests.robustness.full_disk", tmp_path, material.files[0].parent, trials.full_disks, trials.seed]

    ran = subprocess.run(
        [*APART, sys.executable, *map(str, words)], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert ran.returncode == 0, ran.stderr
    found = [json.loads(line) for line in ran.stdout.splitlines()]
    assert len(found) == trials.full_disks
    said = Counter(held_to(material, each) for each in found)
    told("full disks", said, trials, capsys)
    assert said.total() - said[""] >= trials.full_disks // 2
