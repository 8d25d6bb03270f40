"""What a visitor of a link is told about the link itself: for whom it was made, what it holds, what it leaves out."""

from partnerboard.metrics import format as written
from partnerboard.scope import Scope
from partnerboard.sharing.links import Link


def foot(link: Link, partner_name: str) -> str:
    """For whom the link was made and until when. `partner_name` is '' for a link of everybody."""
    whom = partner_name or "everyone in this partnership"
    draft = "This is a preview: nobody outside can open it yet. " if link.state == "draft" else ""
    return f"{draft}This link was made for {whom} and works until {written.day(link.expires_at_utc.date())}."


def bounds(scope: Scope) -> str:
    """The days that a scope is narrowed to; '' where it is not."""
    if scope.since and scope.until:
        return f"This link shows {written.period(scope.since, scope.until)} and nothing before or after."
    if scope.since:
        return f"This link shows nothing before {written.day(scope.since)}."
    if scope.until:
        return f"This link shows nothing after {written.day(scope.until)}."
    return ""
