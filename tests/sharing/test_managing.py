"""What can be done with a link, and that each step leaves it exactly as open as it says."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from partnerboard import agreements
from partnerboard.errors import LinkRefused
from partnerboard.sharing import managing, secrecy
from partnerboard.sharing.links import PAGES, fingerprint, links, scope_of
from partnerboard.sharing.managing import By
from partnerboard.sharing.terms import Terms
from partnerboard.warehouse import Warehouse
from tests.agreements.green_streets import green_streets
from tests.sharing.shared import IVY, NOW, found, later, live, opened, states, terms


def test_a_draft_opens_nothing_and_has_no_address(warehouse: Warehouse) -> None:
    link_id = managing.draft(warehouse, terms(), IVY)

    link = found(warehouse, link_id)
    assert (link.state, link.revision, link.created_by, link.is_open(NOW)) == ("draft", 1, "ivy", False)
    assert (link.pages, link.passphrase) == (PAGES, None)
    assert [link.shows_people, link.shows_costs, link.shows_others, link.allows_downloads] == [False] * 4


def test_made_live_it_opens_for_its_token_alone(warehouse: Warehouse) -> None:
    link_id, token = live(warehouse)

    link = found(warehouse, link_id)
    assert link.is_open(NOW)
    assert link.token_sha256 == fingerprint(token)
    assert token.startswith("pl1_")


def test_it_is_closed_from_the_second_of_its_expiry_on(warehouse: Warehouse) -> None:
    """T6, the side of the data: expired by one second."""
    link_id, _ = live(warehouse, expires_at_utc=NOW + timedelta(days=1))

    link = found(warehouse, link_id)
    assert link.is_open(NOW + timedelta(hours=23, minutes=59, seconds=59))
    assert not link.is_open(NOW + timedelta(days=1))
    assert not link.is_open(NOW + timedelta(days=1, seconds=1))


def test_no_link_outlives_a_year_whatever_is_asked(warehouse: Warehouse) -> None:
    """Promise 3: clamped where it is written, also when it is changed."""
    link_id, _ = live(warehouse, expires_at_utc=NOW + timedelta(days=4_000))
    assert found(warehouse, link_id).expires_at_utc == NOW + timedelta(days=365)

    managing.change(warehouse, link_id, terms(expires_at_utc=NOW + timedelta(days=4_000)), later(days=10))
    assert found(warehouse, link_id).expires_at_utc == NOW + timedelta(days=375)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"expires_at_utc": NOW}, "would be over on 22 November 2026"),
        ({"pages": ()}, "No page is chosen"),
        ({"pages": ("portfolio",)}, "No page is chosen"),
        ({"label": "  "}, "has no label"),
        ({"since": date(2026, 3, 9), "until": date(2026, 3, 2)}, "are none"),
    ],
)
def test_what_no_link_can_be_is_refused_and_nothing_is_stored(
    warehouse: Warehouse, said: dict[str, Any], why: str
) -> None:
    with pytest.raises(LinkRefused, match=why):
        managing.draft(warehouse, terms(**said), IVY)

    assert links(warehouse) == ()


def test_changed_it_shows_something_else_under_the_same_address(warehouse: Warehouse) -> None:
    link_id, token = live(warehouse)

    wanted = terms(label="  Bank,   March ", pages=("exchange", "summary"), since=date(2026, 3, 2), shows_costs=True)
    managing.change(warehouse, link_id, wanted, later(hours=1))

    link = found(warehouse, link_id)
    assert (link.label, link.pages, link.since) == ("Bank, March", ("summary", "exchange"), date(2026, 3, 2))
    assert (link.token_sha256, link.revision, link.state) == (fingerprint(token), 1, "live")
    assert scope_of(link, frozenset()).shows_costs
    assert Terms.of(link) == terms(**{**vars(wanted), "label": "Bank, March", "pages": ("summary", "exchange")})


def test_a_link_never_changes_to_another_partner(warehouse: Warehouse) -> None:
    link_id, _ = live(warehouse)

    with pytest.raises(LinkRefused, match="stays with its partner"):
        managing.change(warehouse, link_id, terms(partner_id="P-CYC"), IVY)
    with pytest.raises(LinkRefused, match="stays with its partner"):
        managing.change(warehouse, link_id, terms(partner_id=None), IVY)


def test_a_new_address_ends_the_old_one_and_every_visit(warehouse: Warehouse) -> None:
    link_id, old = live(warehouse)

    new = managing.rotate(warehouse, link_id, IVY)

    link = found(warehouse, link_id)
    assert link.token_sha256 == fingerprint(new) != fingerprint(old)
    assert (link.revision, link.state) == (2, "live")


def test_a_new_passphrase_or_none_ends_every_visit(warehouse: Warehouse) -> None:
    link_id, token = live(warehouse)

    managing.protect(warehouse, link_id, "heather honey", IVY)
    with_one = found(warehouse, link_id)
    managing.protect(warehouse, link_id, None, IVY)
    without = found(warehouse, link_id)

    assert secrecy.is_passphrase("heather honey", with_one.passphrase or "")
    assert (with_one.revision, without.revision, without.passphrase) == (2, 3, None)
    assert without.token_sha256 == fingerprint(token)


def test_paused_it_is_closed_until_it_is_resumed(warehouse: Warehouse) -> None:
    link_id, _ = live(warehouse)

    managing.pause(warehouse, link_id, IVY)
    assert not found(warehouse, link_id).is_open(NOW)
    managing.resume(warehouse, link_id, IVY)
    assert found(warehouse, link_id).is_open(NOW)


STEPS: list[Callable[[Warehouse, str], object]] = [
    lambda warehouse, link_id: managing.make_live(warehouse, link_id, IVY),
    lambda warehouse, link_id: managing.change(warehouse, link_id, terms(), IVY),
    lambda warehouse, link_id: managing.rotate(warehouse, link_id, IVY),
    lambda warehouse, link_id: managing.protect(warehouse, link_id, None, IVY),
    lambda warehouse, link_id: managing.pause(warehouse, link_id, IVY),
    lambda warehouse, link_id: managing.resume(warehouse, link_id, IVY),
    lambda warehouse, link_id: managing.revoke(warehouse, link_id, IVY),
]


def test_revoked_is_for_ever(warehouse: Warehouse) -> None:
    """Promise 5: nothing revives it, neither by itself nor together with all others."""
    link_id, _ = live(warehouse)
    managing.revoke(warehouse, link_id, IVY)

    for step in STEPS:
        with pytest.raises(LinkRefused, match="The link “Bank, weekly” is revoked"):
            step(warehouse, link_id)
    managing.pause_all(warehouse, IVY)
    managing.resume_all(warehouse, IVY)

    assert found(warehouse, link_id).state == "revoked"
    assert not found(warehouse, link_id).is_open(NOW)


def test_a_link_that_is_not_there_is_said_so(warehouse: Warehouse) -> None:
    with pytest.raises(LinkRefused, match="There is no link none"):
        managing.pause(warehouse, "none", IVY)


def test_a_draft_whose_time_is_over_does_not_go_live(warehouse: Warehouse) -> None:
    link_id = managing.draft(warehouse, terms(), IVY)

    with pytest.raises(LinkRefused, match="is over"):
        managing.make_live(warehouse, link_id, later(days=30))


def test_all_are_paused_and_resumed_but_not_what_was_paused_by_itself(warehouse: Warehouse) -> None:
    """T6: global pause."""
    first, _ = live(warehouse)
    second, _ = live(warehouse, label="Bank, board")
    managing.pause(warehouse, second, IVY)

    managing.pause_all(warehouse, later(hours=2))
    third, _ = live(warehouse, label="Made meanwhile")
    assert [link.is_open(NOW) for link in links(warehouse)] == [False, False, False]

    managing.resume_all(warehouse, later(hours=1))  # the clock went back: the last step counts all the same
    assert {link.link_id: link.is_open(NOW) for link in links(warehouse)} == {first: True, second: False, third: True}


def test_all_of_one_partner_are_revoked_at_once_and_no_other(warehouse: Warehouse) -> None:
    live(warehouse)
    managing.draft(warehouse, terms(label="Bank, draft"), IVY)
    live(warehouse, label="Cyclists", partner_id="P-CYC")
    live(warehouse, label="Everybody", partner_id=None)

    assert managing.revoke_all(warehouse, "green", "P-BANK", IVY) == 2

    assert states(warehouse) == {
        "Bank, weekly": "revoked", "Bank, draft": "revoked", "Cyclists": "live", "Everybody": "live",
    }  # fmt: skip # as the list shows it
    assert managing.revoke_all(warehouse, "green", "P-BANK", IVY) == 0


@pytest.fixture
def own() -> Iterator[Warehouse]:
    """A warehouse whose agreements a test may replace."""
    with opened() as own:
        yield own


def test_a_link_dies_with_its_partner_and_with_its_initiative(own: Warehouse) -> None:
    """T6 and promise 5: partner archived, initiative deleted."""
    of_bank, _ = live(own)
    of_all, _ = live(own, partner_id=None)
    nobody = managing.draft(own, terms(partner_id="P-NOBODY"), IVY)
    managing.make_live(own, nobody, IVY)
    assert [found(own, each).is_open(NOW) for each in (of_bank, of_all, nobody)] == [True, True, False]

    agreements.store(own, agreements.Agreements(workspace=green_streets().workspace), actor="ivy", at_utc=NOW)

    assert [found(own, each).is_open(NOW) for each in (of_bank, of_all)] == [False, False]


@pytest.mark.parametrize(
    ("is_active", "role", "is_open"),
    [
        (True, "owner", True),
        (True, "lead", True),
        (True, "viewer", False),
        (True, "analyst", False),
        (False, "owner", False),
    ],
)
def test_a_link_dies_with_the_membership_of_who_made_it(
    warehouse: Warehouse, is_active: bool, role: str, is_open: bool
) -> None:
    """T6 and promise 5: creator removed, or no longer somebody who may share."""
    link_id = managing.draft(warehouse, terms(), By("m-1", NOW))
    managing.make_live(warehouse, link_id, IVY)
    with warehouse.writing() as writer:
        writer.insert(
            "member",
            [
                {
                    "member_id": "m-1", "email": "l@x.example", "name": "Lea", "role": role, "is_active": is_active,
                    "invited_by": "ivy", "invited_at_utc": datetime(2026, 1, 1),  # noqa: DTZ001 - the warehouse holds naive UTC
                }
            ],
        )  # fmt: skip # one row

    assert found(warehouse, link_id).is_open(NOW) is is_open


def test_every_change_is_seen_by_the_next_question(warehouse: Warehouse) -> None:
    """Promise 4, 0 s: what was remembered of the links is not asked again."""
    link_id, _ = live(warehouse)
    versions = [warehouse.data_version]

    for step in STEPS[1:]:
        step(warehouse, link_id)
        versions.append(warehouse.data_version)

    assert len(set(versions)) == len(versions)
