"""Who the server let in on this connection, and behind which link: read anew on every run."""

from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime

from partnerboard.sharing.admitting import can_be_previewed
from partnerboard.sharing.links import Link, links
from partnerboard.sharing.visitors import Visitor
from partnerboard.ui.who import visitor
from partnerboard.ui.workspace import asked, workspace
from partnerboard.warehouse import answers_within

ANSWER_SECONDS = 10  # what is asked for a visitor of a link; the slowest answer we know of takes a second


def is_behind_a_link() -> bool:
    """Whether this is a visitor of a link; says nothing about the link being open."""
    admitted = visitor()
    return admitted is not None and admitted.kind == "link"


def opened_link() -> Link | None:
    """The link behind this connection as its row stands now; None unless it is open, whatever the reason."""
    return link_of(visitor())


def link_of(admitted: Visitor | None) -> Link | None:
    """The same for a visitor who is known already; staff who look at it first see drafts and paused ones, too."""
    if admitted is None or admitted.kind != "link" or not workspace().is_ready:
        return None
    link = next((each for each in asked(links) if each.link_id == admitted.subject), None)
    if link is None:
        return None
    is_open = can_be_previewed if admitted.is_preview else Link.is_open
    return link if is_open(link, datetime.now(UTC)) else None


def patience_with(admitted: Visitor | None) -> AbstractContextManager[None]:
    """Around what is done for a visitor: somebody outside keeps the database busy for so long with one question."""
    return answers_within(ANSWER_SECONDS) if admitted and admitted.kind == "link" else nullcontext()
