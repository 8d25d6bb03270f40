"""Invite people, change what they may do, let them go: the forms of the People page."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import urlsplit

import streamlit as st

from partnerboard.errors import MemberRefused
from partnerboard.sharing import members
from partnerboard.sharing.members import Deed, Member
from partnerboard.sharing.roles import ROLES
from partnerboard.ui import say, who
from partnerboard.ui.telling import people as telling
from partnerboard.ui.workspace import workspace
from partnerboard.warehouse import Warehouse

_DONE, _LETTER, _ROUND = "pb_people_done", "pb_letter", "pb_people_round"


def deeds() -> tuple[Deed, ...]:
    """Who did what in the workspace that is served, the latest first."""
    names = who.names()
    return tuple(
        replace(each, actor=names.get(each.actor, each.actor)) for each in members.deeds(workspace().warehouse)
    )


def last_seen() -> dict[str, datetime]:
    """When each member last signed in."""
    return members.last_seen(workspace().warehouse)


def what_happened() -> None:
    """What was just done, told once, with the words to send where somebody was invited."""
    say.done(str(st.session_state.pop(_DONE, "")))
    letter = st.session_state.pop(_LETTER, "")
    if letter:
        say.note(telling.NO_MAIL)
        st.code(letter, language=None, wrap_lines=True)


def invite() -> None:
    """Somebody new: an address, a name, a role."""
    say.section("Invite somebody", "By the address that they sign in with. No mail is sent; you get words to send.")
    with st.form(f"pb_invite_{_round()}", border=False, enter_to_submit=False):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            email = st.text_input("E-mail address", max_chars=200, width=320)
            name = st.text_input("Name", max_chars=200, width=260)
        role = st.radio("Role", ROLES, index=len(ROLES) - 1, format_func=telling.choice)
        is_sent = st.form_submit_button("Invite")
    if not is_sent:
        return

    def invited(own: Warehouse, by: str, now: datetime) -> None:
        added = members.invite(own, email=email, name=name, role=role, by=by, at_utc=now)
        st.session_state[_LETTER] = telling.invitation(added, _address(), who.sign_in().mode)
        st.session_state[_DONE] = telling.invited(added)

    _do(invited)


def change(everybody: Sequence[Member]) -> None:
    """Another role, or none: one member at a time."""
    if not everybody:
        return
    say.section("Change what somebody may do", telling.REMOVED_LINKS)
    by_id = {each.member_id: each for each in telling.ordered(everybody)}
    chosen = by_id[
        st.selectbox(
            "Member",
            list(by_id),
            format_func=lambda each: telling.label(by_id[each]),
            key=f"pb_member_{_round()}",
            width=420,
        )
    ]
    key = f"{chosen.member_id}_{_round()}"
    with st.form(f"pb_role_{key}", border=False, enter_to_submit=False):
        role = st.selectbox(
            "Role",
            ROLES,
            index=ROLES.index(chosen.role),
            format_func=telling.choice,
            width=420,
            key=f"pb_role_of_{key}",
        )
        with st.container(horizontal=True):
            is_changed = chosen.is_active and st.form_submit_button("Change the role")
            is_removed = chosen.is_active and st.form_submit_button("Remove")
            is_again = not chosen.is_active and st.form_submit_button("Let in again")

    def put(own: Warehouse, by: str, now: datetime) -> None:
        after = members.change(
            own,
            chosen.member_id,
            role=None if is_removed else role,
            is_active=None if is_changed else is_again,
            by=by,
            at_utc=now,
        )
        step = telling.changed(after, "removed" if is_removed else "again" if is_again else "role")
        st.session_state[_DONE] = step

    if is_changed or is_removed or is_again:
        _do(put)


def _do(step: Callable[[Warehouse, str, datetime], None]) -> None:
    """A change of members, by whoever may, in the visitor's own warehouse; what is refused is told beside the form."""
    by = who.acting("members")
    try:
        step(who.members_kept_in(), by, datetime.now(UTC))
    except MemberRefused as refused:
        say.failed(refused)
    else:
        st.session_state[_ROUND] = _round() + 1
        st.rerun()


def _address() -> str:
    """The address of this server as people who sign in know it."""
    if provider := who.sign_in().provider:
        return provider.origin
    here = urlsplit(str(st.context.url))
    return f"{here.scheme}://{here.netloc}"


def _round() -> int:
    """Part of every key: another one after each change, so that the next form starts from what stands."""
    return int(st.session_state.get(_ROUND, 0))
