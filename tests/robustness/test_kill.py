"""`kill -9` while files are loaded: what was told is there in full, everything else is absent in full."""

import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from partnerboard.ingest.inbox.answers import Said, written
from partnerboard.ingest.keeping import kept_path, sha256_of
from partnerboard.warehouse import Warehouse
from tests.browser import visit
from tests.robustness import files as generated
from tests.robustness.conftest import Material, Trials
from tests.robustness.processes import PHASES, SMALL, answered, empties, loads, loads_and_dies, looked_at, processes

ROOT = Path(__file__).resolve().parents[2]
RESTART_SECONDS = 10  # on a machine too busy for that: twice what a clean start takes
COMMAND_EVERY = 20


@dataclass
class Told:
    """What a loader said before it was killed."""

    done: list[tuple[int, str]] = field(default_factory=list)
    phase: str = "starting"
    is_at_end: bool = False

    def hear(self, message: tuple[Any, ...]) -> None:
        if message[0] == "phase":
            self.phase = message[1]
        elif message[0] == "done":
            self.done.append((message[1], message[2]))
        else:
            self.is_at_end = True


@dataclass
class Report:
    """What a series of kills came to."""

    landed: Counter[str] = field(default_factory=Counter)
    told: int = 0
    untold: int = 0
    restarts: list[float] = field(default_factory=list)
    opened: list[float] = field(default_factory=list)
    commands: list[float] = field(default_factory=list)

    @property
    def sentence(self) -> str:
        where = ", ".join(f"{phase} {count}" for phase, count in self.landed.most_common())
        return (
            f"{sum(self.landed.values())} kills ({where}); {self.told} loads told done and all there, "
            f"{self.untold} committed before they could be told; longest restart {max(self.restarts):.2f} s, "
            f"of it {max(self.opened):.2f} s to open, of a command from its call {max(self.commands, default=0):.2f} s"
        )


def killed(database: Path, material: Material, first: int, chance: random.Random) -> Told:
    """Start a loader and kill it: half of the times at any moment, half within a step drawn by lot."""
    told = Told()
    hear, say = processes.Pipe(duplex=False)
    checkpoint = chance.choice((None, SMALL))
    loader = processes.Process(target=loads, args=(say, database, material.files, first, checkpoint))
    loader.start()
    say.close()
    if chance.random() < 0.5:
        _listen(hear, told, seconds=chance.uniform(0, 0.25 * (len(material.files) - first) + 0.2))
    else:
        phase = chance.choice(list(PHASES))
        times = 1 if phase in {"opening", "closing"} else chance.randint(1, min(3, len(material.files) - first))
        _listen(hear, told, until=(phase, times))
        _listen(hear, told, seconds=chance.uniform(0, PHASES[phase]))
    loader.kill()
    loader.join()
    assert loader.exitcode in {-signal.SIGKILL, 0}, "The loader failed by itself."
    _listen(hear, told)
    return told


def _listen(hear: Any, told: Told, *, seconds: float | None = None, until: tuple[str, int] | None = None) -> None:
    """Take in what is said: for some time, until a step began for the n-th time, or to the end."""
    deadline = None if seconds is None else time.monotonic() + seconds
    begun = 0
    try:
        while hear.poll(None if deadline is None else max(0.0, deadline - time.monotonic())):
            before = told.phase
            told.hear(hear.recv())
            begun += until is not None and told.phase == until[0] and told.phase != before
            if until is not None and begun == until[1]:
                return
    except (EOFError, ConnectionResetError):
        return


def command_seconds(database: Path) -> float:
    """How long a command takes that opens what was left, imports included."""
    command = [sys.executable, "-m", "partnerboard", "batches", "--warehouse", str(database)]
    started = time.monotonic()
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    return time.monotonic() - started


def ready_seconds(data: Path) -> float:
    """How long the app takes from its start to its first answer."""
    started = time.monotonic()
    with visit.serving(environment={"PARTNERBOARD_DATA": str(data), "PARTNERBOARD_WORKSPACE": "own"}):
        return time.monotonic() - started


def test_every_load_that_was_told_survives_kill_9_in_full_and_every_other_is_absent_in_full(
    tmp_path: Path, material: Material, trials: Trials, record_property: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    chance = random.Random(trials.seed)
    report = Report()
    clean = tmp_path / "clean.duckdb"
    Warehouse.open(clean).close()
    folder, first = tmp_path / "0", 0
    folder.mkdir()
    for trial in range(trials.kills):
        told = killed(folder / "warehouse.duckdb", material, max(0, first - 1), chance)
        found = looked_at(folder / "warehouse.duckdb")

        assert "fault" not in found, found
        assert found["restart"] <= RESTART_SECONDS
        loaded = material.loaded(found["checksums"])
        assert found["files"] == sorted(path.name for path in material.files[:loaded])
        last_told = max((number + 1 for number, _ in told.done), default=first)
        assert first <= last_told <= loaded <= last_told + 1, (told, loaded)
        assert [verdict for number, verdict in told.done] == [
            "already_loaded" if number < first else "loaded" for number, _ in told.done
        ]
        for sha256 in found["sha256s"]:
            assert sha256_of(kept_path(folder / "kept", sha256)) == sha256

        if trials.is_long and trial % COMMAND_EVERY == 0:
            floor = command_seconds(clean)
            report.commands.append(command_seconds(folder / "warehouse.duckdb"))
            assert report.commands[-1] <= max(RESTART_SECONDS, 2 * floor)
        report.landed[told.phase] += 1
        report.told += last_told - first
        report.untold += loaded - last_told
        report.restarts.append(found["restart"])
        report.opened.append(found["seconds"])
        first = loaded
        if loaded == len(material.files):
            shutil.rmtree(folder)
            folder, first = tmp_path / str(trial + 1), 0
            folder.mkdir()
    record_property("kills", report.sentence)
    if trials.is_long:
        with capsys.disabled():
            sys.stdout.write(f"\n{report.sentence}\n")


def test_a_drop_folder_whose_loader_is_killed_is_emptied_by_the_next_one(
    tmp_path: Path, material: Material, trials: Trials
) -> None:
    chance = random.Random(f"{trials.seed} drop folder")
    database, inbox = tmp_path / "warehouse.duckdb", tmp_path / "inbox"
    inbox.mkdir()
    for number, file in enumerate(material.files):
        shutil.copy(file, inbox)
        (inbox / f"{file.name}.toml").write_text(written(Said(generated.answers(number))), encoding="utf-8")
    for _ in range(trials.folder_kills):
        hear, say = processes.Pipe(duplex=False)
        loader = processes.Process(target=empties, args=(say, database, inbox))
        loader.start()
        say.close()
        hear.poll(chance.uniform(0.2, 1.2))
        loader.kill()
        loader.join()
        assert loader.exitcode in {-signal.SIGKILL, 0}, "The loader failed by itself."
    assert answered(empties, database, inbox) == {}

    found = looked_at(database)
    assert found["checksums"] == material.states[-1]
    assert found["files"] == sorted(path.name for path in material.files)
    assert [path for path in inbox.iterdir() if path.is_file() and not path.name.startswith(".")] == []
    for file in material.files:
        assert (inbox / "done" / file.name).read_bytes() == file.read_bytes()
    assert not (inbox / "problems").exists()


def test_the_app_is_ready_again_within_ten_seconds_of_a_kill(
    tmp_path: Path, material: Material, trials: Trials, capsys: pytest.CaptureFixture[str]
) -> None:
    if not trials.is_long:
        pytest.skip("A part of the long form: make soak")
    data = tmp_path / "data"
    floor = ready_seconds(tmp_path / "clean")
    answered(loads_and_dies, data / "warehouse.duckdb", material.files, 0)

    seconds = ready_seconds(data)

    with capsys.disabled():
        sys.stdout.write(f"\nthe app was ready {seconds:.2f} s after its start, an empty one {floor:.2f} s\n")
    assert seconds <= max(RESTART_SECONDS, 2 * floor)
    assert looked_at(data / "warehouse.duckdb")["checksums"] == material.states[-1]
