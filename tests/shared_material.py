"""Where the shared material lies beside the project, and what its absence means for a test."""

import os
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


def shared(relative: str) -> Path:
    """A file or folder of the shared material; without it the test is skipped, and under CI it fails."""
    path = SHARED / relative
    if not path.exists():
        if os.environ.get("CI"):
            pytest.fail(f"../shared/{relative} is missing, and CI must not pass without it.", pytrace=False)
        pytest.skip(f"../shared/{relative} does not lie beside this copy of the project.")
    return path
