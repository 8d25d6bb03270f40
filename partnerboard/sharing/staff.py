"""Who of the staff stands at the door, by the mode in which staff sign in; asked for every request."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from ipaddress import ip_address

from partnerboard.sharing.identity import Identity, address_of, from_cookie, from_proxy
from partnerboard.sharing.members import Member
from partnerboard.sharing.visitors import Visitor
from partnerboard.sign_in import SignIn

LOCAL_NAMES = ("localhost", "127.0.0.1", "::1")

_FORWARDED = ("forwarded", "x-forwarded-for", "x-real-ip", "via")


@dataclass(frozen=True)
class Arrival:
    """What is known of a request before anybody believes it. Header names are in lower case; `host` has no port."""

    client: tuple[str, int] | None
    host: str
    headers: Mapping[str, str]
    cookies: Mapping[str, str]


@dataclass(frozen=True)
class Staff:
    """Recognises staff. `members` answers with everybody who was invited, as the table says now."""

    sign_in: SignIn
    members: Callable[[], tuple[Member, ...]]
    now: Callable[[], datetime]

    def recognised(self, arrival: Arrival) -> Visitor | None:
        """The visitor behind a request, or None: nobody who signed in."""
        if self.sign_in.mode == "local":
            return Visitor("local") if is_here(arrival) else None
        identity = self._identity(arrival)
        if identity is None:
            return None
        known = next((each for each in self.members() if each.is_active and each.email == identity.email), None)
        if known is None:
            return Visitor("stranger", identity.email, until=identity.until)
        return Visitor("member", known.member_id, until=identity.until)

    def address_of(self, arrival: Arrival) -> str | None:
        """The address that a request really comes from."""
        return address_of(arrival.client, arrival.headers, self.sign_in.proxy)

    def _identity(self, arrival: Arrival) -> Identity | None:
        now, hours = self.now(), self.sign_in.hours
        if self.sign_in.provider:
            return from_cookie(arrival.cookies, self.sign_in.provider, hours=hours, now=now)
        if self.sign_in.proxy:
            return from_proxy(arrival.client, arrival.headers, self.sign_in.proxy, hours=hours, now=now)
        return None


def is_here(arrival: Arrival) -> bool:
    """Whether somebody sits at this machine.

    A request that came through a proxy did not start here, whatever its peer address says, so any forwarding header
    ends that; and so does a name of the server by which others know it.
    """
    if arrival.client is None or any(name in arrival.headers for name in _FORWARDED):
        return False
    return _is_loopback(arrival.client[0]) and arrival.host in LOCAL_NAMES


def _is_loopback(peer: str) -> bool:
    try:
        return ip_address(peer).is_loopback
    except ValueError:
        return False
