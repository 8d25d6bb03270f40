"""From a draft to an address: the check of what it would show, a reason where it finds something, a passphrase."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

import streamlit as st

from partnerboard.sharing import managing, secrecy
from partnerboard.sharing.links import Link
from partnerboard.sharing.managing import By
from partnerboard.sharing.policy import Finding, findings
from partnerboard.ui import say, tables
from partnerboard.ui.sharing import acting
from partnerboard.ui.telling import shared_findings as telling
from partnerboard.ui.telling.shared_links import Cast
from partnerboard.ui.workspace import asked
from partnerboard.warehouse import Warehouse

WHY = "Why it may show this"
LIVE = "The link is live."


def show(link: Link, cast: Cast, now: datetime) -> None:
    """What was found, and the form that makes the link live."""
    there = found(link, cast, now)
    say.section("Before it goes live", telling.told(there))
    listed(there, cast)
    with st.form(acting.key("live"), enter_to_submit=False):
        reason = st.text_input(WHY, max_chars=200, key=acting.key("why"), help="Kept with the link.") if there else ""
        passphrase = passphrase_fields("live")
        is_sent = st.form_submit_button("Make it live", type="primary")
    if is_sent and there and not reason.strip():
        say.wrong("It is not live yet.", ["Say why it may show what was found, or change what it shows."])
    elif is_sent:
        _make_live(link, reason.strip(), passphrase)


def found(link: Link, cast: Cast, now: datetime) -> Sequence[Finding]:
    """What the check finds in a link as it stands, or would stand, from all that is known; worked out once an hour."""
    local = now.astimezone(cast.zone)
    return asked(findings, link, as_of=local.date(), known_at_utc=now.replace(minute=59, second=59, microsecond=0))


def listed(there: Sequence[Finding], cast: Cast) -> None:
    """Each finding with the posts behind it."""
    for number, finding in enumerate(there):
        say.paragraphs([telling.finding(finding, cast)])
        tables.show(
            telling.rows(finding.hits), telling.BEHIND, caption="What it would show", key=f"found_{number}",
            rows_per_page=5, download=False,
        )  # fmt: skip # one table under its sentence


def passphrase_fields(name: str) -> str | None:
    """The passphrase that somebody wants, made up where they give none; None for no passphrase."""
    asks, says = st.columns(2, vertical_alignment="bottom")
    wants = asks.checkbox("Ask for a passphrase as well", key=acting.key(f"asks_{name}"))
    own = says.text_input(
        "Passphrase (optional)",
        key=acting.key(f"own_{name}"),
        max_chars=200,
        placeholder="Left empty, one is made",
        help=f"At least {secrecy.SHORTEST_PASSPHRASE} characters. One that is made can be read out on the telephone.",
    )
    return (own.strip() or secrecy.new_passphrase()) if wants else None


def _make_live(link: Link, reason: str, passphrase: str | None) -> None:
    token = acting.do(partial(_live, link.link_id, reason, passphrase), done=LIVE)
    if token:
        acting.issue(link.link_id, token, passphrase)
        st.rerun()


def _live(link_id: str, reason: str, passphrase: str | None, warehouse: Warehouse, by: By) -> str:
    if passphrase:
        managing.protect(warehouse, link_id, passphrase, by)
    return managing.make_live(warehouse, link_id, by, confirmed=reason)
