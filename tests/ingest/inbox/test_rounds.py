"""Files put into the drop folder: taken when they are whole, loaded once, moved aside with their receipts."""

import io
import json
import logging
import os
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from partnerboard.ingest.inbox import taking
from partnerboard.ingest.inbox.arrivals import STILL_LOOKS
from partnerboard.ingest.inbox.needing import needing
from partnerboard.ingest.inbox.rounds import PATIENCE, Rounds
from partnerboard.ingest.inbox.taking import House
from partnerboard.warehouse import Warehouse
from tests.ingest.builders import x_file, x_row
from tests.platforms.handing_in import Desk, csv_bytes
from tests.platforms.test_x import OVERVIEW

THEN = datetime(2026, 11, 22, 9, 5, tzinfo=UTC)
DAYS = csv_bytes([OVERVIEW, ["Sun, Feb 9, 2025", 125, 1, 3, 0, 9, 2, 1, 0, 4, 6, 0, 0, 0]])
BAD = [x_row(number, likes="many") for number in range(4, 7)]


@dataclass
class DropFolder:
    """A drop folder with its loader; `look()` lets the loader go round as often as a file takes to settle."""

    path: Path
    house: House
    rounds: Rounds

    def put(self, name: str, content: bytes = b"", *, answers: str = "") -> Path:
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content or x_file())
        if answers:
            path.with_name(path.name + ".toml").write_text(answers, encoding="utf-8")
        return path

    def look(self, times: int = STILL_LOOKS) -> None:
        for _ in range(times):
            self.rounds.take(self.rounds.settled(), self.house, is_over=lambda: False)

    @property
    def lying(self) -> list[str]:
        """Every file in the folder that a person sees."""
        found = [path.relative_to(self.path) for path in self.path.rglob("*") if path.is_file() or path.is_symlink()]
        return sorted(path.as_posix() for path in found if not path.name.startswith("."))

    def text(self, name: str) -> str:
        return (self.path / f"{name}.receipt.txt").read_text(encoding="utf-8")

    def verdicts(self, name: str) -> list[str]:
        written = (self.path / f"{name}.receipt.json").read_text(encoding="utf-8")
        return [receipt["verdict"] for receipt in json.loads(written)]

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        return Desk(self.path, self.house.warehouse).rows(sql)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[DropFolder]:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    with Warehouse.in_memory() as warehouse:
        house = House(warehouse, tmp_path / "kept", tmp_path / "copies")
        made = DropFolder(inbox, house, Rounds(inbox, tmp_path / "warehouse.duckdb", lambda: THEN))
        yield made
        made.rounds.release()
    assert list((tmp_path / "copies").glob("*")) == []


def with_receipts(name: str) -> list[str]:
    return [name, f"{name}.receipt.json", f"{name}.receipt.txt"]


def test_a_file_is_loaded_and_moved_with_a_receipt_beside_it(folder: DropFolder) -> None:
    folder.put("posts.csv")

    folder.look()

    assert folder.lying == with_receipts("done/posts.csv")
    assert folder.verdicts("done/posts.csv") == ["loaded"]
    assert folder.rows("select loaded_by, file_name, state from batch") == [("drop folder", "posts.csv", "active")]
    assert folder.rows("select sum(exposures) from post_snapshot") == [(6000,)]
    told = folder.text("done/posts.csv")
    assert told.startswith("posts.csv: loaded\nLoaded 3 posts, 2024-06-01 to 2024-06-03, from ")
    assert "Sums of its rows: impressions 6,000" in told
    assert told.endswith("\n\nBy the drop folder of Partnerboard on 22 November 2026 at 09:05 UTC.\n")


def test_a_file_that_still_grows_is_left_until_it_stands_still(folder: DropFolder) -> None:
    whole = x_file()
    path = folder.put("posts.csv", whole[:200])
    folder.look(STILL_LOOKS - 1)
    path.write_bytes(whole)

    folder.look(STILL_LOOKS - 1)
    assert folder.lying == ["posts.csv"]

    folder.look(1)
    assert folder.rows("select sum(exposures) from post_snapshot") == [(6000,)]


def test_unfinished_and_hidden_names_are_left_alone_until_they_are_renamed(folder: DropFolder) -> None:
    names = [".posts.csv.Xa3f", "A.TMP", "Thumbs.db", "b.csv.crdownload", "b.csv.part", "b~", "~$b.xlsx"]
    for name in names:
        folder.put(name)
    folder.look()
    assert folder.lying == names[1:]

    (folder.path / ".posts.csv.Xa3f").rename(folder.path / "posts.csv")
    folder.look()

    assert folder.lying == sorted([*with_receipts("done/posts.csv"), *names[1:]])


def test_a_file_that_lacks_an_answer_is_put_aside_with_the_question_and_loads_with_the_answer_beside_it(
    folder: DropFolder,
) -> None:
    folder.put("overview.csv", DAYS)
    folder.look()
    assert folder.lying == with_receipts("problems/overview.csv")
    assert folder.verdicts("problems/overview.csv") == ["needs_input"]
    assert '\n    account = "x:HANDLE"\n' in folder.text("problems/overview.csv")

    for name in with_receipts("overview.csv"):  # as a person does: all of it back into the folder
        (folder.path / "problems" / name).rename(folder.path / name)
    (folder.path / "overview.csv.toml").write_text('account = "x:walkwell"\n', encoding="utf-8")
    folder.look()

    assert folder.lying == sorted([*with_receipts("done/overview.csv"), "done/overview.csv.toml"])
    assert folder.verdicts("done/overview.csv") == ["loaded"]
    assert folder.rows("select handle from source_account") == [("walkwell",)]


def test_answers_wait_for_their_file(folder: DropFolder) -> None:
    (folder.path / "overview.csv.toml").write_text('account = "x:walkwell"\nexported_on = 2025-03-01\n')
    folder.look()

    folder.put("overview.csv", DAYS)
    folder.look()

    assert folder.verdicts("done/overview.csv") == ["loaded"]


def test_answers_that_come_after_the_file_are_waited_for_while_it_settles(folder: DropFolder) -> None:
    path = folder.put("overview.csv", DAYS)
    folder.look(STILL_LOOKS - 1)

    path.with_name("overview.csv.toml").write_text('account = "x:walk', encoding="utf-8")
    folder.look(STILL_LOOKS - 1)
    path.with_name("overview.csv.toml").write_text('account = "x:walkwell"\n', encoding="utf-8")
    folder.look()

    assert folder.verdicts("done/overview.csv") == ["loaded"]


def test_answers_that_cannot_be_read_load_nothing(folder: DropFolder) -> None:
    folder.put("posts.csv", answers='acount = "x:walkwell"')

    folder.look()

    assert folder.verdicts("problems/posts.csv") == ["refused"]
    assert "The answers beside the file have a key 'acount'; known are account," in folder.text("problems/posts.csv")
    assert folder.rows("select count(*) from batch") == [(0,)]


def test_what_cannot_be_loaded_says_why(folder: DropFolder) -> None:
    folder.put("page.csv", b"<!doctype html><html><body>Sign in</body></html>")

    folder.look()

    assert folder.verdicts("problems/page.csv") == ["refused"]
    assert "page.csv: refused\n" in folder.text("problems/page.csv")


def test_rows_that_were_left_out_are_named_and_the_file_is_put_where_somebody_looks(folder: DropFolder) -> None:
    folder.put("posts.csv", x_file(*(x_row(number) for number in range(1, 10)), x_row(10, likes="many")))

    folder.look()

    assert folder.verdicts("problems/posts.csv") == ["partly_loaded"]
    assert "\nRows left out:\n  line 11: likes: 'many' is not a whole number" in folder.text("problems/posts.csv")
    assert folder.rows("select count(*) from post_snapshot") == [(9,)]


def test_a_file_with_too_many_unreadable_rows_is_asked_about_first(folder: DropFolder) -> None:
    content = x_file(x_row(1), x_row(2), x_row(3), *BAD)
    folder.put("posts.csv", content)
    folder.look()
    assert folder.verdicts("problems/posts.csv") == ["needs_input"]
    told = folder.text("problems/posts.csv")
    assert "3 of 6 rows cannot be read, so nothing was loaded." in told
    assert "\n    accept_left_out = true\n" in told
    assert folder.rows("select count(*) from batch") == [(0,)]

    folder.put("posts.csv", content, answers="accept_left_out = true\n")
    folder.look()

    assert folder.verdicts("problems/posts (2).csv") == ["partly_loaded"]
    assert folder.rows("select count(*) from post_snapshot") == [(3,)]


def test_every_export_of_an_archive_has_its_receipt(folder: DropFolder) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.csv", x_file(x_row(1)))
        archive.writestr("b.csv", b"just a note\n")
    folder.put("all.zip", packed.getvalue())

    folder.look()

    assert folder.verdicts("problems/all.zip") == ["loaded", "refused"]
    assert "all.zip/a.csv: loaded\n" in folder.text("problems/all.zip")
    assert "\n\nall.zip/b.csv: refused\n" in folder.text("problems/all.zip")


def test_files_that_need_somebody_are_named_until_they_are_taken_away(folder: DropFolder) -> None:
    folder.put("good.csv")
    folder.put("b/overview.csv", DAYS)
    folder.put("a.csv", b"just a note\n")
    folder.put("command-line-1/0000/note.csv", b"the command line tells of this one itself\n")
    folder.look()

    assert [(each.file, each.verdict) for each in needing(folder.path)] == [
        ("a.csv", "refused"),
        ("overview.csv", "needs_input"),
    ]
    (folder.path / "problems" / "a.csv").unlink()
    (folder.path / "problems" / "b" / "overview.csv.receipt.json").write_text("{}", encoding="utf-8")

    assert needing(folder.path) == []


def test_the_same_bytes_again_change_nothing_and_no_file_is_written_over(folder: DropFolder) -> None:
    folder.put("posts.csv")
    folder.look()
    folder.put("posts.csv")
    folder.look()

    assert folder.lying == sorted([*with_receipts("done/posts.csv"), *with_receipts("done/posts (2).csv")])
    assert folder.verdicts("done/posts.csv") == ["loaded"]
    assert folder.verdicts("done/posts (2).csv") == ["already_loaded"]
    assert folder.rows("select count(*) from batch") == [(1,)]


def test_files_are_taken_in_the_order_of_their_names_and_folders_are_kept(folder: DropFolder) -> None:
    for number, name in enumerate(("b/2.csv", "a.csv", "b/1.csv", "b/.sync/x.csv", "a/b/c/d/e/f/deep.csv"), start=1):
        folder.put(name, x_file(x_row(number)))

    folder.look()

    assert folder.rows("select file_name from batch order by load_no") == [("a.csv",), ("1.csv",), ("2.csv",)]
    assert "done/b/2.csv" in folder.lying
    assert [name for name in folder.lying if not name.startswith("done/")] == ["a/b/c/d/e/f/deep.csv", "b/.sync/x.csv"]


def test_links_are_not_followed_and_pipes_are_not_opened(folder: DropFolder, tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_bytes(x_file())
    (folder.path / "link.csv").symlink_to(tmp_path / "secret.csv")
    os.mkfifo(folder.path / "pipe.csv")

    folder.look()

    assert folder.verdicts("problems/link.csv") == folder.verdicts("problems/pipe.csv") == ["refused"]
    assert (folder.path / "problems" / "link.csv").is_symlink()
    assert (tmp_path / "secret.csv").exists()
    assert folder.rows("select count(*) from batch") == [(0,)]


def test_a_name_that_hides_something_is_shown_without_it(folder: DropFolder) -> None:
    moved = {
        "po\nsts\u202ecsv.csv": "po stscsv.csv",
        os.fsdecode(b"caf\xe9.csv"): "caf\ufffd.csv",
        "x" * 240 + ".csv": "x" * 196 + ".csv",
        "=cmd|' '!A1.csv": "=cmd|' '!A1.csv",
    }
    for name in moved:
        folder.put(name)

    folder.look()

    wanted = [each for name in moved.values() for each in with_receipts(f"done/{name}")]
    assert folder.lying == sorted(wanted)


def test_a_file_above_the_limit_is_refused_unread(folder: DropFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking, "LIMITS", replace(taking.LIMITS, long_bytes=50 * 1024**2))
    with folder.put("huge.csv").open("r+b") as file:
        file.truncate(50 * 1024**2 + 1)

    folder.look()

    assert "The file has 52,428,801 bytes; 52,428,800 are read." in folder.text("problems/huge.csv")


def test_a_process_that_died_between_load_and_move_finds_the_file_loaded(folder: DropFolder) -> None:
    Desk(folder.path.parent, folder.house.warehouse).hand_in("posts.csv", x_file())
    folder.put("posts.csv")

    folder.look()

    assert folder.verdicts("done/posts.csv") == ["already_loaded"]
    assert folder.rows("select count(*) from batch") == [(1,)]


def test_a_file_that_changes_while_it_is_loaded_is_taken_once_more(folder: DropFolder) -> None:
    path = folder.put("posts.csv", x_file(x_row(1)))
    folder.look(STILL_LOOKS - 1)
    settled = folder.rounds.settled()
    path.write_bytes(x_file(x_row(1), x_row(2)))

    folder.rounds.take(settled, folder.house, is_over=lambda: False)
    assert "posts.csv" in folder.lying
    folder.look()

    assert folder.rows("select count(distinct post_id) from post_snapshot") == [(2,)]
    assert [name for name in folder.lying if not name.startswith("done/")] == []


def test_a_folder_that_takes_no_file_keeps_it_and_is_asked_again_later(
    folder: DropFolder, caplog: pytest.LogCaptureFixture
) -> None:
    folder.put("posts.csv")
    (folder.path / "done").write_bytes(b"a file where the folder should be")

    with caplog.at_level(logging.WARNING):
        folder.look(STILL_LOOKS + 5)
    assert [record.getMessage().split(":")[0] for record in caplog.records] == ["'posts.csv' stays in the drop folder"]
    assert folder.rows("select count(*) from batch") == [(1,)]

    (folder.path / "done").unlink()
    folder.look(PATIENCE)

    assert folder.verdicts("done/posts.csv") == ["already_loaded"]


def test_while_there_is_no_room_files_wait_and_the_command_line_is_told(folder: DropFolder, tmp_path: Path) -> None:
    with Warehouse.open(tmp_path / "full.duckdb", free=lambda _: 1024**2) as full:
        folder.house = House(full, folder.house.keep_in, folder.house.copies)
        folder.put("posts.csv")
        folder.put("command-line-1/0000/posts.csv")
        folder.look()

    assert folder.lying == sorted(["posts.csv", *with_receipts("problems/command-line-1/0000/posts.csv")])
    assert "There is no room on the disk to load posts.csv: 1 MB are free, and 201 MB are needed" in folder.text(
        "problems/command-line-1/0000/posts.csv"
    )


def test_one_process_loads_a_folder_and_the_other_waits(folder: DropFolder, tmp_path: Path) -> None:
    second = Rounds(folder.path, tmp_path / "other.duckdb", lambda: THEN)
    assert folder.rounds.hold()
    assert not second.hold()
    folder.put("posts.csv")
    for _ in range(STILL_LOOKS):
        second.take(second.settled(), folder.house, is_over=lambda: False)
    assert folder.lying == ["posts.csv"]

    folder.rounds.release()
    second.take(second.settled(), folder.house, is_over=lambda: False)

    assert folder.lying == with_receipts("done/posts.csv")
    second.release()


def test_a_stop_is_heard_between_two_files(folder: DropFolder) -> None:
    for number in (1, 2, 3):
        folder.put(f"{number}.csv", x_file(x_row(number)))
    folder.look(STILL_LOOKS - 1)
    answers = iter([False, False, True])

    folder.rounds.take(folder.rounds.settled(), folder.house, is_over=lambda: next(answers))

    assert folder.rows("select file_name from batch order by load_no") == [("1.csv",), ("2.csv",)]
    assert "3.csv" in folder.lying
