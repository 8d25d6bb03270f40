"""A link that was closed stays closed: over a restart, a kill, an old backup, a lost log and a lost journal."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest

from partnerboard.errors import ChangeUnconfirmed, LinkRefused, RecoveryNeeded
from partnerboard.recovery.recovering import recover
from partnerboard.sharing import managing
from partnerboard.sharing.links import Link, fingerprint, links
from partnerboard.sharing.trail import happenings
from partnerboard.warehouse import Warehouse
from partnerboard.warehouse.backup import back_up
from partnerboard.warehouse.beside import Beside
from partnerboard.warehouse.journal import Journal, Written
from tests.sharing.shared import IVY, NOW, later, live, opened, states, terms


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A folder in which four links were live when a backup was made, and three were closed in two ways and moved
    afterwards; and every secret that was handed out.
    """
    folder: Path = tmp_path_factory.mktemp("links")
    path = folder / "warehouse.duckdb"
    secrets = ["heather honey"]
    with opened(path) as warehouse:
        ids = []
        for label in ("kept", "revoked", "paused", "moved"):
            link_id, token = live(warehouse, label=label)
            ids.append(link_id)
            secrets.append(token)
        back_up(warehouse, at_utc=NOW, by="the app")
        kept, revoked, paused, moved = ids
        managing.revoke(warehouse, revoked, later(days=1))
        managing.pause(warehouse, paused, later(days=1))
        secrets.append(managing.rotate(warehouse, moved, later(days=1)))
        managing.protect(warehouse, moved, "heather honey", later(days=1))
        managing.change(warehouse, kept, terms(label="kept", pages=("summary",)), later(days=1))
        secrets.append(live(warehouse, label="later")[1])
        back_up(warehouse, at_utc=later(days=2).at_utc, by="the app")
    return folder, secrets


@pytest.fixture
def path(story: tuple[Path, list[str]], tmp_path: Path) -> Path:
    """The warehouse of a copy of the story."""
    shutil.copytree(story[0], tmp_path, dirs_exist_ok=True)
    return tmp_path / "warehouse.duckdb"


def all_links(path: Path) -> tuple[Link, ...]:
    with Warehouse.open(path) as warehouse:
        return links(warehouse)


def recovered(path: Path, *, from_backup: Path | None = None, is_loss_accepted: bool = False) -> None:
    recover(
        path, keep_in=path.parent / "kept", now=later(days=9).at_utc, by="ana", at=lambda done, of, name: None,
        from_backup=from_backup, is_loss_accepted=is_loss_accepted,
    )  # fmt: skip # one call


def test_closed_links_stay_closed_over_a_restart(path: Path) -> None:
    """Promise 4: survives restart."""
    assert {link.label: link.state for link in all_links(path)} == {
        "kept": "live", "revoked": "revoked", "paused": "paused", "moved": "live", "later": "live",
    }  # fmt: skip # as the list shows it
    assert not any(link.is_all_paused for link in all_links(path))


def test_an_older_backup_comes_back_with_every_link_as_it_was_last(path: Path) -> None:
    """Promise 4: survives restore. Addresses, passphrases and the trail come back without any token."""
    before = all_links(path)
    with Warehouse.open(path) as warehouse:
        happened = happenings(warehouse)
    older = Beside(path).all_backups()[-1]

    recovered(path, from_backup=older)

    assert all_links(path) == before
    with Warehouse.open(path) as warehouse:
        assert happenings(warehouse) == happened


def test_an_older_backup_put_in_place_by_hand_opens_nothing_before_it_is_recovered(path: Path) -> None:
    shutil.copy(Beside(path).all_backups()[-1], path)

    with pytest.raises(RecoveryNeeded, match="older than its journal"):
        Warehouse.open(path)
    recovered(path)

    with Warehouse.open(path) as warehouse:
        assert states(warehouse)["revoked"] == "revoked"
        assert states(warehouse)["paused"] == "paused"


@pytest.mark.parametrize("is_older", [False, True])
def test_without_its_journal_every_link_comes_back_paused(path: Path, is_older: bool) -> None:
    """An older database whose journal is gone too cannot know what was closed since."""
    if is_older:
        shutil.copy(Beside(path).all_backups()[-1], path)
    Beside(path).journal.unlink()

    closed = all_links(path)

    assert not any(link.is_open(NOW) for link in closed)
    assert all(link.is_all_paused for link in closed)
    last = Written.of(Beside(path).journal).last
    assert last is not None
    assert (last.kind, last.by) == ("links_paused", "Partnerboard")
    with Warehouse.open(path) as warehouse:
        assert "all links: the journal was gone" in [each.detail for each in happenings(warehouse)]
        managing.resume_all(warehouse, later(days=9))
    assert {link.label for link in all_links(path) if link.is_open(NOW)} == (
        {"kept", "revoked", "paused", "moved"} if is_older else {"kept", "moved", "later"}
    )


def test_the_pause_of_all_stays_over_further_starts_and_is_not_said_twice(path: Path) -> None:
    Beside(path).journal.unlink()
    Warehouse.open(path).close()
    lines = Beside(path).journal.read_bytes()

    assert all(link.is_all_paused for link in all_links(path))
    assert Beside(path).journal.read_bytes() == lines


def test_a_database_without_links_loses_its_journal_and_nothing_is_paused(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    with opened(path):
        pass
    before = Beside(path).journal.read_bytes()
    Beside(path).journal.unlink()

    Warehouse.open(path).close()

    assert Beside(path).journal.read_bytes() == before


def test_a_line_that_nobody_can_read_may_have_closed_a_link_so_all_are_paused(path: Path) -> None:
    shutil.copy(Beside(path).all_backups()[-1], path)
    lines = Beside(path).journal.read_bytes().splitlines(keepends=True)
    place = next(number for number, line in enumerate(lines) if b'"link_revoked"' in line)
    Beside(path).journal.write_bytes(b"".join([*lines[:place], b"#" + lines[place][1:], *lines[place + 1 :]]))

    recovered(path, is_loss_accepted=True)

    assert all(link.is_all_paused for link in all_links(path))


def test_cut_off_before_its_line_was_written_a_closed_link_is_closed_and_gets_its_line(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Promise 4: survives a crash. What is in doubt counts, also after an older backup comes back."""
    with monkeypatch.context() as patch:
        patch.setattr(Journal, "append", _no_room)
        with opened(path) as warehouse:
            kept = next(link for link in links(warehouse) if link.label == "kept")
            with pytest.raises(ChangeUnconfirmed):
                managing.revoke(warehouse, kept.link_id, IVY)
            closed = next(link for link in links(warehouse) if link.label == "kept")
            assert closed == replace(kept, state="revoked")

    assert next(link for link in all_links(path) if link.label == "kept").state == "revoked"
    recovered(path, from_backup=Beside(path).all_backups()[-1])
    assert next(link for link in all_links(path) if link.label == "kept").state == "revoked"


STEPS = {
    "revoke": ("revoked", lambda warehouse, link_id: managing.revoke(warehouse, link_id, IVY)),
    "revoke all": ("revoked", lambda warehouse, link_id: managing.revoke_all(warehouse, "green", "P-BANK", IVY)),
    "pause": ("paused", lambda warehouse, link_id: managing.pause(warehouse, link_id, IVY)),
    "new address": ("paused", lambda warehouse, link_id: managing.rotate(warehouse, link_id, IVY)),
    "pause all": ("live", lambda warehouse, link_id: managing.pause_all(warehouse, IVY)),
}


@pytest.mark.parametrize("name", STEPS)
def test_cut_off_before_anything_was_committed_the_next_start_closes_it(
    path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Promise 4: what closes a link is on disk before the database is touched."""
    state, step = STEPS[name]
    with opened(path) as warehouse:
        kept = next(link for link in links(warehouse) if link.label == "kept")
        with monkeypatch.context() as patch:
            patch.setattr(Warehouse, "writing", _killed)
            with pytest.raises(KeyboardInterrupt):
                step(warehouse, kept.link_id)
        assert kept in links(warehouse)

    with opened(path) as warehouse:
        assert managing.finish(warehouse, NOW) == 1
        closed = next(link for link in links(warehouse) if link.label == "kept")
        assert (closed.state, closed.is_open(NOW), closed.is_all_paused) == (state, False, name == "pause all")
        assert managing.finish(warehouse, NOW) == 0


def test_a_note_that_nobody_can_read_pauses_all(path: Path) -> None:
    Beside(path).closings.mkdir(exist_ok=True)
    (Beside(path).closings / "torn.json").write_bytes(b'{"step": "rev')

    with opened(path) as warehouse:
        assert managing.finish(warehouse, NOW) == 1
        assert all(link.is_all_paused for link in links(warehouse))


def test_what_is_through_or_refused_leaves_no_note(path: Path) -> None:
    with opened(path) as warehouse:
        ids = {link.label: link.link_id for link in links(warehouse)}
        managing.pause(warehouse, ids["kept"], IVY)
        with pytest.raises(LinkRefused):
            managing.pause(warehouse, ids["revoked"], IVY)

    assert list(Beside(path).closings.iterdir()) == []


def test_T10_no_token_and_no_passphrase_lies_in_any_file(path: Path, story: tuple[Path, list[str]]) -> None:
    """T10: database, its log, journal, backups, kept agreements; what is moved aside by a recovery, too."""
    recovered(path, from_backup=Beside(path).all_backups()[-1])
    files = [file for file in path.parent.rglob("*") if file.is_file()]
    secrets = [secret.encode() for secret in story[1]]

    found = {(file.name, secret) for file in files for secret in secrets if secret in file.read_bytes()}

    assert len(secrets) == 7
    assert {"warehouse.duckdb", "warehouse.journal.jsonl", "warehouse-20261122T090000Z.duckdb"} <= {
        file.name for file in files
    }
    assert found == set()
    assert fingerprint(story[1][1]).encode() in Beside(path).journal.read_bytes()  # what proves it is there


def _killed(self: Warehouse) -> NoReturn:
    raise KeyboardInterrupt


def _no_room(self: Journal, entries: list[object]) -> None:
    raise ChangeUnconfirmed("The change is stored, but the journal cannot be written.", "Make room.")
