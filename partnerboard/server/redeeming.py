"""`/share/<token>`: the address that a partner was sent becomes a visit, and the token leaves the address bar."""

import logging
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta

from starlette.responses import RedirectResponse, Response
from starlette.types import Scope

from partnerboard.server.answers import Answers
from partnerboard.server.cookies import give
from partnerboard.server.inside import Inside
from partnerboard.server.network import network_of
from partnerboard.sharing.links import Link, fingerprint
from partnerboard.sharing.throttle import UNKNOWN, Throttle
from partnerboard.sharing.trail import A_VISITOR
from partnerboard.sharing.visits import VISIT_COOKIE, Visits

_log = logging.getLogger(__name__)


class Redeeming:
    """Looking at an address writes nothing, so robots that make previews of it change nothing."""

    def __init__(self, inside: Inside, visits: Visits, throttle: Throttle, answers: Answers) -> None:
        self._inside = inside
        self._visits = visits
        self._throttle = throttle
        self._answers = answers
        self._misses = Misses(inside.clock)

    def answered(self, scope: Scope, token: str, links: Iterable[Link]) -> Response:
        """The way to the pages of an open link; for everything else the one answer, and after twenty in a minute 429.

        A link that is open is never held up by what others guess.
        """
        now = self._inside.clock()
        link = named_by(token, links)
        if link is None or not link.is_open(now):
            return self._missed(network_of(scope))
        visit, cookie = self._visits.begun(link, now)
        answer = RedirectResponse(f"/shared/{link.link_id}/", status_code=303)
        give(answer, scope, VISIT_COOKIE, cookie, link.link_id, visit.until_utc - now)
        return answer

    def _missed(self, network: str) -> Response:
        wait = self._throttle.take(UNKNOWN, network)
        if wait:
            self._inside.note("throttled", actor=A_VISITOR, network=network)
            return self._answers.too_often(wait)
        self._misses.count()
        self._inside.note("failed", actor=A_VISITOR, network=network)
        return self._answers.not_open()


class Misses:
    """Says in the log that links were asked for which are not open: the first at once, then once a minute how many."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._said_at = datetime.fromtimestamp(0, UTC)
        self._unsaid = 0

    def count(self) -> None:
        """One more."""
        self._unsaid += 1
        if self._clock() - self._said_at >= timedelta(minutes=1):
            _log.warning("Links that are not open were asked for: %d since the last such line.", self._unsaid)
            self._said_at, self._unsaid = self._clock(), 0


def named_by(token: str, links: Iterable[Link]) -> Link | None:
    """The link of a token."""
    kept = fingerprint(token.encode("utf-8", "replace").decode())
    return next((link for link in links if link.token_sha256 == kept), None)
