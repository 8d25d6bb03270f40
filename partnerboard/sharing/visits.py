"""What a visitor's browser keeps of a link: two cookies that prove a visit and its passphrase, and hold no secret.

Nothing is stored for a visit. A cookie carries a random number, its last second and a proof of both together with what
the link is at this moment: its token, its revision and its passphrase. When one of these changes, no cookie that was
given out before proves anything.
"""

import hmac
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from partnerboard.sharing.links import Link

VISIT_COOKIE = "pb_link"
UNLOCK_COOKIE = "pb_unlocked"
PREVIEW_LASTS = timedelta(minutes=10)
UNLOCK_LASTS = timedelta(hours=24)

_VISIT, _PREVIEW = "v", "p"
_NONCE_BYTES = 16


@dataclass(frozen=True)
class Visit:
    """One browser that opened a link, until a second (UTC)."""

    link_id: str
    nonce: str
    until_utc: datetime
    is_preview: bool = False


class Visits:
    """Makes and believes cookies by a secret of this installation."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def begun(self, link: Link, now: datetime, *, is_preview: bool = False) -> tuple[Visit, str]:
        """A new visit of a link and its cookie. It ends with the link at the latest, a preview after ten minutes."""
        ends = link.expires_at_utc if not is_preview else min(link.expires_at_utc, now + PREVIEW_LASTS)
        visit = Visit(link.link_id, secrets.token_hex(_NONCE_BYTES), ends.replace(microsecond=0), is_preview)
        kind = _PREVIEW if is_preview else _VISIT
        return visit, self._cookie(kind, visit.nonce, visit.until_utc, _ground(link))

    def held(self, cookie: str | None, link: Link | None, now: datetime) -> Visit | None:
        """The visit that a cookie proves, or None. A link that does not exist takes as long as one that does."""
        kind, nonce, until = _parted(cookie)
        proved = self._cookie(kind, nonce, until, _ground(link))
        is_proved = hmac.compare_digest(proved.encode(), (cookie or "").encode())
        if link is None or not is_proved or kind not in (_VISIT, _PREVIEW) or now >= until:
            return None
        return Visit(link.link_id, nonce, until, kind == _PREVIEW)

    def unlocked(self, visit: Visit, link: Link, now: datetime) -> tuple[datetime, str]:
        """The cookie of a visit whose passphrase was right, and until when it is believed."""
        until = min(visit.until_utc, (now + UNLOCK_LASTS).replace(microsecond=0))
        return until, self._cookie("u", visit.nonce, until, _locked_ground(link))

    def is_unlocked(self, cookie: str | None, visit: Visit, link: Link, now: datetime) -> bool:
        """Whether a visit proved the passphrase that the link has now."""
        _, _, until = _parted(cookie)
        proved = self._cookie("u", visit.nonce, until, _locked_ground(link))
        return hmac.compare_digest(proved.encode(), (cookie or "").encode()) and now < until

    def form_word(self, visit: Visit) -> str:
        """What the form of a visit sends back; no other site can know it."""
        return hmac.new(self._secret, f"form\n{visit.link_id}\n{visit.nonce}".encode(), sha256).hexdigest()

    def is_form_word(self, word: str, visit: Visit) -> bool:
        """Whether a form was one that we gave to this visit."""
        return hmac.compare_digest(word.encode(), self.form_word(visit).encode())

    def _cookie(self, kind: str, nonce: str, until: datetime, ground: str) -> str:
        word = f"{kind}.{nonce}.{int(until.timestamp())}"
        proof = hmac.new(self._secret, f"{word}\n{ground}".encode(), sha256).hexdigest()
        return f"{word}.{proof}"


def _ground(link: Link | None) -> str:
    """What a visit stands on: when any of it changes, the visit is over."""
    return f"{link.link_id}\n{link.token_sha256}\n{link.revision}" if link else "\n\n"


def _locked_ground(link: Link) -> str:
    return f"{_ground(link)}\n{link.passphrase}"


def _parted(cookie: str | None) -> tuple[str, str, datetime]:
    """Kind, random number and last second of a cookie; what is none ended long ago."""
    kind, _, rest = (cookie or "").partition(".")
    nonce, _, rest = rest.partition(".")
    until = rest.partition(".")[0]
    if not until.isascii() or not until.isdigit() or len(until) > 10:
        return kind, nonce, datetime.fromtimestamp(0, UTC)
    return kind, nonce, datetime.fromtimestamp(int(until), UTC)
