"""Accounts that loaded files name and nobody has registered: say whose each is, and they count."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from partnerboard.agreements import Agreements
from partnerboard.agreements.cast import Account
from partnerboard.agreements.editing import added
from partnerboard.agreements.ids import free_id
from partnerboard.insights.quality import UnknownAccount
from partnerboard.ui import say, tables
from partnerboard.ui.agreeing import fields, saving
from partnerboard.ui.telling import agreeing_unknown as telling
from partnerboard.ui.telling import unclaimed

AT_ONCE = 12


def show(stated: Agreements, unknown: Sequence[UnknownAccount], *, done: str = "") -> None:
    """The accounts with the question whose each is; nothing where every account is registered."""
    if not unknown:
        return
    say.section("Accounts nobody registered", telling.told(unknown))
    tables.show(unclaimed.unknown_rows(unknown), unclaimed.UNKNOWN, caption="Unregistered accounts", key="unregistered")
    organisations = {each.id: each.name for each in stated.organisations}
    if not organisations:
        say.note("Add an organisation first; accounts belong to one.")
        return
    shown = unknown[:AT_ONCE]
    with st.form(saving.key("register"), enter_to_submit=False):
        owners = [
            fields.one_of(
                say.label(f"Whose is {telling.name(each)}?"),
                organisations,
                telling.likely_owner(each, organisations),
                key=saving.key(f"register_{place}"),
            )
            for place, each in enumerate(shown)
        ]
        is_sent = st.form_submit_button("Register them" if len(shown) > 1 else "Register it", type="primary")
    chosen = [(each, owner) for each, owner in zip(shown, owners, strict=True) if owner]
    if is_sent and not chosen:
        say.wrong("Nothing is registered yet.", ["Choose whose at least one account is."])
    elif is_sent:
        accounts = registered(stated, chosen)
        saving.save(
            *(added(("accounts",), each) for each in accounts), done=done or telling.registered(accounts, organisations)
        )


def registered(stated: Agreements, owners: Sequence[tuple[UnknownAccount, str]]) -> list[Account]:
    """An account for each that files name, owned by the organisation said; found by what the files print of it."""
    made = stated
    for each, owner in owners:
        handle = telling.handle(each)
        account = Account(
            id=free_id(made, "account", f"{each.platform_id}-{handle}"),
            platform=each.platform_id,
            handle=handle,
            native_id=each.native_id,
            name=each.name or each.handle or each.native_id or handle,
            kind="own",
            owner=owner,
        )
        made = replace(made, accounts=(*made.accounts, account))
    return list(made.accounts[len(stated.accounts) :])
