"""Which posts worked, and why? The answer, the table of posts, and one post through its files."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from partnerboard.insights.posts import Summary
from partnerboard.metrics import format as written
from partnerboard.scope import UNATTRIBUTED
from partnerboard.ui.tables import Column
from partnerboard.ui.telling import imports
from partnerboard.ui.telling.words import Names, To, account, listed, plural, sentence

PLATFORM_HOSTS: Mapping[str, Sequence[str]] = {
    "facebook": ("facebook.com", "fb.watch"),
    "instagram": ("instagram.com",),
    "x": ("x.com", "twitter.com"),
    "linkedin": ("linkedin.com",),
    "youtube": ("youtube.com", "youtu.be"),
    "tiktok": ("tiktok.com",),
    "threads": ("threads.net", "threads.com"),
    "pinterest": ("pinterest.com", "pin.it"),
}
SORTS = {
    "eng_core": "most engagements",
    "engagement_rate": "highest engagement rate",
    "times_usual": "furthest above the account's usual",
    "exposures": "most exposures",
    "published_on": "newest",
}
BECAUSE = {
    "include_post": "because the partners put it on the list",
    "initiative_account": "because of the account it is on",
    "utm_campaign": "because of the campaign in its link",
    "short_link": "because of the short link it carries",
    "custom_label": "because of its label",
    "paid_partnership": "because it is marked as a paid partnership",
    "hashtag": "because of the hashtag",
    "mention": "because it mentions",
}
RULES = {
    "include_post": "on the list",
    "initiative_account": "its account",
    "utm_campaign": "campaign",
    "short_link": "short link",
    "custom_label": "label",
    "paid_partnership": "paid partnership",
    "hashtag": "hashtag",
    "mention": "mention",
}
NAMED = {"utm_campaign": "", "custom_label": "", "hashtag": "#", "mention": "@"}
LONGEST = 90
_LINK = re.compile(r"https?://\S+")
_TURNING = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_MARK = r"[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_PILED = re.compile(rf"({_MARK}{{2}}){_MARK}+")
_ADDRESS = re.compile(r"https://([a-z0-9.-]+)(/[\x21-\x5b\x5d-\x7e]*)?")

TABLE = (
    Column("shown", "Post", kind="link", on_phone=True, width="22%"),
    Column("published_on", "Published", kind="day", write=written.day),
    Column("account", "Account", width="14%"),
    Column("partners", "Credited to"),
    Column("rule", "Counts by"),
    Column("format", "Format"),
    Column("exposures", "Exposures", kind="number", write=written.compact, full=written.full, on_phone=True),
    Column("eng_core", "Engage\xadments", kind="number", write=written.compact, full=written.full, on_phone=True),
    Column("engagement_rate", "Per exposure", kind="number", write=lambda rate: written.percent(rate, 2)),
    Column("usual", "Times usual", kind="number"),
)
HISTORY = (
    Column("as_of_on", "Through", kind="day", write=written.day, on_phone=True),
    Column("exposures", "Exposures", kind="number", write=written.full, on_phone=True),
    Column("reach", "Reach", kind="number", write=written.full),
    Column("reactions", "Reactions", kind="number", write=written.full),
    Column("comments", "Comments", kind="number", write=written.full),
    Column("shares", "Shares", kind="number", write=written.full),
    Column("eng_core", "Core engagements", kind="number", write=written.full, on_phone=True),
    Column("link_clicks", "Link clicks", kind="number", write=written.full),
    Column("file_name", "File", kind="file"),
    Column("line_no", "Line", kind="number", write=written.full),
    Column("loaded_at_utc", "Loaded (UTC)", kind="day", write=written.moment),
)


def answer(found: Summary) -> str:
    """The strongest post against its account's usual, and how many stand out."""
    if not found.posts:
        return "No post of this view has been exported yet."
    told = f"{sentence(plural(found.posts, 'post'))} in this view"
    if not found.with_engagements:
        return f"{told}; no file reports engagements for {'it' if found.posts == 1 else 'them'}."
    return f"{told}{_standing_out(found)}. {_strongest(found)}"


def young(found: Summary) -> str:
    """How many posts are too young to be compared; empty where there are none."""
    if not found.young:
        return ""
    if found.young == 1:
        return "One post is younger than three days; its numbers are still growing."
    return f"{sentence(plural(found.young, 'post'))} are younger than three days; their numbers are still growing."


def rows(posts: pd.DataFrame, names: Names, to: To) -> pd.DataFrame:
    """The posts as the table shows them; text from files stays text."""
    shown = posts.copy()
    shown["shown"] = [short(text) for text in posts["text"]]
    shown["href"] = [to("posts", post=post_id) for post_id in posts["post_id"]]
    accounts = zip(posts["account_name"], posts["platform_id"], strict=True)
    shown["account"] = [account(name, platform_id) for name, platform_id in accounts]
    shown["partners"] = [listed([names.name(each) for each in ids]) for ids in posts["partner_ids"]]
    rules = zip(posts["rule_kind"], posts["rule_pattern"], strict=True)
    shown["rule"] = [_rule(kind, pattern) for kind, pattern in rules]
    shown["format"] = [None if pd.isna(word) else str(word).replace("_", " ") for word in posts["content_format"]]
    shown["usual"] = [
        None if pd.isna(times) else f"{times:.1f} ×{', stands out' if stands_out else ''}"
        for times, stands_out in zip(posts["times_usual"], posts["is_significant"], strict=True)
    ]
    return shown


def files(history: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """What the files that speak of the day shown, or an earlier one, say of a post; each leads to its batch."""
    shown = history[pd.to_datetime(history["as_of_on"]).dt.date <= as_of].copy()
    shown["href"] = [None if pd.isna(each) else imports.address(batch=each) for each in shown["batch_id"]]
    return shown


def why(post: Mapping[str, Any], names: Names) -> str:
    """Where and when a post appeared, why it counts, and who earns it."""
    place = f"{sentence(written.day(post['published_on']))}, {account(post['account_name'], post['platform_id'])}."
    kind = post["rule_kind"]
    if not isinstance(kind, str):
        return f"{place} No rule of the agreement claims this post; it stays in the unattributed row."
    pattern = post["rule_pattern"]
    named = f" {NAMED[kind]}{pattern.removeprefix(NAMED[kind])}" if kind in NAMED and isinstance(pattern, str) else ""
    earners = [str(each) for each in post["partner_ids"] if each != UNATTRIBUTED]
    credited = f"credited to {listed([names.name(each) for each in earners])}" if earners else "no partner earns it"
    return f"{place} It counts {BECAUSE.get(kind, f'by the rule {kind}')}{named}; {credited}."


def safe_link(permalink: object, platform_id: str) -> str:
    """The address of the post where it leads to the platform it is on; anything else is not made a link.

    The host ends at the first slash and is made of nothing but letters, figures, dots and hyphens: browsers take a
    backslash for a slash, and what stands before an @ or behind a # or ? is no host.
    """
    found = _ADDRESS.fullmatch(permalink) if isinstance(permalink, str) else None
    hosts = PLATFORM_HOSTS.get(platform_id, ())
    leads_there = found and any(found[1] == each or found[1].endswith(f".{each}") for each in hosts)
    return str(permalink) if leads_there else ""


def short(text: object) -> str:
    """The first words of a caption on one line, its links left out.

    So are signs that turn the direction of what follows, and all but two of the marks piled on a letter: in a table
    they would reach into the cells beside and above.
    """
    words = " ".join(_LINK.sub(" ", _TURNING.sub("", text)).split()) if isinstance(text, str) else ""
    words = _PILED.sub(r"\1", words)
    if not words:
        return "(no text)"
    if len(words) <= LONGEST:
        return words.rstrip(" :")
    return f"{words[:LONGEST].rsplit(' ', 1)[0].rstrip(' .,:;–-')} …"


def _standing_out(found: Summary) -> str:
    if not found.compared:
        return ", too few on each account to say what is usual there"
    if not found.standing_out:
        return "; none stands out from what is usual for its account"
    return f"; {plural(found.standing_out, 'stands', 'stand')} out far above what is usual for the account"


def _strongest(found: Summary) -> str:
    """The post with most engagements, or how many share that place."""
    if not found.most:
        return "None of them has been reacted to, commented on or shared."
    actions = plural(found.most, "core engagement")
    if found.at_the_top > 1:
        return f"{sentence(plural(found.at_the_top, 'post'))} share the top with {actions} each."
    usual = "" if found.times_usual is None else f", {found.times_usual:.1f} times its account's usual post"
    where = account(str(found.account_name), str(found.platform_id))
    return f"The strongest, of {written.day(found.published_on)} by {where}, had {actions}{usual}."


def _rule(kind: object, pattern: object) -> str:
    """Why a post counts, in two words: 'hashtag #movewelltogether'."""
    if not isinstance(kind, str):
        return written.MISSING
    named = f" {NAMED[kind]}{pattern.removeprefix(NAMED[kind])}" if kind in NAMED and isinstance(pattern, str) else ""
    return f"{RULES.get(kind, kind)}{named}"
