"""What a link would show although somebody agreed that it should not be: looked for before anybody can open it.

Three things: words that an agreement keeps out of posts; colleagues who have not agreed to be named to partners; and
names of other partners in what people wrote beside the numbers, where the link does not name others. Agreements hold no
embargo days, so none can be checked.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from partnerboard.sharing.links import Link, scope_of
from partnerboard.warehouse import Warehouse

CONSENTS_TO_PARTNERS = ("partners", "public")

Source = Literal["post", "event", "target"]
Matter = Literal["off_limits", "person_in_text", "person_named", "other_partner"]


@dataclass(frozen=True)
class Hit:
    """Where it stands: a post, an event or the reason of a target's version; `title` is its account, title or label."""

    source: Source
    day: date | None
    title: str
    text: str
    platform_id: str | None = None
    permalink: str | None = None


@dataclass(frozen=True)
class Finding:
    """One thing found, with everything behind it, the latest first.

    `word` is the term, the other partner's name, or the pseudonym of the colleague; `partner_id` whose agreement it is.
    """

    matter: Matter
    word: str
    hits: tuple[Hit, ...]
    partner_id: str | None = None


def findings(warehouse: Warehouse, link: Link, *, as_of: date, known_at_utc: datetime) -> tuple[Finding, ...]:
    """What to know before a link goes live; nothing where it shows no posts and no notes that say such things.

    `as_of` and `known_at_utc` hold where the link does not pin them.
    """
    partners = _partners_of(warehouse, link.initiative_id)
    scope = scope_of(link, frozenset(partners))
    allowed = {"initiative_ids": scope.initiative_ids, "partner_ids": scope.partner_ids}
    moment = {"as_of": link.as_of or as_of, "known_at": link.known_at_utc or known_at_utc}
    posts = warehouse.records("sharing/shown_posts", **allowed, **moment, since=link.since, until=link.until)
    notes = warehouse.records("sharing/shown_notes", **allowed)
    shown = [(_of_post(row), row["person_id"]) for row in posts]
    hits, written = [hit for hit, _ in shown], [_of_note(row) for row in notes]
    others = {} if link.shows_others else {id_: row for id_, row in partners.items() if id_ not in scope.partner_ids}
    return (
        *_off_limits(warehouse, link, hits),
        *_people(warehouse, shown, written, is_named=link.shows_people),
        *_others(others, written),
    )


def _off_limits(warehouse: Warehouse, link: Link, posts: Sequence[Hit]) -> Iterator[Finding]:
    """Terms of the agreements with the link's partner; of all of them for a link of the whole initiative."""
    terms = {
        (term, agreement["partner_id"])
        for agreement in warehouse.records("agreements/agreement")
        if agreement["initiative_id"] == link.initiative_id and link.partner_id in (None, agreement["partner_id"])
        for term in agreement["off_limits"] or ()
    }
    for term in sorted({term for term, _ in terms}):
        whose = [partner_id for other, partner_id in terms if other == term]
        yield from _found("off_limits", term, posts, [term], partner_id=whose[0] if len(whose) == 1 else None)


def _people(
    warehouse: Warehouse, posts: Sequence[tuple[Hit, str | None]], notes: Sequence[Hit], *, is_named: bool
) -> Iterator[Finding]:
    """Colleagues who agreed to nothing, or to be named inside their organisation only."""
    texts = [*(hit for hit, _ in posts), *notes]
    for person in warehouse.records("agreements/person"):
        consents = person["consented_on"] is not None
        if consents and person["consent_scope"] in CONSENTS_TO_PARTNERS:
            continue
        own: tuple[Hit, ...] = ()
        if is_named and consents and person["consent_scope"] == "internal":  # who agreed to nothing is never named
            own = tuple(hit for hit, person_id in posts if person_id == person["person_id"])
        if own:
            yield Finding("person_named", person["pseudonym"], own)
        rest = [hit for hit in texts if hit not in own]
        yield from _found("person_in_text", person["pseudonym"], rest, [person["name"]])


def _others(others: Mapping[str, Mapping[str, Any]], notes: Sequence[Hit]) -> Iterator[Finding]:
    for partner in others.values():
        names = [partner["short_name"], partner["name"]]
        yield from _found("other_partner", partner["short_name"], notes, names)


def _found(
    matter: Matter, word: str, hits: Iterable[Hit], names: Sequence[str], *, partner_id: str | None = None
) -> Iterator[Finding]:
    """A finding where one of the names stands as a word of its own, whatever its capitals."""
    wanted = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in names), flags=re.IGNORECASE)
    there = tuple(hit for hit in hits if wanted.search(hit.text))
    if there:
        yield Finding(matter, word, there, partner_id)


def _partners_of(warehouse: Warehouse, initiative_id: str) -> dict[str, dict[str, Any]]:
    everybody = [row["id"] for row in warehouse.records("workspace/everything", kinds=["partner"])]
    rows = warehouse.records("workspace/partners", initiative_ids=[initiative_id], partner_ids=everybody)
    return {row["partner_id"]: row for row in rows}


def _of_post(row: Mapping[str, Any]) -> Hit:
    name = row["account_name"] or ""
    return Hit("post", row["published_on"], name, row["text"] or "", row["platform_id"], row["permalink"])


def _of_note(row: Mapping[str, Any]) -> Hit:
    return Hit(row["source"], row["day"], row["title"], row["text"])
