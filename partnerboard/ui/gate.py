"""Who may see this page, and of it what: asked anew by every page on every run, never remembered in a session.

The server seals who stands at the door onto each connection (`sharing.visitors`). Here the seal is read and turned
into a scope from the warehouse. A page that runs without our server, or for somebody nobody knows, has no seal and
ends here.
"""

import streamlit as st

from partnerboard.insights.workspace import everything
from partnerboard.scope import Scope
from partnerboard.sharing.visitors import VISITOR_KEY, Visitor, unsealed
from partnerboard.ui import recovering, say
from partnerboard.ui.telling import newcomer as telling
from partnerboard.ui.workspace import workspace


def visitor() -> Visitor | None:
    """The visitor of this connection, or None."""
    return unsealed(st.user.get(VISITOR_KEY))


def required_scope() -> Scope:
    """The visitor's scope; a page goes on only when there is one."""
    admitted = visitor()
    if admitted is None:
        say.refused()
        st.stop()
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


def _scope_of(admitted: Visitor) -> Scope:
    """What the rule that admitted them allows. Someone at this machine sees everything."""
    match admitted.kind:
        case "local":
            return workspace().asked(everything)
