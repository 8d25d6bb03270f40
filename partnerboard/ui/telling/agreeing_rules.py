"""The rules that say which posts belong, in words, and what a change of them would move."""

from collections import Counter
from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

import pandas as pd

from partnerboard.agreements import Agreements
from partnerboard.agreements.attribution import in_order
from partnerboard.agreements.editing import address as of_record
from partnerboard.agreements.foresight import Deciding, Foreseen, Moved, Place
from partnerboard.agreements.initiative import AttributionRule, Initiative
from partnerboard.insights.quality import Proposal
from partnerboard.metrics import format as written
from partnerboard.scope import NO_INITIATIVE, UNATTRIBUTED
from partnerboard.ui.tables import Column
from partnerboard.ui.telling.agreeing_choices import choice
from partnerboard.ui.telling.agreeing_overview import address
from partnerboard.ui.telling.posts import short
from partnerboard.ui.telling.unclaimed import shared
from partnerboard.ui.telling.words import To, account, how_many, listed, plural, sentence

SECTION = "rules"
LIST = (
    Column("order", "Order", kind="number", width="8%"),
    Column("rule", "A post belongs by", kind="link", on_phone=True, width="40%"),
    Column("days", "Days"),
    Column("posts", "Posts it decides", kind="number", write=written.full, on_phone=True),
    Column("exposures", "Their exposures", kind="number", write=written.compact, full=written.full),
    Column("state", "State", on_phone=True),
)
MOVES = (
    Column("post", "Post", kind="link", on_phone=True, width="34%"),
    Column("published_on", "Published", kind="day", write=written.day),
    Column("account", "Account", width="20%"),
    Column("now", "Counts now for", on_phone=True),
    Column("then", "Would count for", on_phone=True),
    Column("exposures", "Exposures", kind="number", write=written.compact, full=written.full),
)
WORDS = {
    "exclude_post": "not: the post {}",
    "include_post": "the post {}",
    "initiative_account": "an account made for the initiative",
    "utm_campaign": "the campaign {} in a link",
    "short_link": "one of its tracked links",
    "custom_label": "the label {} in the export",
    "paid_partnership": "the platform's paid partnership mark",
    "hashtag": "the hashtag #{}",
    "mention": "a mention of @{}, which never decides",
}
COMPARED = {
    "exclude_post": "The post's id, such as facebook:1234567890.",
    "include_post": "The post's id, such as facebook:1234567890.",
    "utm_campaign": "The campaign name, as it stands after utm_campaign= in the links.",
    "custom_label": "The label, as it stands in the export.",
    "hashtag": "One hashtag. #MoveWell does not fit #MoveWellTogether.",
}
"""What the word of a rule is compared with, for the kinds that take one."""
START = "start"  # the parameter of the address that names what a new rule starts from
EMPTY = "An empty rule"
SUGGESTED = (
    "What posts that no rule claims have in common, as the page Data quality lists it. A word that many counted posts "
    "carry too speaks for a rule; a general word speaks against it."
)
HOW = (
    "Of all rules that fit a post, the one that comes first in the order decides. A post that no rule fits stays in "
    "the unattributed row of every sum."
)


def words(rule: AttributionRule) -> str:
    """What a rule looks for: 'the hashtag #movewelltogether'."""
    return WORDS[rule.kind].format((rule.pattern or "").lstrip("#@"))


def suggestion(each: Proposal) -> str:
    """Something that unclaimed posts share: 'The label community: three posts'."""
    return f"{sentence(shared(each))}: {plural(each.posts, 'post')}"


def start(each: Proposal) -> str:
    """What names a proposal in an address."""
    return f"{each.kind} {each.pattern}"


def making(each: Proposal) -> tuple[str, str]:
    """What to do about a proposal, and where: the form of the rule, filled in; or the account that is to be marked."""
    if each.kind == "initiative_account":
        return "Mark the account on the page Agreements", address("accounts", f"account:{each.pattern}")
    place = address(SECTION, f"attribution_rule:~{each.initiative_id}")
    return "Make this rule on the page Agreements", f"{place}&{urlencode({START: start(each)})}"


def rows(around: Initiative, deciding: Mapping[str, Deciding]) -> pd.DataFrame:
    """One row per rule in the order in which they decide: order, rule, href, days, posts, exposures, state."""
    none = Deciding(0, 0)
    return pd.DataFrame(
        [
            {
                "order": f"{each.precedence}",
                "rule": sentence(words(each)),
                "href": address(SECTION, of_record(each)),
                "days": days(around, each),
                "posts": deciding.get(each.id, none).posts,
                "exposures": deciding.get(each.id, none).exposures,
                "state": "in use" if each.enabled else "kept, not used",
            }
            for each in in_order(around.attribution_rules)
        ],
        columns=["order", "rule", "href", "days", "posts", "exposures", "state"],
    )


def days(around: Initiative, rule: AttributionRule) -> str:
    """From when to when a rule looks at posts."""
    if rule.kind in ("include_post", "exclude_post"):
        return "any day"
    if rule.from_ is None and rule.to is None:
        return "days of the initiative"
    return written.period(rule.from_ or around.starts_on, rule.to or around.ends_on)


def told(around: Initiative) -> str:
    """How many rules there are."""
    if not around.attribution_rules:
        return f"No rule says which posts belong to {around.name}, so none does."
    return f"{sentence(plural(len(around.attribution_rules), 'rule'))} of {around.name}. {HOW}"


def foreseen(found: Foreseen, stated: Agreements, around: Initiative) -> list[str]:
    """What a change would move, with figures; what stays for another reason; what other rules keep."""
    said = [_moves(found.moved, stated, around)]
    if found.other_reason:
        stay = "stays where it is" if found.other_reason == 1 else "stay where they are"
        said.append(f"{sentence(plural(found.other_reason, 'post'))} {stay} and would be claimed by another rule.")
    if found.kept_by:
        said.append(_kept(found.kept_by, around))
    return said


def moves(found: Foreseen, stated: Agreements, around: Initiative, to: To) -> pd.DataFrame:
    """One row per post that would move: post, href, published_on, account, now, then, exposures."""
    return pd.DataFrame(
        [
            {
                "post": short(each.text),
                "href": to("posts", post=each.post_id),
                "published_on": each.published_on,
                "account": account(each.account_name, each.platform_id) if each.account_name else None,
                "now": sentence(_places(each.now, stated, around)),
                "then": sentence(_places(each.then, stated, around)),
                "exposures": each.exposures,
            }
            for each in found.moved
        ]
    )


def was_saved(rule: AttributionRule, moved: int) -> str:
    """What is said once a rule is added or changed."""
    return f"Saved: a post belongs by {words(rule)}. {_moved(moved)}"


def was_removed(rule: AttributionRule, moved: int) -> str:
    """What is said once a rule is removed."""
    return f"Removed: {words(rule)}. {_moved(moved)}"


def kinds(also: str = "") -> dict[str, str]:
    """The kinds of rules that decide, in words, and `also` one that is there already."""
    return {each: choice(AttributionRule, "kind", each) for each in WORDS if each != "mention" or each == also}


def _moved(count: int) -> str:
    return f"{sentence(plural(count, 'post'))} moved."


def _moves(moved: Sequence[Moved], stated: Agreements, around: Initiative) -> str:
    if not moved:
        return "No post would move."
    ways = Counter((_places(each.now, stated, around), _places(each.then, stated, around)) for each in moved)
    told = [(count, f"from {now} to {then}") for (now, then), count in ways.most_common()]
    exposures = [each.exposures for each in moved if each.exposures is not None]
    engaged = [each.eng_core for each in moved if each.eng_core is not None]
    held = [f"{written.full(sum(exposures))} exposures"] if exposures else []
    held += [f"{written.full(sum(engaged))} engagements"] if engaged else []
    with_ = f", with {listed(held)}" if held else ""
    would = f"{sentence(plural(len(moved), 'post'))} would move"
    if len(told) == 1:
        return f"{would} {told[0][1]}{with_}."
    return f"{would}{with_}: {listed([f'{how_many(count)} {way}' for count, way in told])}."


def _kept(kept_by: Mapping[str, int], around: Initiative) -> str:
    rules = {each.id: words(each) for each in around.attribution_rules}
    parts = [
        f"{plural(count, 'post')} by {rules.get(rule_id, 'a rule of another initiative')}"
        if rule_id
        else f"{plural(count, 'post')} that {'is' if count == 1 else 'are'} excluded by name"
        for rule_id, count in kept_by.items()
    ]
    total = sum(kept_by.values())
    fits, are = ("fits", "is") if total == 1 else ("fit", "are")
    return f"{sentence(plural(total, 'post'))} {fits} it and {are} decided otherwise: {listed(parts)}."


def _places(places: Sequence[Place], stated: Agreements, around: Initiative) -> str:
    return listed([_place(each, stated, around, alone=len(places) == 1) for each in places])


def _place(place: Place, stated: Agreements, around: Initiative, *, alone: bool) -> str:
    if place.initiative_id == NO_INITIATIVE:
        return "no initiative"
    names = {each.id: each.short_name for each in stated.partners} | {UNATTRIBUTED: "nobody"}
    name = names.get(place.partner_id, place.partner_id)
    if place.initiative_id != around.id:
        other = next((each.name for each in stated.initiatives if each.id == place.initiative_id), place.initiative_id)
        name = f"{name} in {other}"
    return name if alone else f"{name} ({written.percent(place.weight, 0)})"
