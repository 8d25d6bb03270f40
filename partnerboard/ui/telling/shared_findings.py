"""What the check before going live found, in words, with the posts and notes behind it."""

from collections.abc import Sequence

import pandas as pd

from partnerboard.metrics import format as written
from partnerboard.sharing.policy import Finding, Hit
from partnerboard.ui.tables import Column
from partnerboard.ui.telling.shared_links import Cast
from partnerboard.ui.telling.words import account, plural, sentence

NOTHING = (
    "Checked: no word that the agreement keeps out, no colleague who has not agreed, and no other partner's name in "
    "what it would show. Agreements name no embargo days, so those are yours to know."
)
BEHIND = (
    Column("day", "Day", kind="day", write=written.day, on_phone=True, width="12%"),
    Column("where", "Where", on_phone=True, width="26%"),
    Column("text", "It says", on_phone=True),
)
LONGEST = 180


def told(findings: Sequence[Finding]) -> str:
    """How many things there are to decide about."""
    if not findings:
        return NOTHING
    things = plural(len(findings), "thing")
    return f"The check found {things}. Change what the link shows, or say why it may show that, and make it live."


def finding(found: Finding, cast: Cast) -> str:
    """One of them as a sentence."""
    places = _places(found.hits)
    match found.matter:
        case "off_limits":
            whose = f"the agreement with {cast.partner(found.partner_id)}" if found.partner_id else "an agreement"
            return f"“{found.word}” is not to be posted about, says {whose}; {places} it."
        case "person_in_text":
            return f"{found.word} has not agreed to be named to partners; {places} the name."
        case "person_named":
            many = plural(len(found.hits), "post")
            return f"{found.word} agreed to be named inside only; {many} would stand under the name."
        case "other_partner":
            return f"{found.word} is not to be named here; {places} it."


def rows(hits: Sequence[Hit]) -> pd.DataFrame:
    """day, where, href, text: one row per post or note."""
    return pd.DataFrame([{"day": hit.day, "where": _where(hit), "text": _short(hit.text)} for hit in hits])


def _places(hits: Sequence[Hit]) -> str:
    words = {"post": "post", "event": "event", "target": "reason of a target"}
    kinds = {hit.source for hit in hits}
    one = words[kinds.pop()] if len(kinds) == 1 else "place"
    many = "reasons of targets" if one == "reason of a target" else ""
    return f"{plural(len(hits), one, many)} {'has' if len(hits) == 1 else 'have'}"


def _where(hit: Hit) -> str:
    if hit.source == "post":
        return f"Post of {account(hit.title, hit.platform_id or '')}"
    return sentence(f"{'event' if hit.source == 'event' else 'target'} “{hit.title}”")


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST else f"{flat[: LONGEST - 1]}…"
