"""Only this process can say who stands at the door, and only someone at this machine is known without a link."""

import pytest

from partnerboard.sharing.visitors import Visitor, recognised, sealed, unsealed


@pytest.mark.parametrize("peer", ["127.0.0.1", "127.8.8.8", "::1"])
def test_someone_at_this_machine_is_staff(peer: str) -> None:
    assert recognised(peer, {}) == Visitor("local")


@pytest.mark.parametrize("peer", ["192.168.1.20", "203.0.113.9", "2001:db8::1", "unix", "", None])
def test_anybody_else_is_nobody(peer: str | None) -> None:
    assert recognised(peer, {}) is None


@pytest.mark.parametrize("header", ["forwarded", "x-forwarded-for", "x-real-ip", "via"])
def test_a_request_through_a_proxy_did_not_start_here(header: str) -> None:
    assert recognised("127.0.0.1", {header: "127.0.0.1"}) is None


def test_a_sealed_visitor_is_read_back() -> None:
    for visitor in (Visitor("local"), Visitor("member", "a:b|c"), Visitor("link", "A", "visit", is_preview=True)):
        assert unsealed(sealed(visitor)) == visitor


@pytest.mark.parametrize("value", [None, "", "local:", "local:|", "local:|0000", 7, "|", "staff:|" + "a" * 64])
def test_without_the_seal_nobody_is_believed(value: object) -> None:
    assert unsealed(value) is None


def test_a_seal_belongs_to_its_words() -> None:
    seal = sealed(Visitor("local")).rpartition("|")[2]

    assert unsealed(f"local:somebody|{seal}") is None
