"""Whether the visitor of a link may write now: asked inside every action, whatever the page showed before."""

from partnerboard.errors import NotAdmitted
from partnerboard.sharing.links import Link
from partnerboard.ui import admitted, who

PAGE = "exchange"


def acting_link() -> tuple[Link, str]:
    """The link of this visitor as its row stands now, and its partner.

    Raises:
        NotAdmitted: it is not open any more, does not open this page, is looked at by staff, or is for nobody.
    """
    visitor = who.visitor()
    link = admitted.link_of(visitor)
    if visitor is None or link is None or PAGE not in link.pages:
        raise NotAdmitted
    if visitor.is_preview:
        raise NotAdmitted("This is a preview of the link.", "Nothing can be handed in or answered through it.")
    if link.partner_id is None:
        raise NotAdmitted(
            "This link is for the partnership as a whole, and answers for no single partner.",
            "Ask the person who sent it for a link of your organisation.",
        )
    return link, link.partner_id
