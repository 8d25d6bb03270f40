"""Who of the staff stands at the door: in each mode only whoever its proof says, whatever a browser sends."""

from datetime import timedelta
from ipaddress import ip_network

import pytest

from partnerboard.sharing.members import Member
from partnerboard.sharing.staff import Staff
from partnerboard.sharing.visitors import Visitor
from partnerboard.sign_in import Proxy, SignIn
from tests.sharing.signed import ANA, NOW, PROVIDER, PROXY, SECRET, arrival, cookies, member

UNTIL = int(NOW.timestamp()) + 12 * 3600
THROUGH = {"x-forwarded-email": "ana@example.org", "x-partnerboard-proxy": SECRET, "x-forwarded-for": "203.0.113.9"}
AT_PROXY = ("10.0.0.5", 40000)
LOOPBACK = (ip_network("127.0.0.0/8"), ip_network("::1/128"))


def staff(sign_in: SignIn, *people: Member) -> Staff:
    return Staff(sign_in, members=lambda: people, now=lambda: NOW)


LOCAL = staff(SignIn(), member())
MEMBERS = staff(SignIn("members", provider=PROVIDER), member())
BEHIND = staff(SignIn("proxy", proxy=PROXY), member())


@pytest.mark.parametrize("peer", ["127.0.0.1", "127.8.8.8", "::1"])
@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "::1"])
def test_someone_at_this_machine_is_staff_where_nobody_signs_in(peer: str, host: str) -> None:
    assert LOCAL.recognised(arrival((peer, 50000), host=host)) == Visitor("local")


@pytest.mark.parametrize("peer", ["192.168.1.20", "203.0.113.9", "2001:db8::1", "unix", ""])
def test_the_pages_of_the_staff_are_refused_elsewhere_where_nobody_signs_in(peer: str) -> None:
    assert LOCAL.recognised(arrival((peer, 50000), host="localhost", cookies=cookies())) is None
    assert LOCAL.recognised(arrival(None, host="localhost")) is None


@pytest.mark.parametrize("header", ["forwarded", "x-forwarded-for", "x-real-ip", "via"])
def test_a_request_through_a_proxy_did_not_start_here(header: str) -> None:
    here = arrival(("127.0.0.1", 50000), host="localhost", headers={header: "127.0.0.1"})

    assert LOCAL.recognised(here) is None


def test_a_request_by_a_public_name_did_not_start_here() -> None:
    """A proxy that sets no forwarding header passes the name on that people know the server by."""
    assert LOCAL.recognised(arrival(("127.0.0.1", 50000), host="board.example.org")) is None


def test_a_member_is_known_by_the_signed_cookie_for_twelve_hours() -> None:
    assert MEMBERS.recognised(arrival(cookies=cookies())) == Visitor("member", "m_ana", until=UNTIL)


def test_a_sign_in_with_many_claims_travels_in_several_cookies() -> None:
    held = cookies({**ANA, "groups": ["a"] * 50}, parts=3)

    assert MEMBERS.recognised(arrival(cookies=held)) == Visitor("member", "m_ana", until=UNTIL)
    del held["_streamlit_user_2"]
    assert MEMBERS.recognised(arrival(cookies=held)) is None


def test_T38_an_address_that_nobody_invited_is_a_stranger_without_any_right() -> None:
    eve = cookies({**ANA, "email": "eve@example.org"})

    assert MEMBERS.recognised(arrival(cookies=eve)) == Visitor("stranger", "eve@example.org", until=UNTIL)


@pytest.mark.parametrize(
    "claims",
    [
        {"email_verified": False},
        {"email_verified": "true"},
        {"email_verified": None},
        {"iss": "https://other.example.org"},
        {"iss": "https://id.example.org.evil.example"},
        {"iss": None},
        {"aud": "another-app"},
        {"aud": ["another-app"]},
        {"aud": None},
        {"origin": "https://evil.example"},
        {"is_logged_in": False},
        {"email": None},
        {"email": "ana"},
    ],
    ids=str,
)
def test_T38_an_unverified_address_another_issuer_or_another_tenant_is_nobody(claims: dict[str, object]) -> None:
    assert MEMBERS.recognised(arrival(cookies=cookies({**ANA, **claims}))) is None


def test_T39_who_was_removed_is_a_stranger_at_the_next_request_although_the_cookie_holds() -> None:
    removed = staff(SignIn("members", provider=PROVIDER), member(is_active=False))

    assert removed.recognised(arrival(cookies=cookies())) == Visitor("stranger", "ana@example.org", until=UNTIL)


@pytest.mark.parametrize(
    ("hours_ago", "is_known"), [(0, True), (11.99, True), (12, False), (24 * 29, False), (-1, False)]
)
def test_a_sign_in_ends_after_twelve_hours_though_its_cookie_lives_for_thirty_days(
    hours_ago: float, is_known: bool
) -> None:
    held = cookies(at=NOW - timedelta(hours=hours_ago))

    assert (MEMBERS.recognised(arrival(cookies=held)) is not None) is is_known


@pytest.mark.parametrize("value", ["", "x", "a.b.c", "eyJhIjoxfQ.aaaa.bbbb", "\xff", "chunks-3"])
def test_a_cookie_that_was_not_signed_here_is_nothing(value: str) -> None:
    assert MEMBERS.recognised(arrival(cookies={"_streamlit_user": value})) is None


def test_T41_another_secret_signs_everybody_out_and_changes_nothing_else() -> None:
    rotated = PROVIDER.__class__(**{**vars(PROVIDER), "cookie_secret": SECRET[::-1]})
    after = staff(SignIn("members", provider=rotated), member())

    assert after.recognised(arrival(cookies=cookies())) is None
    assert after.recognised(arrival(cookies=cookies(secret=SECRET[::-1]))) == Visitor("member", "m_ana", until=UNTIL)


def test_where_people_sign_in_nobody_is_staff_for_sitting_at_this_machine() -> None:
    here = arrival(("127.0.0.1", 50000), host="localhost")

    assert MEMBERS.recognised(here) is None
    assert BEHIND.recognised(here) is None


def test_the_proxy_says_who_is_signed_in() -> None:
    assert BEHIND.recognised(arrival(AT_PROXY, headers=THROUGH)) == Visitor("member", "m_ana", until=UNTIL)


@pytest.mark.parametrize(
    ("client", "changed"),
    [
        (("203.0.113.9", 40000), {}),
        (("127.0.0.1", 40000), {}),
        (("203.0.113.9", 0), {}),  # forwarded by something on this machine, which is not the proxy
        (AT_PROXY, {"x-partnerboard-proxy": ""}),
        (AT_PROXY, {"x-partnerboard-proxy": SECRET[:-1]}),
        (AT_PROXY, {"x-forwarded-email": ""}),
        (AT_PROXY, {"x-forwarded-email": "ana@example.org, olga@example.org"}),
        (AT_PROXY, {"x-forwarded-email": "ana"}),
        (None, {}),
    ],
    ids=str,
)
def test_T43_a_header_that_the_proxy_did_not_set_gives_no_role(
    client: tuple[str, int] | None, changed: dict[str, str]
) -> None:
    assert BEHIND.recognised(arrival(client, headers={**THROUGH, **changed})) is None


@pytest.mark.parametrize("sign_in", [SignIn(), SignIn("members", provider=PROVIDER)], ids=["local", "members"])
def test_T43_identity_headers_mean_nothing_without_a_proxy(sign_in: SignIn) -> None:
    assert staff(sign_in, member()).recognised(arrival(AT_PROXY, headers=THROUGH)) is None


def test_a_proxy_on_this_machine_is_known_by_its_address_alone() -> None:
    """The web server has put the address of the visitor, without a port, in the place of the proxy's."""
    nearby = staff(SignIn("proxy", proxy=Proxy("x-forwarded-email", LOOPBACK, "")), member())
    headers = {"x-forwarded-email": "ana@example.org", "x-forwarded-for": "203.0.113.9"}

    assert nearby.recognised(arrival(("203.0.113.9", 0), headers=headers)) == Visitor("member", "m_ana", until=UNTIL)
    assert nearby.recognised(arrival(("127.0.0.1", 40000), headers=headers)) == Visitor("member", "m_ana", until=UNTIL)
    assert nearby.recognised(arrival(("203.0.113.9", 40000), headers=headers)) is None


@pytest.mark.parametrize(
    ("client", "forwarded", "proof", "told"),
    [
        (AT_PROXY, "203.0.113.9", SECRET, "203.0.113.9"),
        (AT_PROXY, "198.51.100.1, 203.0.113.9", SECRET, "203.0.113.9"),
        (AT_PROXY, "203.0.113.9, 10.0.0.5", SECRET, "203.0.113.9"),
        (AT_PROXY, "", SECRET, "10.0.0.5"),
        (AT_PROXY, "203.0.113.9", "", "10.0.0.5"),
        (("198.51.100.7", 40000), "203.0.113.9", SECRET, "198.51.100.7"),
    ],
)
def test_the_address_of_a_visitor_is_the_last_one_that_the_proxy_did_not_make_up(
    client: tuple[str, int], forwarded: str, proof: str, told: str
) -> None:
    headers = {"x-forwarded-for": forwarded, "x-partnerboard-proxy": proof}

    assert BEHIND.address_of(arrival(client, headers=headers)) == told
    assert LOCAL.address_of(arrival(client, headers=headers)) == client[0]
