"""The form that stands before a link with a passphrase: plain HTML, because no session exists before it is passed."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import parse_qs

from starlette.responses import RedirectResponse, Response
from starlette.types import Receive, Scope

from partnerboard.server.answers import Answers
from partnerboard.server.cookies import give
from partnerboard.server.inside import Inside
from partnerboard.server.network import network_of
from partnerboard.sharing.admitting import Admitted
from partnerboard.sharing.throttle import PASSPHRASE, PASSPHRASE_OF_LINK, PASSPHRASE_WHEN_FULL, Throttle
from partnerboard.sharing.trail import A_VISITOR
from partnerboard.sharing.visits import UNLOCK_COOKIE, Visits

AT_ONCE = 2  # each takes 32 MiB and a core for some 80 ms
WAITING_AT_MOST = 16
LONGEST_BODY = 4096
AGAIN = "Try once more."
WRONG = "That is not the passphrase."


class Unlocking:
    """Answers `/shared/<link_id>/unlock` for a visit whose link is open."""

    def __init__(self, inside: Inside, visits: Visits, throttle: Throttle, answers: Answers) -> None:
        self._inside = inside
        self._visits = visits
        self._throttle = throttle
        self._answers = answers
        self._guesses = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="passphrase")
        self._waiting = 0

    def close(self) -> None:
        """Let go of the threads."""
        self._guesses.shutdown(wait=False)

    async def answered(self, scope: Scope, receive: Receive, of: Admitted) -> Response:
        """The form, what was wrong with it, or the way to the pages."""
        if of.is_unlocked:
            return _to_the_pages(of)
        word = self._visits.form_word(of.visit)
        if scope["method"] != "POST":
            return self._answers.locked(word)
        sent = await _fields(receive)
        if not self._visits.is_form_word(sent.get("word", ""), of.visit):
            return self._answers.locked(word, AGAIN)
        return await self._weighed(scope, of, sent.get("passphrase", ""), word)

    async def _weighed(self, scope: Scope, of: Admitted, words: str, word: str) -> Response:
        link, network = of.link, network_of(scope)
        if self._waiting >= WAITING_AT_MOST:
            return self._answers.busy()
        wait = may_guess(self._throttle, link.link_id, network)
        if wait:
            self._inside.note("throttled", actor=A_VISITOR, link_id=link.link_id, network=network)
            return self._answers.too_often(wait)
        if not await self._is_right(words, link.passphrase or ""):
            self._throttle.take(PASSPHRASE_OF_LINK, link.link_id)
            self._inside.note("failed", actor=A_VISITOR, link_id=link.link_id, network=network)
            return self._answers.locked(word, WRONG)
        self._throttle.take_back(PASSPHRASE, link.link_id, network)
        self._inside.note("unlocked", actor=A_VISITOR, link_id=link.link_id, network=network)
        until, cookie = self._visits.unlocked(of.visit, link, self._inside.clock())
        answer = _to_the_pages(of)
        give(answer, scope, UNLOCK_COOKIE, cookie, link.link_id, until - self._inside.clock())
        return answer

    async def _is_right(self, words: str, kept: str) -> bool:
        self._waiting += 1
        try:
            guess = asyncio.get_running_loop().run_in_executor(self._guesses, self._inside.is_passphrase, words, kept)
            return await guess
        finally:
            self._waiting -= 1


def may_guess(throttle: Throttle, link_id: str, network: str) -> float:
    """Count a guess before it is weighed, so that many at once count too; the seconds to wait if there is none left."""
    is_full = throttle.wait(PASSPHRASE_OF_LINK, link_id) > 0
    return throttle.take(PASSPHRASE_WHEN_FULL if is_full else PASSPHRASE, link_id, network)


def _to_the_pages(of: Admitted) -> Response:
    return RedirectResponse(f"/shared/{of.link.link_id}/", status_code=303)


async def _fields(receive: Receive) -> dict[str, str]:
    """The fields of a short form; of a long one, or one that is none, nothing."""
    body, is_more = b"", True
    while is_more and len(body) <= LONGEST_BODY:
        message = await receive()
        body += message.get("body", b"")
        is_more = message.get("more_body", False)
    if len(body) > LONGEST_BODY:
        return {}
    try:
        found = parse_qs(body.decode("utf-8"), max_num_fields=4, strict_parsing=True)
    except ValueError:
        return {}
    return {name: values[-1] for name, values in found.items()}
