"""What somebody sees who may not come in: how to sign in, that they are no member, how to become the first owner."""

from datetime import UTC, datetime
from ipaddress import ip_address

import streamlit as st

from partnerboard.errors import MemberRefused
from partnerboard.sharing.members import Member, found
from partnerboard.ui import say, who
from partnerboard.ui.workspace import workspace


def show() -> None:
    """One calm page, whatever address was asked for."""
    signed_in_as = who.stranger()
    with st.container(key="pb_door", gap="medium"):
        if signed_in_as:
            _not_a_member(signed_in_as)
        elif who.sign_in().mode == "members":
            say.title("Partnerboard", question="Partnerships beside what was agreed")
            say.answer("Sign in to go on.")
            st.button("Sign in", type="primary", key="pb_sign_in", on_click=st.login)
        else:
            say.refused()


def closed() -> None:
    """A page that is not for the role of a member, at its own address."""
    known = who.member()
    if known is None:
        say.refused()
        return
    say.title("Not for your role")
    say.answer(f"As {known.role} you do not open this page.", "Ask an owner if you need it.")


def on_the_console() -> list[str]:
    """The lines that whoever starts the server should read: the code for the first owner, or that nobody signs in."""
    mode, house = who.sign_in().mode, workspace()
    lines = []
    if mode == "local" and not _is_loopback(str(st.get_option("server.address") or "")):
        lines.append(
            "Nobody signs in here, so the pages of the staff open on this machine only. To let colleagues in, see "
            "docs/operations.md, Who signs in."
        )
    owners = [each for each in who.everybody() if each.is_active and each.role == "owner"] if mode != "local" else []
    if mode != "local" and not owners and house.own is not None:
        lines.append(
            f"There is no owner yet. Sign in and type this code, which works once: {who.first_owner().offered()}"
        )
    return lines


def _not_a_member(email: str) -> None:
    say.title("Not a member", question="Partnerboard")
    say.answer(f"You are signed in as {email}, and this address is not on the list of members.")
    if workspace().own is None:
        say.notice(
            "The list of members cannot be read now.",
            remedy="Whoever keeps this server finds out more with: python -m partnerboard doctor.",
        )
    elif who.first_owner().is_open:
        _claim(email)
    else:
        say.note("Ask an owner of this Partnerboard to invite it, or sign in with another address.")
    if who.sign_in().mode == "members":
        st.button("Sign out", key="pb_sign_out", on_click=st.logout)


def _claim(email: str) -> None:
    """The form of the first owner."""
    say.section("Nobody owns this Partnerboard yet", "Whoever started the server read a code on its console.")
    with st.form("pb_first_owner", border=False, enter_to_submit=False):
        code = st.text_input("Code from the console", width=420, autocomplete="off")
        name = st.text_input("Your name", max_chars=200, width=420, help="It stands beside every change you make.")
        is_sent = st.form_submit_button("Become the owner", type="primary")
    if not is_sent:
        return
    try:
        who.first_owner().claim(code, lambda: _become(email, name))
    except MemberRefused as refused:
        say.failed(refused)
    else:
        st.rerun()


def _become(email: str, name: str) -> Member:
    return found(who.members_kept_in(), email=email, name=name, at_utc=datetime.now(UTC))


def _is_loopback(address: str) -> bool:
    if address == "localhost":
        return True
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
