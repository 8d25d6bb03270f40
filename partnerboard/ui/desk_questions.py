"""What a file does not say is asked on its card, with a suggestion from the name, the accounts and earlier answers."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import streamlit as st

from partnerboard.ingest.inspecting import Inspected
from partnerboard.insights.loads import account_said_before, accounts
from partnerboard.ui import say
from partnerboard.ui.desk import Brought
from partnerboard.ui.telling.upload import account_words
from partnerboard.ui.workspace import asked, workspace


def show(file: Brought, export: Inspected, key: str) -> None:
    """The questions of one export; answering them looks at the file again."""
    needs, platform_id = export.receipt.needs, export.receipt.platform or ""
    with st.form(key=f"pb_asks_{key}", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        handle = _account(file, export, platform_id, key) if "account" in needs else None
        exported_on = _exported_on(key) if "exported_on" in needs else file.answers.exported_on
        covers = _covers(key) if "covers" in needs else file.answers.covers
        post = st.text_input("Post it is about", key=f"pb_post_{key}").strip() if "post" in needs else None
        is_answered = st.form_submit_button("That is it", type="primary")
    if not is_answered:
        return
    account = f"{platform_id}:{handle.strip().lstrip('@')}" if handle and handle.strip() else file.answers.account
    given = replace(
        file.answers, account=account, exported_on=exported_on, covers=covers, post=post or file.answers.post
    )
    missing = [need for need in needs if getattr(given, need) is None]
    if missing:
        say.notice("Something is still missing.", remedy="Fill in every field above; nothing is guessed.")
        return
    file.say(given)
    st.rerun()


def _account(file: Brought, export: Inspected, platform_id: str, key: str) -> str | None:
    on_platform = [each for each in asked(accounts) if each.platform_id == platform_id]
    said = account_said_before(workspace().warehouse, export.receipt.export_kind or "", file.name)
    known = {each.handle: each for each in on_platform}
    handles = list(dict.fromkeys([*([said] if said else []), *known]))
    suggested = _suggested(handles, said, file.name)
    return st.selectbox(
        "Account it is about",
        handles,
        index=handles.index(suggested) if suggested else None,
        format_func=lambda handle: account_words(known.get(handle), handle, is_said=handle == said),
        placeholder="Choose, or type the handle",
        accept_new_options=True,
        key=f"pb_account_{key}",
        width=320,
    )


def _suggested(handles: Sequence[str], said: str | None, name: str) -> str | None:
    """What was said of such a file before, else the only account of the platform, else one that the name names."""
    if said:
        return said
    if len(handles) == 1:
        return handles[0]
    named = [handle for handle in handles if handle.casefold() in name.casefold()]
    return named[0] if len(named) == 1 else None


def _exported_on(key: str) -> date | None:
    picked = st.date_input(
        "Exported on",
        value=None,
        max_value=datetime.now(UTC).date(),
        format="DD/MM/YYYY",
        key=f"pb_exported_{key}",
        width=180,
    )
    return picked if isinstance(picked, date) else None


def _covers(key: str) -> tuple[date, date] | None:
    picked = st.date_input("Days it covers", value=[], format="DD/MM/YYYY", key=f"pb_covers_{key}", width=260)
    return (picked[0], picked[1]) if len(picked) == 2 else None
