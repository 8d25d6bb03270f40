"""One link: what it shows, who opened it, what can be done with it, and everything that happened to it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

import streamlit as st

from partnerboard.sharing import managing
from partnerboard.sharing.links import Link
from partnerboard.sharing.managing import By
from partnerboard.sharing.terms import Terms
from partnerboard.sharing.trail import happenings, openings
from partnerboard.ui import marks, say, tables, who
from partnerboard.ui.sharing import acting, form, going_live, issued
from partnerboard.ui.telling import shared_link as telling
from partnerboard.ui.telling import shared_links
from partnerboard.ui.telling.shared_links import Cast
from partnerboard.ui.workspace import workspace
from partnerboard.warehouse import Warehouse


def show(link: Link, links: Sequence[Link], cast: Cast, now: datetime) -> None:
    """The link with its steps."""
    st.button("All links", icon=":material/arrow_back:", type="tertiary", on_click=acting.look_at, args=("",))
    state = shared_links.state(link, now)
    say.section(link.label)
    st.html(marks.status(state))
    say.paragraphs(shared_links.sees(Terms.of(link), cast, has_passphrase=link.passphrase is not None))
    if state == "closed":
        say.notice(shared_links.WHY_CLOSED)
    if link.state == "revoked":
        say.note(telling.REVOKED)
    else:
        issued.show(link, cast)
        _steps(link, cast)
        if link.state == "draft":
            going_live.show(link, cast, now)
        _more(link, links, cast, now)
    _history(link, cast, now)


def _steps(link: Link, cast: Cast) -> None:
    """What is done at once."""
    with st.container(horizontal=True, vertical_alignment="center"):
        who = f"as {cast.partner(link.partner_id)} does" if link.partner_id else "as partners do"
        st.link_button(say.label(f"See it {who}"), f"/preview/{link.link_id}", icon=":material/visibility:")
        if link.state == "live":
            _step("Pause it", partial(managing.pause, link_id=link.link_id), "The link is paused; open pages close.")
        if link.state == "paused":
            _step("Resume it", partial(managing.resume, link_id=link.link_id), "The link opens again.")


def _more(link: Link, links: Sequence[Link], cast: Cast, now: datetime) -> None:
    """What is done seldom, each folded away behind its name."""
    with st.expander("Change what it shows", type="compact", key=acting.key("change")):
        _change(link, cast, now)
    if link.state != "draft":
        with st.expander("New address", type="compact", key=acting.key("rotate")):
            say.note(telling.GONE)
            if st.button("Give it a new address", key=acting.key("do_rotate")):
                _rotate(link)
        with st.expander("Passphrase", type="compact", key=acting.key("protect")):
            _protect(link)
    with st.expander("Revoke", type="compact", key=acting.key("revoke")):
        say.note(telling.would_revoke(link))
        _step("Revoke this link", partial(managing.revoke, link_id=link.link_id), f"“{link.label}” is revoked.")
        _revoke_all(link, links, cast)


def _change(link: Link, cast: Cast, now: datetime) -> None:
    before = Terms.of(link)
    with st.form(acting.key("terms"), border=False, enter_to_submit=False):
        shown = form.shown(before, cast, now.astimezone(cast.zone).date())
        is_open = link.state != "draft"
        reason = st.text_input(
            f"{going_live.WHY} (only if the check asks)", max_chars=200, key=acting.key("why_changed")
        ) if is_open else ""  # fmt: skip # a draft is checked before it goes live
        is_sent = st.form_submit_button("Save")
    if not is_sent:
        return
    after = replace(before, **{**shown, "label": shown["label"] or before.label})  # type: ignore[arg-type] # the form's fields are named as they are
    if is_open and not reason.strip():
        known = set(going_live.found(link, cast, now))
        fresh = [each for each in going_live.found(replace(link, **vars(after)), cast, now) if each not in known]
        if fresh:
            say.wrong("It is not changed yet.", ["The check found something new: say why the link may show it."])
            going_live.listed(fresh, cast)
            return
    step = partial(managing.change, link_id=link.link_id, terms=after, confirmed=reason.strip())
    _take(step, "What the link shows is changed.")


def _rotate(link: Link) -> None:
    token = acting.do(
        lambda warehouse, by: managing.rotate(warehouse, link.link_id, by),
        done="The old address opens nothing any more.",
    )
    if token:
        acting.issue(link.link_id, token, None)
        st.rerun()


def _protect(link: Link) -> None:
    """A new passphrase, or none any more; who is looking has to enter it again."""
    if link.passphrase is not None:
        say.note(telling.ASKED_FOR)
    with st.form(acting.key("passphrase"), border=False, enter_to_submit=False):
        passphrase = going_live.passphrase_fields("new")
        is_sent = st.form_submit_button("Save")
    if not is_sent or (passphrase is None and link.passphrase is None):
        return
    done = "It asks for the new passphrase." if passphrase else "It asks for no passphrase any more."
    was_done = acting.do(partial(_protected, link.link_id, passphrase), done=done)
    if was_done:
        acting.issue(link.link_id, None, passphrase)
        st.rerun()


def _protected(link_id: str, passphrase: str | None, warehouse: Warehouse, by: By) -> bool:
    managing.protect(warehouse, link_id, passphrase, by)
    return True


def _revoke_all(link: Link, links: Sequence[Link], cast: Cast) -> None:
    whose = (link.initiative_id, link.partner_id)
    mine = [each for each in links if (each.initiative_id, each.partner_id) == whose and each.state != "revoked"]
    if len(mine) < 2:
        return
    name = cast.partner(link.partner_id)
    say.note(telling.would_revoke_all(mine, name))
    step = partial(managing.revoke_all, initiative_id=link.initiative_id, partner_id=link.partner_id)
    _step(f"Revoke all {len(mine)} links of {name}", step, f"All links of {name} are revoked.")


def _step(words: str, step: Callable[..., object], done: str) -> None:
    if st.button(say.label(words), key=acting.key(words)):
        _take(step, done)


def _take(step: Callable[..., object], done: str) -> None:
    if acting.do(lambda warehouse, by: (step(warehouse, by=by), True), done=done):
        st.rerun()


def _history(link: Link, cast: Cast, now: datetime) -> None:
    warehouse = workspace().warehouse
    say.section("What happened", telling.openings(openings(warehouse).get(link.link_id), now))
    names = who.names()
    happened = [replace(each, actor=names.get(each.actor, each.actor)) for each in happenings(warehouse, link.link_id)]
    rows = telling.rows(happened, cast.zone)
    tables.show(rows, telling.TRAIL, caption="What happened, the latest first", key="happened")
