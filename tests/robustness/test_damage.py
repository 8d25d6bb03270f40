"""A database, its log or its journal is gone, short, flipped or another one's: never an older state in silence."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from partnerboard.errors import RecoveryNeeded
from partnerboard.ingest import upkeep
from partnerboard.ingest.keeping import sha256_of
from partnerboard.warehouse import Warehouse
from tests.robustness.conftest import Material, Trials
from tests.robustness.processes import answered, loads_and_dies, looked_at, recovers

LOADED, FOLDED = 3, 2
HEADERS, BLOCK = 3 * 4096, 256 * 1024  # of a DuckDB file
RESTART_SECONDS = 10

Damage = Callable[[Path, random.Random, Path], None]


def gone(path: Path, chance: random.Random, other: Path) -> None:
    path.unlink()


def emptied(path: Path, chance: random.Random, other: Path) -> None:
    path.write_bytes(b"")


def cut_short(path: Path, chance: random.Random, other: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(chance.randrange(1, path.stat().st_size))


def flipped(path: Path, chance: random.Random, other: Path) -> None:
    content = bytearray(path.read_bytes())
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    path.write_bytes(content)


def zeroed(path: Path, chance: random.Random, other: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))


def another_file(path: Path, chance: random.Random, other: Path) -> None:
    path.write_bytes(b"platform,account\n" * 1_000)


def anothers(path: Path, chance: random.Random, other: Path) -> None:
    shutil.copyfile(other / path.name, path)


BY_CHANCE = {cut_short, flipped}
DATABASE, LOG, JOURNAL = "warehouse.duckdb", "warehouse.duckdb.wal", "warehouse.journal.jsonl"
ANY = (gone, emptied, cut_short, flipped, zeroed, another_file, anothers)
# What may open as if nothing had been: a bit in space that nothing uses, a log without effect, a journal that is
# written again from the lines that the database holds.
MAY_BE_WHOLE = {
    (DATABASE, flipped),
    (DATABASE, cut_short),
    *((JOURNAL, how) for how in (gone, emptied, cut_short, flipped, zeroed, another_file)),
}
# Which of the two is the right one, and what stood in it, no program can know.
FOR_A_PERSON = {(JOURNAL, anothers), (JOURNAL, another_file)}


@pytest.fixture(scope="session")
def lying(tmp_path_factory: pytest.TempPathFactory, material: Material) -> tuple[Path, Path]:
    """What two processes left that were killed: three files loaded, the third of them in the log; and another's."""
    folders = tmp_path_factory.mktemp("lying"), tmp_path_factory.mktemp("another")
    for folder, first in zip(folders, (0, 1), strict=True):
        answered(loads_and_dies, folder / DATABASE, material.files[first : first + LOADED], FOLDED)
    assert looked_at_copy(folders[0], tmp_path_factory.mktemp("copy"))["checksums"] == material.states[LOADED]
    return folders


def looked_at_copy(folder: Path, copy: Path) -> dict[str, object]:
    shutil.copytree(folder, copy, dirs_exist_ok=True)
    return looked_at(copy / DATABASE)


@pytest.mark.parametrize("how", ANY, ids=lambda how: how.__name__)
@pytest.mark.parametrize("name", [DATABASE, LOG, JOURNAL])
def test_damage_is_told_or_does_no_harm(
    tmp_path: Path, lying: tuple[Path, Path], material: Material, trials: Trials, name: str, how: Damage
) -> None:
    chance = random.Random(f"{trials.seed} {name} {how.__name__}")
    for trial in range(trials.damages if how in BY_CHANCE else 1):
        folder = tmp_path / str(trial)
        shutil.copytree(lying[0], folder)
        how(folder / name, chance, lying[1])
        before = {path.name: sha256_of(path) for path in folder.iterdir() if path.is_file()}

        found = looked_at(folder / DATABASE)

        assert found["restart"] <= RESTART_SECONDS
        if "fault" in found:
            assert found["fault"].startswith("RecoveryNeeded: "), found["fault"]
            after = {path.name: sha256_of(path) for path in folder.iterdir() if path.is_file()}
            # A page of the database may be read only after the log was folded in; the journal has it all the same.
            assert found["is_open"] or after == before or (name, how) in MAY_BE_WHOLE
            if (name, how) not in FOR_A_PERSON:
                recovered = answered(recovers, folder / DATABASE)
                assert recovered["left_out"] == (), recovered
                assert looked_at(folder / DATABASE)["checksums"] == material.states[LOADED]
        else:
            assert (name, how) in MAY_BE_WHOLE
            assert found["checksums"] == material.states[LOADED]


def test_a_flip_in_any_block_of_the_database_is_told_or_does_no_harm(
    tmp_path: Path, lying: tuple[Path, Path], material: Material
) -> None:
    content = (lying[0] / DATABASE).read_bytes()
    told = 0
    for number, block in enumerate(range(HEADERS, len(content), BLOCK)):
        folder = tmp_path / str(number)
        folder.mkdir()
        for name in (LOG, JOURNAL):
            shutil.copy(lying[0] / name, folder)
        (folder / DATABASE).write_bytes(content[: block + 20] + b"\x55" + content[block + 21 :])
        try:
            with Warehouse.open(folder / DATABASE) as warehouse:
                assert upkeep.checksums(warehouse) == material.states[LOADED]
        except RecoveryNeeded:
            told += 1
        shutil.rmtree(folder)
    assert told > 1
