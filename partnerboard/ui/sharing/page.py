"""Which part of the page the address names: all links, a new one, or one of them."""

from collections.abc import Sequence
from datetime import UTC, datetime

from partnerboard.insights.workspace import initiatives, partners
from partnerboard.scope import Scope
from partnerboard.sharing.links import Link
from partnerboard.ui import say
from partnerboard.ui.sharing import acting, listing, new_link, one_link, reach
from partnerboard.ui.telling import shared_links as telling
from partnerboard.ui.telling.shared_links import Cast
from partnerboard.ui.workspace import asked


def cast_of(scope: Scope) -> Cast:
    """Whom links can be shared with."""
    found = asked(initiatives, scope)
    return Cast(tuple(found), tuple(each for one in found for each in asked(partners, scope, one.initiative_id)))


def answer(links: Sequence[Link], cast: Cast) -> None:
    """How many links are open, and in one sentence why none can be reached, where that is so."""
    why = "" if acting.looked_at() else reach.why_none()
    say.answer(telling.answer(links, datetime.now(UTC), cast.zone), why)
    say.done(acting.what_was_done())


def show(links: Sequence[Link], cast: Cast) -> None:
    """The part that the address names; the list where it names none that is there."""
    now, wanted = datetime.now(UTC), acting.looked_at()
    looked = next((link for link in links if link.link_id == wanted), None)
    if wanted == acting.NEW and cast.initiatives:
        new_link.show(cast, now)
    elif looked:
        one_link.show(looked, links, cast, now)
    else:
        listing.show(links, cast, now)
