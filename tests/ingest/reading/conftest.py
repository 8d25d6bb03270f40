"""Uploads written and read within a test."""

from collections.abc import Callable
from pathlib import Path

import pytest

from partnerboard.errors import UnreadableFile
from partnerboard.ingest.reading import Limits, RawFile, read

Reading = Callable[..., RawFile]
Refusal = Callable[..., UnreadableFile]


@pytest.fixture
def reading(tmp_path: Path) -> Reading:
    """Read some bytes under the name a user gave them."""

    def reads(content: bytes, name: str = "export.csv", limits: Limits | None = None) -> RawFile:
        path = tmp_path / "upload"
        path.write_bytes(content)
        return read(path, name=name, limits=limits or Limits())

    return reads


@pytest.fixture
def refusal(reading: Reading) -> Refusal:
    """The refusal that some bytes meet."""

    def refuses(content: bytes, name: str = "export.csv", limits: Limits | None = None) -> UnreadableFile:
        with pytest.raises(UnreadableFile) as refused:
            reading(content, name, limits)
        assert refused.value.message.endswith(".")
        assert refused.value.remedy.endswith(".")
        return refused.value

    return refuses
