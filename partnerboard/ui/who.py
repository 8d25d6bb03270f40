"""Who is at this connection now, and what they may do: asked by whatever changes something, right where it does.

The seal on a connection says who arrived. Whether they are still a member, and as what, is in the table of members and
is read on every run, so that a page that stays open for days ends with the membership.
"""

import os
from datetime import UTC, date, datetime
from functools import cache, lru_cache

import streamlit as st

from partnerboard.errors import MemberRefused, NotAllowed, PartnerboardError
from partnerboard.sharing import trail
from partnerboard.sharing.first_owner import FirstOwner
from partnerboard.sharing.members import Member, members
from partnerboard.sharing.roles import Action
from partnerboard.sharing.roles import may as role_may
from partnerboard.sharing.roles import opens as role_opens
from partnerboard.sharing.visitors import VISITOR_KEY, Visitor, unsealed
from partnerboard.sign_in import SignIn
from partnerboard.ui.telling import roles as telling
from partnerboard.ui.workspace import THE_APP, workspace
from partnerboard.warehouse import Warehouse


@cache
def sign_in() -> SignIn:
    """How staff sign in here. Raises SettingsInvalid."""
    return SignIn.of(os.environ)


@cache
def first_owner() -> FirstOwner:
    """The code of this process for the first owner."""
    return FirstOwner()


def visitor() -> Visitor | None:
    """The visitor of this connection as they stand now; None for whoever may see nothing, whatever the reason."""
    arrived = unsealed(st.user.get(VISITOR_KEY))
    if arrived is None or arrived.kind in ("local", "link"):
        return arrived
    found = _member(arrived)
    return Visitor("member", found.member_id, until=arrived.until) if found else None


def stranger() -> str:
    """The address of somebody who signed in and is no member (any more); '' for everybody else."""
    arrived = unsealed(st.user.get(VISITOR_KEY))
    if arrived is None or arrived.kind in ("local", "link") or _is_over(arrived) or _member(arrived):
        return ""
    if arrived.kind == "stranger":
        return arrived.subject
    return next((each.email for each in everybody() if each.member_id == arrived.subject), "")


def member() -> Member | None:
    """The member behind this connection; None for this machine, a link, and whoever is no member now."""
    arrived = unsealed(st.user.get(VISITOR_KEY))
    return _member(arrived) if arrived else None


def subject() -> str:
    """What a record names its maker by: the id of the member, '' for whoever sits at this machine."""
    known = member()
    return known.member_id if known else ""


def names() -> dict[str, str]:
    """The names of all who ever were members, by their id; none where nobody signs in."""
    return {} if sign_in().mode == "local" else {each.member_id: each.name for each in everybody()}


def may(action: Action) -> bool:
    """Whether this visitor may do it. Whoever sits at this machine may do everything."""
    here = visitor()
    known = member()
    return here is not None and (here.kind == "local" or (known is not None and role_may(known.role, action)))


def opens(page: str) -> bool:
    """Whether this visitor opens the page of this address."""
    here = visitor()
    known = member()
    return here is not None and (here.kind == "local" or (known is not None and role_opens(known.role, page)))


def acting(action: Action) -> str:
    """The name under which this visitor does it; to be called by whatever does it, not by what offers it.

    Raises:
        NotAllowed: their role does not go that far, or they are no member any more.
    """
    known = member()
    if not may(action):
        raise NotAllowed(*telling.not_allowed(action, known.role if known else None))
    return known.name if known else THE_APP


def note_arrival() -> None:
    """Note that a member is here, once a day."""
    known, today = member(), datetime.now(UTC).date()
    if known and _noted().get(known.member_id) != today:
        _noted()[known.member_id] = today
        trail.note("signed_in", actor=known.member_id, network=st.context.ip_address)


@cache
def _noted() -> dict[str, date]:
    """The day on which each member was noted last, by this process."""
    return {}


def everybody() -> tuple[Member, ...]:
    """Everybody who was ever invited: in the visitor's own warehouse, whichever is served. Unreadable, it is nobody."""
    try:
        own = workspace().own_opened()
        return _members_of(own, own.data_version) if own else ()
    except PartnerboardError:
        return ()


@lru_cache(maxsize=2)
def _members_of(own: Warehouse, _version: str) -> tuple[Member, ...]:
    return members(own)


def members_kept_in() -> Warehouse:
    """Where members are kept: the visitor's own warehouse, whichever is served.

    Raises:
        MemberRefused: it cannot be used now.
    """
    own = workspace().own_opened()
    if own is None:
        raise MemberRefused("The list of members cannot be read now.", "Try again when the database is open.")
    return own


def _member(arrived: Visitor) -> Member | None:
    """The active member who arrived; a stranger may have become one since."""
    if arrived.kind not in ("member", "stranger") or _is_over(arrived):
        return None
    return next(
        (
            each
            for each in everybody()
            if each.is_active and arrived.subject == (each.member_id if arrived.kind == "member" else each.email)
        ),
        None,
    )


def _is_over(arrived: Visitor) -> bool:
    return arrived.until > 0 and datetime.now(UTC).timestamp() >= arrived.until
