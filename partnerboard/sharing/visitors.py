"""Who stands at the door: decided once per connection by the server, believed by the gate only with its seal.

The server recognises a visitor from facts a browser cannot forge (the peer address, a signed cookie and its record) and
hands them on as one sealed word. The seal is keyed anew in every process, so neither a client, an older process
nor a page opened without the server can make one.
"""

import hmac
import secrets
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Literal, cast, get_args

VISITOR_HEADER = "x-partnerboard-visitor"
VISITOR_KEY = "visitor"

Kind = Literal["local", "member", "link", "stranger"]

_PREVIEW = "preview"


@dataclass(frozen=True)
class Visitor:
    """`kind` says which rule admitted them; `subject` names the record behind it ('' for this machine itself).

    The subject of a member is their `member_id`, that of a link's visitor the `link_id`, that of a stranger the e-mail
    address of somebody who signed in and is no member. `visit` tells the visitors of one link apart, so that none of
    them can take up the session of another; `is_preview`: staff who look at what the link shows, and may not answer in
    its name. `until` ends a sign-in, in seconds since 1970; 0: no end.
    """

    kind: Kind
    subject: str = ""
    visit: str = ""
    is_preview: bool = False
    until: int = 0


def sealed(visitor: Visitor) -> str:
    """The visitor as a header value that only this process can write."""
    mark = _PREVIEW if visitor.is_preview else ""
    word = ":".join((visitor.kind, visitor.visit, mark, str(visitor.until), visitor.subject))
    return f"{word}|{_seal(word)}"


def unsealed(value: object) -> Visitor | None:
    """The visitor of a sealed value; None when the seal is missing or broken."""
    word, _, seal = value.rpartition("|") if isinstance(value, str) else ("", "", "")
    if not word or not hmac.compare_digest(seal, _seal(word)):
        return None
    kind, visit, mark, until, subject = word.split(":", 4)
    if kind not in get_args(Kind):
        return None
    return Visitor(cast(Kind, kind), subject, visit, mark == _PREVIEW, int(until))


def _seal(word: str) -> str:
    return hmac.new(_key(), word.encode(), sha256).hexdigest()


@cache
def _key() -> bytes:
    return secrets.token_bytes(32)
