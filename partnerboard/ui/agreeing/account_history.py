"""Who owned, ran and answered for an account in which time, how it was shared, and a change from a day on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

import streamlit as st

from partnerboard.agreements import Agreements, histories
from partnerboard.agreements.cast import Account, Housing, Operating, Owning, Share
from partnerboard.agreements.editing import changed
from partnerboard.ui import say, tables
from partnerboard.ui.agreeing import fields, saving
from partnerboard.ui.agreeing.fields import Part
from partnerboard.ui.telling import agreeing as telling
from partnerboard.ui.telling import agreeing_cast as rows
from partnerboard.ui.telling.agreeing_labels import label

NOBODY = "-"
WHERE = ("accounts",)


def show(account: Account, stated: Agreements) -> None:
    """The histories that an account of this kind can have, each with the form that goes on with it."""
    organisations = {each.id: each.name for each in stated.organisations}
    departments = rows.department_names(stated)
    if account.kind == "own":
        _dated(OWNER, account, stated, organisations)
    if account.kind == "joint":
        _split(account, stated)
    _dated(OPERATOR, account, stated, {NOBODY: "Nobody else: its owner", **organisations})
    if departments:
        _dated(DEPARTMENT, account, stated, {NOBODY: "No department any more", **departments})


@dataclass(frozen=True)
class _History:
    """A list of spans inside an account, and what goes on with it: `follows(account, who, day)`."""

    kind: type
    attribute: str
    heading: str
    note: str
    change: str
    follows: Callable[[Account, str, date], Account]


OWNER = _History(
    Owning,
    "owners",
    "Who owned it",
    "Only where it changed hands. What was published before stays with whoever held the account then.",
    "Hand it over to another owner",
    histories.handed_over,
)
OPERATOR = _History(
    Operating,
    "operators",
    "Who runs it",
    "Day by day, where that is not the owner. Results stay with the owner.",
    "Change who runs it",
    lambda account, who, on: histories.operated(account, None if who == NOBODY else who, on),
)
DEPARTMENT = _History(
    Housing,
    "departments",
    "Department in charge",
    "",
    "Change the department",
    lambda account, who, on: histories.housed(account, None if who == NOBODY else who, on),
)


def _dated(history: _History, account: Account, stated: Agreements, choices: Mapping[str, str]) -> None:
    say.section(history.heading, history.note)
    held = getattr(account, history.attribute)
    if held:
        spans = rows.spans(stated, held)
        tables.show(spans, rows.SPANS, caption=history.heading, key=history.attribute, download=False)
    who = "department" if history.kind is Housing else "organisation"
    before = saving.opened(history.attribute, account)
    part = Part(history.kind, ((who, "from_"),), choices={who: choices})
    with st.expander(history.change, type="compact", key=saving.key(f"more_{history.attribute}")):
        given = fields.form(history.attribute, stated, part, submit="Change from this day on", is_main=False)
    if given:
        after = history.follows(before, given[0][who], given[0]["from_"])
        saving.save(changed(WHERE, before, after), done=telling.saved(after))


def _split(account: Account, stated: Agreements) -> None:
    """The parts of a shared account; 0 leaves a partner out."""
    earning = {each.id: each.short_name for each in stated.partners if each.earns_credit}
    say.section("How it is shared", "Until a split is agreed, the partners of the initiative share equally.")
    if account.shares:
        tables.show(rows.splits(stated, account), rows.SPANS, caption="Splits", key="splits", download=False)
    before = saving.opened("split", account)
    last = {share.partner: share.weight for share in sorted(account.shares, key=lambda share: share.from_)}
    more = st.expander("Agree another split", type="compact", key=saving.key("more_split"))
    with more, st.form(saving.key("split"), enter_to_submit=False):
        on = fields.day(label(Share, "from_"), None, key=saving.key("split_from"))
        weights = {
            partner: st.number_input(
                say.label(f"Part of {name}"),
                min_value=0.0,
                value=last.get(partner, 0.0),
                step=1.0,
                format="%.10g",
                key=saving.key(f"split_{partner}"),
            )
            for partner, name in earning.items()
        }
        is_sent = st.form_submit_button("Share it so from this day on")
    if not is_sent:
        return
    parts = {partner: weight for partner, weight in weights.items() if weight}
    if on is None or not parts:
        say.wrong("This cannot be saved as it is.", ["Fill in: From, and a part for one partner at least."])
        return
    after = histories.shared(before, parts, on)
    saving.save(changed(WHERE, before, after), done=telling.saved(after))
