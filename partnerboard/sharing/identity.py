"""Who a request says it is from, believed only with proof: a cookie signed here, or the word of the proxy.

An identity is an e-mail address and nothing else. What its owner may do is in the table of members, asked every time.
"""

import hmac
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from itsdangerous import BadSignature, URLSafeTimedSerializer

from partnerboard.sharing.members import address
from partnerboard.sign_in import Provider, Proxy

COOKIE = "_streamlit_user"
PROOF_HEADER = "x-partnerboard-proxy"
_CHUNKS = re.compile(r"chunks-(\d{1,2})")
_ONE_ADDRESS = re.compile(r"[^\s,]+@[^\s,]+")  # a header sent twice arrives joined, and names two people
_HOUR = 3600


@dataclass(frozen=True)
class Identity:
    """Who signed in, and until when that holds (seconds since 1970, UTC)."""

    email: str
    until: int


def from_cookie(cookies: Mapping[str, str], provider: Provider, *, hours: int, now: datetime) -> Identity | None:
    """Who a browser signed in as, by the cookie that Streamlit signs after a sign-in; None for nobody.

    The cookie lives for thirty days; here it counts for `hours` from the moment it was signed. Its provider must be
    ours, and must have verified the address.
    """
    signed = _signed(cookies, provider.cookie_secret)
    if signed is None:
        return None
    claims, signed_at = signed
    until = signed_at + timedelta(hours=hours)
    if not signed_at - timedelta(minutes=5) <= now < until or not _is_ours(claims, provider):
        return None
    return Identity(address(claims["email"]), int(until.timestamp()))


def from_proxy(
    client: tuple[str, int] | None, headers: Mapping[str, str], proxy: Proxy, *, hours: int, now: datetime
) -> Identity | None:
    """Who the proxy signed in; None for whoever does not come through it, whatever their headers say."""
    said = headers.get(proxy.header, "").strip()
    if not _ONE_ADDRESS.fullmatch(said) or not _is_through(client, headers, proxy):
        return None
    return Identity(address(said), (int(now.timestamp()) // _HOUR + hours) * _HOUR)


def address_of(client: tuple[str, int] | None, headers: Mapping[str, str], proxy: Proxy | None) -> str | None:
    """The address that a request comes from: behind the proxy, the last one that is not the proxy's own."""
    if client is None or proxy is None or not _is_through(client, headers, proxy):
        return client[0] if client else None
    passed = [each.strip() for each in headers.get("x-forwarded-for", "").split(",") if each.strip()]
    return next((each for each in reversed(passed) if not proxy.is_at(each)), client[0])


def _is_through(client: tuple[str, int] | None, headers: Mapping[str, str], proxy: Proxy) -> bool:
    """Whether the proxy itself handed a request over: by where it comes from and, where one is set, by its secret."""
    if client is None or not hmac.compare_digest(proxy.secret.encode(), headers.get(PROOF_HEADER, "").encode()):
        return False
    host, port = client
    # No connection comes from port 0: the web server has put the forwarded address in the place of a proxy it trusts,
    # which is one of ours (`sign_in` refuses others) or, where nothing is set, on this machine.
    return proxy.is_at("127.0.0.1") if port == 0 else proxy.is_at(host)


def _signed(cookies: Mapping[str, str], secret: str) -> tuple[dict[str, Any], datetime] | None:
    """What the cookie holds and when it was signed; a long one travels in several."""
    first = _unsigned(cookies, COOKIE, secret)
    if first is None:
        return None
    value, signed_at = first
    in_parts = _CHUNKS.fullmatch(value)
    if in_parts:
        parts = [_unsigned(cookies, f"{COOKIE}_{number}", secret) for number in range(1, int(in_parts[1]) + 1)]
        value = "".join(part[0] for part in parts if part)
    try:
        claims = json.loads(value)
    except ValueError:
        return None
    return (claims, signed_at) if isinstance(claims, dict) else None


def _unsigned(cookies: Mapping[str, str], name: str, secret: str) -> tuple[str, datetime] | None:
    try:
        value, signed_at = URLSafeTimedSerializer(secret, salt=name).loads(cookies.get(name, ""), return_timestamp=True)
    except BadSignature:
        return None
    return (value, signed_at) if isinstance(value, str) else None


def _is_ours(claims: Mapping[str, Any], provider: Provider) -> bool:
    """Signed in, at our provider, for us, here, with an address that the provider has verified."""
    meant_for = claims.get("aud")
    return (
        claims.get("is_logged_in") is True
        and str(claims.get("iss", "")).rstrip("/") == provider.issuer.rstrip("/")
        and provider.client_id in (meant_for if isinstance(meant_for, list) else [meant_for])
        and claims.get("origin") == provider.origin
        and claims.get("email_verified") is True
        and isinstance(claims.get("email"), str)
        and "@" in claims["email"]
    )
