"""Bad files and real exports beside the project: what reading alone decides about them."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from partnerboard.errors import UnreadableFile
from partnerboard.ingest.reading import Limits, members, read, read_member
from tests.shared_material import SHARED, shared

pytestmark = pytest.mark.shared

# Causes that show in the bytes. All others need a header, and are found later.
OURS = {
    "binary_content",
    "damaged_archive",
    "duplicate_member",
    "empty_file",
    "encoding_unknown",
    "html_content",
    "password_protected",
    "too_many_columns",
    "too_many_members",
    "type_not_accepted",
    "unpacked_too_large",
    "xml_dtd",
}
SET_ASIDE = {"control_characters", "undecodable", "field_too_long", "unclosed_quote", "broken_quotes"}


def listed(manifest: str) -> list[dict[str, Any]]:
    """The files of a manifest, while tests are collected: none where the material is missing."""
    path = SHARED / manifest
    return json.loads(path.read_text())["files"] if path.exists() else []


def exports() -> list[Path]:
    found = (SHARED / "exports").rglob("*/*/*.*")
    return sorted(path for path in found if path.suffix in {".csv", ".xls", ".xlsx", ".zip"})


def test_the_shared_material_is_there() -> None:
    assert shared("badfiles/manifest.json").exists()
    assert shared("exports/expected.json").exists()


@pytest.mark.parametrize("bad", listed("badfiles/manifest.json"), ids=lambda bad: bad["file"])
def test_a_bad_file_is_refused_for_its_cause_or_read(bad: dict[str, Any]) -> None:
    path = shared("badfiles/files") / bad["file"]

    if bad["class"] == "rejected-whole" and bad["reason"] in OURS:
        with pytest.raises(UnreadableFile) as refused:
            read(path, name=bad["upload_name"])
        assert refused.value.code == bad["reason"]
    elif bad["reason"] != "header_not_found":
        file = read(path, name=bad["upload_name"])
        assert len(file.name) <= 255
        set_aside = bad["quarantined"] if bad["reason"] in SET_ASIDE else 0
        assert len(file.bad_rows) == set_aside
        assert sum(len(sheet.rows) for sheet in file.sheets) > bad["loaded"]


@pytest.mark.parametrize("path", exports(), ids=lambda path: "/".join(path.parts[-3:-1]))
def test_a_real_export_is_read_whole(path: Path) -> None:
    for member in members(path):
        file = read_member(member)

        assert file.bad_rows == ()
        assert not [notice for notice in file.notices if "cut off" in notice]
        assert any(len(row.cells) > 1 for sheet in file.sheets for row in sheet.rows)
        if file.container == "csv":
            text = io.StringIO(member.content(Limits()).decode(file.encoding), newline="")
            assert [row.cells for row in file.sheets[0].rows] == [tuple(cells) for cells in csv.reader(text)]
