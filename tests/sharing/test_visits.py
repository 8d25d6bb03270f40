"""A cookie proves one visit of one link as it is now, or nothing; whatever else is sent as one is nothing as well."""

from datetime import timedelta

import pytest

from partnerboard.sharing.visits import Visits
from tests.server.house import NOW, a_link

VISITS = Visits(b"s" * 32)


@pytest.mark.parametrize(
    "cookie",
    [
        None,
        "",
        "v",
        "v.nonce",
        "v.nonce.²",
        "v.nonce.-1",
        "v.nonce.1e9",
        f"v.nonce.{'9' * 4000}",
        "v.nonce.99999999999.x",
    ],
)
def test_what_is_no_cookie_of_ours_proves_nothing(cookie: str | None) -> None:
    visit, _ = VISITS.begun(a_link(), NOW)

    assert VISITS.held(cookie, a_link(), NOW) is None
    assert not VISITS.is_unlocked(cookie, visit, a_link(), NOW)


def test_a_cookie_is_believed_until_its_last_second_and_not_in_it() -> None:
    link = a_link()
    visit, cookie = VISITS.begun(link, NOW)
    until, unlocked = VISITS.unlocked(visit, link, NOW)
    a_moment = timedelta(microseconds=1)

    assert VISITS.held(cookie, link, visit.until_utc - a_moment) == visit
    assert VISITS.held(cookie, link, visit.until_utc) is None
    assert VISITS.is_unlocked(unlocked, visit, link, until - a_moment)
    assert not VISITS.is_unlocked(unlocked, visit, link, until)


def test_the_proof_of_a_passphrase_is_no_proof_of_a_visit_nor_the_other_way_round() -> None:
    link = a_link(passphrase="kept")
    visit, cookie = VISITS.begun(link, NOW)

    assert VISITS.held(VISITS.unlocked(visit, link, NOW)[1], link, NOW) is None
    assert not VISITS.is_unlocked(cookie, visit, link, NOW)


def test_a_preview_ends_after_ten_minutes_and_before_its_link_does() -> None:
    brief = a_link(expires_at_utc=NOW + timedelta(minutes=3))

    assert VISITS.begun(a_link(), NOW, is_preview=True)[0].until_utc == NOW + timedelta(minutes=10)
    assert VISITS.begun(brief, NOW, is_preview=True)[0].until_utc == NOW + timedelta(minutes=3)
