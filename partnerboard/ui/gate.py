"""Who may see this page, and of it what: asked anew by every page on every run, never remembered in a session.

The server seals who stands at the door onto each connection (`sharing.visitors`). Here the seal is read and turned
into a scope from the warehouse: everything for staff, what the link's row says for a visitor of a link. A page that
runs without our server, or for somebody nobody knows, has no seal and ends here. Nobody passes both gates.
"""

from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NoReturn

import streamlit as st

from partnerboard.insights.shared import opening_view
from partnerboard.insights.workspace import everything, partners
from partnerboard.scope import Scope, View
from partnerboard.sharing.links import Link, scope_of
from partnerboard.sharing.roles import Action
from partnerboard.sharing.visitors import Visitor
from partnerboard.ui import recovering, say, who
from partnerboard.ui.admitted import opened_link
from partnerboard.ui.telling import preparing as telling
from partnerboard.ui.workspace import asked, workspace

# The page of a link that is being run; told by `visit`, which runs it. A page that nobody runs is no page of a link.
running: ContextVar[str] = ContextVar("running", default="")


@dataclass(frozen=True)
class Shared:
    """What a visitor of a link may see, and how its pages open: nothing of it comes from the browser."""

    link: Link
    scope: Scope
    view: View


def required_scope(opening: Action | None = None) -> Scope:
    """The scope of a visitor of the staff; a page goes on only when there is one, and they may do what it is for."""
    admitted = who.visitor()
    if admitted is None or admitted.kind == "link" or (opening is not None and not who.may(opening)):
        _refuse()
    house = workspace()
    if house.needs_recovery:
        recovering.show()
        st.stop()
    if house.fault is not None:
        say.failed(house.fault)
        st.stop()
    if not house.is_ready:
        say.preparing(
            "Preparing the demo",
            "Its exports are written and loaded like real files. This happens once.",
            text=lambda now: telling.demo_progress(now.done, now.total, now.file),
            progress=lambda: house.progress,
            until=lambda: house.is_ready or house.fault is not None,
        )
        st.stop()
    return _scope_of(admitted)


def required_link() -> Shared:
    """What the visitor's link shows; a page goes on only when the link is open and opens this page."""
    link = opened_link()
    if link is None or running.get() not in link.pages:
        _refuse()
    scope = shown_by(link)
    view = asked(opening_view, scope, link.initiative_id, today=datetime.now(UTC).date(), opens_on=workspace().opens_on)
    return Shared(link, scope, view) if view else _refuse()


def shown_by(link: Link) -> Scope:
    """The scope of a link: of its partner, or of everybody who takes part."""
    taking_part = asked(partners, asked(everything), link.initiative_id)
    return scope_of(link, frozenset(each.partner_id for each in taking_part))


def _scope_of(admitted: Visitor) -> Scope:
    """What the rule that admitted them allows. Members and whoever sits at this machine see everything."""
    return asked(everything) if admitted.kind in ("local", "member") else _refuse()


def _refuse() -> NoReturn:
    say.refused()
    st.stop()
