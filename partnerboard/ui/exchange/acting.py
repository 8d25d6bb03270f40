"""Whether the visitor of a link may write now: asked inside every action, whatever the page showed before."""

from datetime import UTC, datetime

from partnerboard.errors import NotAdmitted
from partnerboard.sharing.links import Link
from partnerboard.ui import admitted, who

PAGE = "exchange"


def acting_link() -> tuple[Link, str]:
    """The link of this visitor as its row stands now, and its partner.

    Raises:
        NotAdmitted: it is not open any more, does not open this page, is a draft, or is for no single partner.
    """
    link = admitted.opened_link()
    if link is None or PAGE not in link.pages:
        raise NotAdmitted
    if not link.is_open(datetime.now(UTC)) or getattr(who.visitor(), "is_preview", False):
        raise NotAdmitted("This is a preview of the link.", "Nothing can be handed in or answered through it.")
    if link.partner_id is None:
        raise NotAdmitted(
            "This link is for the partnership as a whole, and answers for no single partner.",
            "Ask the person who sent it for a link of your organisation.",
        )
    return link, link.partner_id
