"""Through which accounts the partners speak, whose they are, and those in loaded files that nobody has registered."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from partnerboard.agreements import Agreements
from partnerboard.agreements.cast import Account
from partnerboard.agreements.editing import added, changed
from partnerboard.agreements.ids import free_id
from partnerboard.insights.quality import unregistered
from partnerboard.ui import gate, say, tables
from partnerboard.ui.agreeing import account_history, fields, records, registering, saving
from partnerboard.ui.agreeing.fields import Part
from partnerboard.ui.telling import agreeing as telling
from partnerboard.ui.telling import agreeing_cast as rows
from partnerboard.ui.telling.agreeing_choices import choice
from partnerboard.ui.telling.agreeing_labels import label
from partnerboard.ui.workspace import asked

PLACE = (("platform", "name"), ("handle", "native_id"))
DAYS = (("opened_on", "closed_on"),)
OF_KIND = {
    "own": ("owner", "initiative"),
    "joint": ("initiative", "closing_plan"),
    "personal": ("person", "initiative"),
}
"""What is asked about an account of each kind."""
NEEDED = {"own": ("owner",), "joint": (), "personal": ("person",)}
WHOSE = (
    "What one organisation's account reaches counts for its owner, a colleague's for the employer; what is published "
    "on a shared one is divided among the partners."
)


def show(stated: Agreements) -> None:
    """The table of accounts, or the one that the address names."""
    looked = records.looked_at(stated, Account)
    if looked is None:
        registering.show(stated, asked(unregistered, gate.required_scope()))
        if stated.accounts:
            say.section("Registered accounts", WHOSE)
            tables.show(
                rows.accounts(stated),
                rows.ACCOUNTS,
                caption="Accounts",
                key="accounts",
                rows_per_page=40,
                download=False,
            )
        records.add(Account)
        return
    records.back("All accounts")
    if looked.record is None:
        _new(stated)
    else:
        _one(looked, stated)


def said_of(kind: str, given: fields.Given, before: Account | None = None) -> fields.Given:
    """The values of an account of a kind: what other kinds have is taken away, and the handle is as files print it."""
    kept = {"owner": before.owner if before and kind == "own" else None, "person": None, "closing_plan": None}
    lists = {} if before is None else _lists(before, kind)
    return {**kept, **given, **lists, "kind": kind, "handle": handle(given["handle"])}


def handle(typed: str) -> str:
    """The handle in what somebody typed or copied: '@Harbour' and 'https://instagram.com/harbour/' are 'harbour'."""
    parts = [part for part in typed.strip().split("/") if part]
    return (parts[-1] if parts else "").partition("?")[0].lstrip("@").lower()


def _lists(before: Account, kind: str) -> fields.Given:
    return {
        "owners": before.owners if kind == "own" else (),
        "shares": before.shares if kind == "joint" else (),
    }


def _new(stated: Agreements) -> None:
    say.section(telling.adding(Account))
    kind = _kind("own")
    part = Part(Account, (*PLACE, OF_KIND[kind], *DAYS), needed=NEEDED[kind], choices=_choices(stated))
    given = fields.form("new_account", stated, part, submit=telling.adding(Account))
    if given:
        said = said_of(kind, given[0])
        id_ = free_id(stated, "account", f"{said['platform']}-{said['person'] or said['handle']}")
        account = Account(id=id_, **said)
        saving.save(added(("accounts",), account), done=telling.was_added(account), to="")


def _one(looked: records.Looked, stated: Agreements) -> None:
    say.section(rows.account_name(looked.record))
    before: Account = saving.opened("account", looked.record)
    kind = _kind(before.kind)
    last = _without_owner(OF_KIND[kind]) if kind == "own" and before.owners else OF_KIND[kind]
    needed = tuple(name for name in NEEDED[kind] if name in last)
    part = Part(Account, (*PLACE, last, *DAYS), vars(before), needed, _choices(stated))
    given = fields.form("account", stated, part)
    if given:
        after = replace(before, **said_of(kind, given[0], before))
        saving.save(changed(looked.where, before, after), done=telling.saved(after))
    account_history.show(looked.record, stated)
    records.remove(stated, (looked.where, looked.record))


def _kind(first: str) -> str:
    """Whose it is, asked before the form: the form asks for what such an account has."""
    picked = st.segmented_control(
        label(Account, "kind"),
        list(OF_KIND),
        format_func=lambda each: choice(Account, "kind", each),
        default=first,
        required=True,
        key=saving.key(f"kind_{first}"),
    )
    return str(picked or first)


def _without_owner(names: Sequence[str]) -> tuple[str, ...]:
    """An account that changed hands belongs to whoever its history says."""
    return tuple(name for name in names if name != "owner")


def _choices(stated: Agreements) -> dict[str, dict[str, str]]:
    return {"owner": {each.id: each.name for each in stated.organisations}}
