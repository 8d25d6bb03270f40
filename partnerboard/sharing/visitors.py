"""Who stands at the door: decided once per connection by the server, believed by the gate only with its seal.

The server recognises a visitor from facts a browser cannot forge (the peer address, later a cookie and its record)
and hands them on as one sealed word. The seal is keyed anew in every process, so neither a client, an older process
nor a page opened without the server can make one.
"""

import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from ipaddress import ip_address
from typing import Literal, cast, get_args

VISITOR_HEADER = "x-partnerboard-visitor"
VISITOR_KEY = "visitor"

Kind = Literal["local", "member", "link"]

_PREVIEW = "preview"
_FORWARDED = ("forwarded", "x-forwarded-for", "x-real-ip", "via")


@dataclass(frozen=True)
class Visitor:
    """`kind` says which rule admitted them; `subject` names the record behind it ('' for this machine itself).

    The subject of a member is their `member_id`, that of a link's visitor the `link_id`. `visit` tells the visitors of
    one link apart, so that none of them can take up the session of another; `is_preview`: staff who look at what the
    link shows, and may not answer in its name.
    """

    kind: Kind
    subject: str = ""
    visit: str = ""
    is_preview: bool = False


def recognised(peer: str | None, headers: Mapping[str, str]) -> Visitor | None:
    """The visitor behind a connection, or None: nobody we know.

    Someone at this machine is staff. A request that came through a proxy did not start here, whatever its peer
    address says, so any forwarding header ends that.
    """
    if peer is None or any(name in headers for name in _FORWARDED):
        return None
    return Visitor("local") if _is_loopback(peer) else None


def sealed(visitor: Visitor) -> str:
    """The visitor as a header value that only this process can write."""
    word = ":".join((visitor.kind, visitor.visit, _PREVIEW if visitor.is_preview else "", visitor.subject))
    return f"{word}|{_seal(word)}"


def unsealed(value: object) -> Visitor | None:
    """The visitor of a sealed value; None when the seal is missing or broken."""
    word, _, seal = value.rpartition("|") if isinstance(value, str) else ("", "", "")
    if not word or not hmac.compare_digest(seal, _seal(word)):
        return None
    kind, visit, mark, subject = word.split(":", 3)
    return Visitor(cast(Kind, kind), subject, visit, mark == _PREVIEW) if kind in get_args(Kind) else None


def _is_loopback(peer: str) -> bool:
    try:
        return ip_address(peer).is_loopback
    except ValueError:
        return False


def _seal(word: str) -> str:
    return hmac.new(_key(), word.encode(), sha256).hexdigest()


@cache
def _key() -> bytes:
    return secrets.token_bytes(32)
