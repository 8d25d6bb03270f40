"""A load that was begun and never ended is known to whoever starts next."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from partnerboard.ingest import begun
from partnerboard.ingest.begun import Begun, left_behind, noted
from partnerboard.ingest.keeping import sha256_of

AT = datetime(2026, 10, 9, 10, 3, tzinfo=UTC)
AFTER = AT + timedelta(minutes=1)
SHA256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"  # of "abc"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "posts.csv"
    path.write_bytes(b"abc")
    return path


def killed(folder: Path, file: Path) -> None:
    """Leave what a process leaves that is killed while it loads: the note as it stood in the middle."""
    with noted(folder, sha256_of(file), name="posts.csv", exports=2, at_utc=AT):
        [note] = folder.iterdir()
        said = note.read_bytes()
    note.write_bytes(said)


def test_while_a_file_is_loaded_there_is_a_note_and_afterwards_none(tmp_path: Path, file: Path) -> None:
    with noted(tmp_path / "begun", sha256_of(file), name="posts.csv", exports=2, at_utc=AT):
        assert left_behind(tmp_path / "begun", before=AFTER) == [Begun("posts.csv", SHA256, AT, 2)]

    assert left_behind(tmp_path / "begun", before=AFTER) == []


def test_a_load_that_ends_with_a_fault_has_told_it_and_leaves_no_note(tmp_path: Path, file: Path) -> None:
    note = noted(tmp_path / "begun", sha256_of(file), name="posts.csv", exports=2, at_utc=AT)
    with pytest.raises(RuntimeError), note:
        raise RuntimeError

    assert left_behind(tmp_path / "begun", before=AFTER) == []


def test_only_what_began_before_the_server_started_was_interrupted(tmp_path: Path, file: Path) -> None:
    killed(tmp_path / "begun", file)

    assert left_behind(tmp_path / "begun", before=AT) == []
    assert [load.name for load in left_behind(tmp_path / "begun", before=AFTER)] == ["posts.csv"]


def test_the_same_file_loaded_again_answers_for_its_interrupted_load(tmp_path: Path, file: Path) -> None:
    killed(tmp_path / "begun", file)

    with noted(tmp_path / "begun", sha256_of(file), name="again.csv", exports=2, at_utc=AFTER):
        pass

    assert left_behind(tmp_path / "begun", before=AFTER + timedelta(days=1)) == []


def test_a_note_that_was_itself_cut_off_is_passed_over_and_one_can_be_put_away(tmp_path: Path, file: Path) -> None:
    killed(tmp_path / "begun", file)
    (tmp_path / "begun" / "torn").write_text('{"name": "x', encoding="utf-8")

    assert len(left_behind(tmp_path / "begun", before=AFTER)) == 1
    begun.forget(tmp_path / "begun", SHA256)
    assert left_behind(tmp_path / "begun", before=AFTER) == []
