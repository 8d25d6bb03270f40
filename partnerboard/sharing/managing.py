"""What is done with links: drafted, made live, changed, given a new address or passphrase, paused, resumed, revoked.

Every change is one transaction with a line in the journal that holds the link as it is from then on; the address's
token is in neither, only its SHA-256. Once a change returns, no request finds the link as it was before.
"""

import secrets
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from partnerboard.errors import LinkRefused
from partnerboard.sharing import closing, keeping, secrecy
from partnerboard.sharing.links import State, fingerprint, links
from partnerboard.sharing.terms import Terms, held
from partnerboard.warehouse import Warehouse

_ID_BYTES = 9


@dataclass(frozen=True)
class By:
    """Who changes a link, and when (UTC)."""

    actor: str
    at_utc: datetime


def draft(warehouse: Warehouse, terms: Terms, by: By, *, passphrase: str | None = None) -> str:
    """A new link that nobody can open yet; its id.

    Raises:
        LinkRefused: the terms or the passphrase cannot be used.
    """
    row = {
        **held(terms, by.at_utc).row,
        "link_id": secrets.token_urlsafe(_ID_BYTES),
        "token_sha256": fingerprint(secrecy.new_token()),  # of an address that nobody has: a draft has none
        "passphrase": secrecy.kept_passphrase(passphrase) if passphrase else None,
        "created_by": by.actor,
        "created_at_utc": by.at_utc,
        "state": "draft",
        "revision": 1,
    }
    with warehouse.writing() as writer:
        keeping.keep(writer, "link_drafted", row, by.actor, by.at_utc)
    return str(row["link_id"])


def make_live(warehouse: Warehouse, link_id: str, by: By, *, confirmed: str = "") -> str:
    """Open a draft. `confirmed` is why it goes live although the check found something.

    Returns:
        its token, which nobody can be told again.

    Raises:
        LinkRefused: it is no draft, or its time is over.
    """
    token = secrecy.new_token()
    said = f"confirmed: {confirmed}" if confirmed else None

    def after(row: Mapping[str, Any]) -> Mapping[str, Any]:
        _hold_to_time(row, by.at_utc)
        return {"token_sha256": fingerprint(token), "state": "live"}

    _change(warehouse, link_id, "link_live", ("draft",), after, by, said)
    return token


def change(warehouse: Warehouse, link_id: str, terms: Terms, by: By, *, confirmed: str = "") -> None:
    """Let a link show something else; whoever has its address sees that from then on.

    Raises:
        LinkRefused: it is revoked, or the terms cannot be used.
    """
    wanted = held(terms, by.at_utc).row

    def after(row: Mapping[str, Any]) -> Mapping[str, Any]:
        if (row["initiative_id"], row["partner_id"]) != (wanted["initiative_id"], wanted["partner_id"]):
            raise LinkRefused("A link stays with its partner.", "Make another link for the other partner.")
        return wanted

    said = f"confirmed: {confirmed}" if confirmed else None
    _change(warehouse, link_id, "link_changed", ("draft", "live", "paused"), after, by, said)


def rotate(warehouse: Warehouse, link_id: str, by: By) -> str:
    """Give a link a new address: the old one opens nothing from then on, and every visit ends.

    Returns:
        its new token, which nobody can be told again.

    Raises:
        LinkRefused: it is a draft or revoked.
    """
    token = secrecy.new_token()

    def after(row: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"token_sha256": fingerprint(token), "revision": row["revision"] + 1}

    with _noted(warehouse, "pause", [link_id], by):
        _change(warehouse, link_id, "link_rotated", ("live", "paused"), after, by)
    return token


def protect(warehouse: Warehouse, link_id: str, passphrase: str | None, by: By) -> None:
    """Ask for a new passphrase from then on, or for none; every visit ends.

    Raises:
        LinkRefused: the passphrase is too short, or the link is revoked.
    """
    kept = secrecy.kept_passphrase(passphrase) if passphrase else None
    said = "a new passphrase" if kept else "no passphrase any more"

    def after(row: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"passphrase": kept, "revision": row["revision"] + 1}

    _change(warehouse, link_id, "link_protected", ("draft", "live", "paused"), after, by, said)


def pause(warehouse: Warehouse, link_id: str, by: By) -> None:
    """Close a link until it is resumed. Raises LinkRefused when it is not live."""
    with _noted(warehouse, "pause", [link_id], by):
        _change(warehouse, link_id, "link_paused", ("live",), _now("paused"), by)


def resume(warehouse: Warehouse, link_id: str, by: By) -> None:
    """Open a paused link again, under its address. Raises LinkRefused when it is not paused."""
    _change(warehouse, link_id, "link_resumed", ("paused",), _now("live"), by)


def revoke(warehouse: Warehouse, link_id: str, by: By) -> None:
    """Close a link for ever. Raises LinkRefused when it is revoked already."""
    with _noted(warehouse, "revoke", [link_id], by):
        _change(warehouse, link_id, "link_revoked", ("draft", "live", "paused"), _now("revoked"), by)


def revoke_all(warehouse: Warehouse, initiative_id: str, partner_id: str | None, by: By) -> int:
    """Close every link of a partner in an initiative for ever, all in one; how many there were."""
    whose = (initiative_id, partner_id)
    going = [
        link.link_id
        for link in links(warehouse)
        if (link.initiative_id, link.partner_id) == whose and link.state != "revoked"
    ]
    with _noted(warehouse, "revoke", going, by):
        _revoke(warehouse, going, by)
    return len(going)


def pause_all(warehouse: Warehouse, by: By, *, why: str = "") -> None:
    """Close every link, also those made later, until all are resumed."""
    with _noted(warehouse, "pause_all", [], by), warehouse.writing() as writer:
        keeping.keep_pause(writer, is_paused=True, by=by.actor, at_utc=by.at_utc, why=why)


def resume_all(warehouse: Warehouse, by: By) -> None:
    """End the pause of all. A link that was paused by itself, or revoked, stays so."""
    with warehouse.writing() as writer:
        keeping.keep_pause(writer, is_paused=False, by=by.actor, at_utc=by.at_utc)


def finish(warehouse: Warehouse, now: datetime) -> int:
    """Close what was being closed when the last process ended, before anybody can open it; how many steps that were."""
    found = list(closing.cut_off(warehouse, now))
    for cut_off in found:
        by = By(cut_off.actor, cut_off.at_utc)
        match cut_off.step:
            case "revoke":
                _revoke(warehouse, cut_off.link_ids, by)
            case "pause":
                for link_id in cut_off.link_ids:
                    with suppress(LinkRefused):  # it is closed
                        pause(warehouse, link_id, by)
            case _:
                pause_all(warehouse, by, why="it was cut off")
        closing.let_go(cut_off.path)
    return len(found)


def _revoke(warehouse: Warehouse, link_ids: Collection[str], by: By) -> None:
    with warehouse.writing() as writer:
        for row in keeping.rows(writer):
            if row["link_id"] in link_ids and row["state"] != "revoked":
                keeping.keep(writer, "link_revoked", {**row, "state": "revoked"}, by.actor, by.at_utc)


def _noted(warehouse: Warehouse, step: closing.Step, link_ids: Sequence[str], by: By) -> AbstractContextManager[None]:
    return closing.noted(warehouse, step, link_ids, actor=by.actor, at_utc=by.at_utc)


def _change(
    warehouse: Warehouse,
    link_id: str,
    kind: str,
    from_states: tuple[State, ...],
    after: Callable[[Mapping[str, Any]], Mapping[str, Any]],
    by: By,
    said: str | None = None,
) -> None:
    with warehouse.writing() as writer:
        row = next((row for row in keeping.rows(writer) if row["link_id"] == link_id), None)
        if row is None:
            raise LinkRefused(f"There is no link {link_id}.", "Go back to the list of links.")
        if row["state"] not in from_states:
            raise LinkRefused(
                f"The link “{row['label']}” is {_WORDS[row['state']]}.", "Reload the page to see what can be done."
            )
        keeping.keep(writer, kind, {**row, **after(row)}, by.actor, by.at_utc, said)


def _now(state: State) -> Callable[[Mapping[str, Any]], Mapping[str, Any]]:
    return lambda _: {"state": state}


def _hold_to_time(row: Mapping[str, Any], now: datetime) -> None:
    if row["expires_at_utc"] <= now:
        raise LinkRefused(f"The time of the link “{row['label']}” is over.", "Choose a later day first.")


_WORDS: Mapping[str, str] = {"draft": "a draft", "live": "live", "paused": "paused", "revoked": "revoked"}
