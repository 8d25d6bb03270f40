"""Doing something with a link: by whom and when, refused in words beside the button, told once when it is done."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeVar

import streamlit as st

from partnerboard.errors import PartnerboardError
from partnerboard.sharing.managing import By
from partnerboard.ui import say, who
from partnerboard.ui.workspace import workspace
from partnerboard.warehouse import Warehouse

NEW = "~"
_LINK, _DONE, _ROUND, _ISSUED = "link", "pb_shared", "pb_shared_round", "pb_issued"

Done = TypeVar("Done")


def looked_at() -> str:
    """The link that the address names; :data:`NEW` for a new one, '' for the list."""
    return str(st.query_params.get(_LINK, ""))


def look_at(link_id: str) -> None:
    """Name a link in the address; '' leads to the list. What was shown once is forgotten on the way."""
    st.session_state.pop(_ISSUED, None)
    if link_id:
        st.query_params[_LINK] = link_id
    else:
        st.query_params.pop(_LINK, None)


def key(name: str) -> str:
    """The key of a field: another one after everything that was done, so that forms start from what stands."""
    return f"pb_{name}_{looked_at()}_{st.session_state.get(_ROUND, 0)}"


def do(step: Callable[[Warehouse, By], Done], *, done: str) -> Done | None:
    """Take a step, and tell that it is `done` on the next run, which the caller begins; None when it was refused.

    A link names its maker by the id of the member: it ends with their membership.
    """
    name = who.acting("share")
    by = By(who.subject() or name, datetime.now(UTC))
    try:
        outcome = step(workspace().warehouse, by)
    except PartnerboardError as refused:
        say.failed(refused)
        return None
    st.session_state[_DONE] = done
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    return outcome


def what_was_done() -> str:
    """What was just done, told once."""
    return str(st.session_state.pop(_DONE, ""))


def issue(link_id: str, token: str | None, passphrase: str | None) -> None:
    """Remember what is shown once, until another link is looked at."""
    st.session_state[_ISSUED] = (link_id, token, passphrase)


def issued(link_id: str) -> tuple[str | None, str | None]:
    """The token and the passphrase that were just made for this link."""
    named, token, passphrase = st.session_state.get(_ISSUED, ("", None, None))
    return (token, passphrase) if named == link_id else (None, None)
