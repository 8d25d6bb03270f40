"""Accounts that files name and nobody registered: how many, how each is called, and who may own it."""

import re
from collections.abc import Mapping, Sequence

from partnerboard.agreements.cast import Account
from partnerboard.insights.quality import UnknownAccount
from partnerboard.ui.telling.words import how_many, listed, platform, plural, sentence

NAMED = 3


def told(unknown: Sequence[UnknownAccount]) -> str:
    """How much is loaded of them and counts for nobody."""
    posts = sum(each.posts for each in unknown)
    held = (
        f"{sentence(plural(len(unknown), 'account'))} in loaded files {'is' if len(unknown) == 1 else 'are'} nobody's"
    )
    count = "counts" if posts == 1 else "count"
    return f"{held}, so {plural(posts, 'post')} {count} for no partner. Say whose, and they count at once."


def next_step(unknown: Sequence[UnknownAccount]) -> str:
    """What somebody who has loaded files is told: 'Say whose harbour-clinic on LinkedIn is: …'"""
    if len(unknown) > NAMED:
        return f"Say whose {how_many(len(unknown))} accounts are: until then their posts count for no partner."
    named = listed([name(each) for each in unknown])
    they, their = ("is", "its") if len(unknown) == 1 else ("are", "their")
    return f"Say whose {named} {they}: until then {their} posts count for no partner."


def name(unknown: UnknownAccount) -> str:
    """'harbour-clinic on LinkedIn'."""
    return f"{unknown.name or unknown.handle or unknown.native_id} on {platform(unknown.platform_id)}"


def handle(unknown: UnknownAccount) -> str:
    """The handle that files print, else one made of the name; such files are then matched by the name."""
    return unknown.handle or re.sub(r"[^a-z0-9._-]+", "-", (unknown.name or "").lower()).strip("-") or "unnamed"


def likely_owner(unknown: UnknownAccount, organisations: Mapping[str, str]) -> str | None:
    """The only organisation there is, or the only one whose name shares a longer word with the account's."""
    if len(organisations) == 1:
        return next(iter(organisations))
    words = _words(f"{unknown.name} {unknown.handle}")
    shared = [id_ for id_, name in organisations.items() if _words(name) & words]
    return shared[0] if len(shared) == 1 else None


def registered(accounts: Sequence[Account], organisations: Mapping[str, str]) -> str:
    """'Registered: harbour-clinic on LinkedIn belongs to Harbour Clinic.'"""
    said = [
        f"{each.name} on {platform(each.platform)} belongs to {organisations[str(each.owner)]}" for each in accounts
    ]
    return f"Registered: {listed(said)}."


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"[a-z0-9]+", text.casefold()) if len(word) > 3}
