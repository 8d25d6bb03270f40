"""How far the trials go: a short form with every run of the tests, the long form with `make soak`."""

import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.robustness import files as generated


@dataclass(frozen=True)
class Trials:
    """How many of each; `seed` says which ones."""

    kills: int
    folder_kills: int
    full_disks: int
    damages: int
    is_long: bool
    seed: str


@pytest.fixture(scope="session")
def trials() -> Trials:
    """PARTNERBOARD_SOAK=1 asks for the long form, PARTNERBOARD_SEED for other moments."""
    seed = os.environ.get("PARTNERBOARD_SEED", "2026-11-22")
    if os.environ.get("PARTNERBOARD_SOAK"):
        return Trials(kills=200, folder_kills=20, full_disks=50, damages=20, is_long=True, seed=seed)
    return Trials(kills=6, folder_kills=2, full_disks=2, damages=1, is_long=False, seed=seed)


@dataclass(frozen=True)
class Material:
    """Exports to load in their order, and the checksums of all facts after the first 0, 1, 2, ... of them."""

    files: list[Path]
    states: list[dict[str, str]]

    def loaded(self, found: dict[str, str]) -> int:
        """How many files these checksums stand for. Fails where they stand for no whole number of files."""
        assert found in self.states, "A file is in the warehouse in part."
        return self.states.index(found)


@pytest.fixture(scope="session")
def material(tmp_path_factory: pytest.TempPathFactory) -> Material:
    """Written once."""
    folder = tmp_path_factory.mktemp("material")
    files = generated.written(folder / "files")
    return Material(files, generated.states(files, folder))
