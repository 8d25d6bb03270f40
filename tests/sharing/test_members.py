"""Who may sign in: invited, changed, removed, and never without an owner; in the journal, so that it stays so."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from partnerboard.errors import MemberRefused
from partnerboard.recovery.recovering import recover
from partnerboard.sharing import managing, members
from partnerboard.sharing.links import links
from partnerboard.sharing.managing import By
from partnerboard.sharing.members import Member
from partnerboard.warehouse import Warehouse
from partnerboard.warehouse.backup import back_up
from tests.sharing import shared
from tests.sharing.signed import NOW

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def warehouse() -> Iterator[Warehouse]:
    with Warehouse.in_memory() as warehouse:
        yield warehouse


def owner_of(warehouse: Warehouse) -> Member:
    return members.found(warehouse, email="Olga@example.org", name="Olga", at_utc=NOW)


def lead_of(warehouse: Warehouse) -> Member:
    return members.invite(warehouse, email=" Ana@Example.org ", name="Ana  Lea", role="lead", by="Olga", at_utc=LATER)


def test_who_is_invited_may_sign_in_by_the_address_whatever_its_case(warehouse: Warehouse) -> None:
    owner, lead = owner_of(warehouse), lead_of(warehouse)

    assert members.members(warehouse) == (owner, lead)
    assert lead == Member(lead.member_id, "ana@example.org", "Ana Lea", "lead", True, "Olga", LATER)
    assert (owner.role, owner.invited_by) == ("owner", "Olga")


def test_a_change_of_role_and_a_removal_keep_the_person_and_say_who_did_it(warehouse: Warehouse) -> None:
    owner_of(warehouse)
    lead = lead_of(warehouse)

    members.change(warehouse, lead.member_id, role="analyst", by="Olga", at_utc=LATER)
    members.change(warehouse, lead.member_id, is_active=False, by="Olga", at_utc=LATER)
    after = members.change(warehouse, lead.member_id, is_active=True, by="Olga", at_utc=LATER)

    assert (after.role, after.is_active, after.member_id) == ("analyst", True, lead.member_id)
    told = [(each.actor, each.action, each.entity_id, each.detail) for each in members.deeds(warehouse)]
    assert sorted(told) == [
        ("Olga", "analyst, was lead", "Ana Lea", "ana@example.org"),
        ("Olga", "invited as lead", "Ana Lea", "ana@example.org"),
        ("Olga", "invited as owner", "Olga", "olga@example.org"),
        ("Olga", "let in again as analyst", "Ana Lea", "ana@example.org"),
        ("Olga", "removed", "Ana Lea", "ana@example.org"),
    ]


def test_the_last_owner_stays_one(warehouse: Warehouse) -> None:
    owner = owner_of(warehouse)
    lead = lead_of(warehouse)
    steps: list[dict[str, Any]] = [{"is_active": False}, {"role": "lead"}]

    for step in steps:
        with pytest.raises(MemberRefused, match="Olga is the last owner"):
            members.change(warehouse, owner.member_id, by="Olga", at_utc=LATER, **step)
    members.change(warehouse, lead.member_id, role="owner", by="Olga", at_utc=LATER)
    members.change(warehouse, owner.member_id, is_active=False, by="Ana Lea", at_utc=LATER)
    for step in steps:
        with pytest.raises(MemberRefused, match="Ana Lea is the last owner"):
            members.change(warehouse, lead.member_id, by="Ana Lea", at_utc=LATER, **step)


def test_an_invitation_that_cannot_be_kept_is_refused(warehouse: Warehouse) -> None:
    owner_of(warehouse)
    lead_of(warehouse)
    invitations = [
        ("ana@example.org", "Ana", "ana@example.org is a member already, as Ana Lea."),
        ("ANA@EXAMPLE.ORG", "Ana", "ana@example.org is a member already, as Ana Lea."),
        ("ana", "Ana", "'ana' is no e-mail address."),
        ("ana@example.org eve@example.org", "Ana", "'ana@example.org eve@example.org' is no e-mail address."),
        ("eve@example.org", "  ", "The name is missing."),
    ]

    for email, name, why in invitations:
        with pytest.raises(MemberRefused) as refused:
            members.invite(warehouse, email=email, name=name, role="viewer", by="Olga", at_utc=LATER)
        assert refused.value.message == why

    assert len(members.members(warehouse)) == 2


def test_who_was_removed_is_let_in_again_and_not_invited_twice(warehouse: Warehouse) -> None:
    owner_of(warehouse)
    lead = lead_of(warehouse)
    members.change(warehouse, lead.member_id, is_active=False, by="Olga", at_utc=LATER)

    with pytest.raises(MemberRefused, match=r"ana@example.org was removed, as Ana Lea. Let them in again instead."):
        members.invite(warehouse, email="ana@example.org", name="Ana", role="viewer", by="Olga", at_utc=LATER)


def test_nobody_becomes_an_owner_by_themselves_while_there_is_one(warehouse: Warehouse) -> None:
    owner_of(warehouse)

    with pytest.raises(MemberRefused, match="There is an owner already"):
        members.found(warehouse, email="eve@example.org", name="Eve", at_utc=LATER)


def test_when_a_member_last_signed_in_is_what_was_noted(warehouse: Warehouse) -> None:
    lead = lead_of(warehouse)
    noted = {"actor": lead.member_id, "kind": "signed_in", "link_id": None, "from_network": None, "detail": None}
    with warehouse.writing() as writer:
        for at in (NOW, LATER):
            writer.insert("share_event", [{**noted, "at_utc": at, "last_at_utc": at, "times": 1}])

    assert members.last_seen(warehouse) == {lead.member_id: LATER}


def test_links_of_a_member_open_nothing_while_their_maker_is_removed_or_may_not_share() -> None:
    """T39: the link itself stays as it is; it opens again with the member."""
    with shared.opened() as warehouse:
        owner_of(warehouse)
        lead = lead_of(warehouse)
        link_id = managing.draft(warehouse, shared.terms(), By(lead.member_id, shared.NOW))
        managing.make_live(warehouse, link_id, By(lead.member_id, shared.NOW))

        def is_open(**step: Any) -> bool:
            if step:
                members.change(warehouse, lead.member_id, by="Olga", at_utc=LATER, **step)
            return links(warehouse)[0].is_open(LATER)

        assert is_open()
        assert not is_open(is_active=False)
        assert is_open(is_active=True)
        assert not is_open(role="viewer")
        assert is_open(role="owner")


def test_who_was_removed_stays_removed_after_an_older_backup_was_brought_back(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    with Warehouse.open(path) as warehouse:
        owner = owner_of(warehouse)
        lead = lead_of(warehouse)
        backup = back_up(warehouse, at_utc=LATER, by="Olga")
        members.change(warehouse, lead.member_id, is_active=False, by="Olga", at_utc=LATER + timedelta(hours=1))
        new = members.invite(warehouse, email="b@example.org", name="Ben", role="viewer", by="Olga", at_utc=LATER)
        before = members.members(warehouse)
    path.unlink()

    recover(
        path,
        keep_in=tmp_path / "kept",
        now=LATER + timedelta(days=1),
        by="Olga",
        at=lambda *_: None,
        from_backup=backup.path,
    )

    with Warehouse.open(path) as warehouse:
        assert members.members(warehouse) == before
        assert [each.is_active for each in before if each.member_id in (owner.member_id, new.member_id)] == [True, True]
        assert not next(each for each in before if each.member_id == lead.member_id).is_active
