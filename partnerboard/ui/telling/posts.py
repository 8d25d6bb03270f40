"""Which posts worked, and why? The answer, the table, what good posts share, and one post through its files."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from partnerboard.insights.posts import Lift, Verdict
from partnerboard.metrics import format as written
from partnerboard.ui.tables import Column
from partnerboard.ui.telling.words import Names, listed, plural, sentence

PLATFORM_HOSTS = (
    "facebook.com", "instagram.com", "x.com", "twitter.com", "linkedin.com", "youtube.com", "youtu.be", "tiktok.com",
)  # fmt: skip
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
}
NAMED = ("utm_campaign", "custom_label", "hashtag")

TABLE = (
    Column("shown", "Post", kind="link", on_phone=True),
    Column("mark", "Mark"),
    Column("published_on", "Published", write=written.day),
    Column("account_name", "Account"),
    Column("partners", "Credited to"),
    Column("format", "Format"),
    Column("exposures", "Exposures", kind="number", write=written.compact, full=written.full, on_phone=True),
    Column("eng_core", "Core engagements", kind="number", write=written.compact, full=written.full, on_phone=True),
    Column("engagement_rate", "Per exposure", kind="number", write=lambda rate: written.percent(rate, 2)),
    Column("times_usual", "Times usual", kind="number", write=lambda times: f"{times:.1f} ×"),
)
HISTORY = (
    Column("as_of_on", "Through", write=written.day, on_phone=True),
    Column("exposures", "Exposures", kind="number", write=written.full, on_phone=True),
    Column("reach", "Reach", kind="number", write=written.full),
    Column("reactions", "Reactions", kind="number", write=written.full),
    Column("comments", "Comments", kind="number", write=written.full),
    Column("shares", "Shares", kind="number", write=written.full),
    Column("eng_core", "Core engagements", kind="number", write=written.full, on_phone=True),
    Column("link_clicks", "Link clicks", kind="number", write=written.full),
    Column("file_name", "File"),
    Column("line_no", "Line", kind="number", write=written.full),
    Column("loaded_at_utc", "Loaded (UTC)", write=written.moment),
)
LIFTS = (
    Column("label", "Trait", on_phone=True),
    Column("lift_text", "Against the others", kind="number", on_phone=True),
    Column("interval", "95 % interval", kind="number"),
    Column("verdict", "In words", on_phone=True),
    Column("n", "Posts", kind="number", write=written.full),
    Column("accounts", "Accounts", kind="number", write=written.full),
)


def answer(posts: pd.DataFrame) -> str:
    """The best post against its account's usual, and how many stand out."""
    if posts.empty:
        return "No post of this view has been exported yet."
    standing_out = int(posts["is_significant"].sum())
    best = posts.iloc[0]
    told = f"{sentence(plural(len(posts), 'post'))} in this view"
    if pd.isna(best["eng_core"]):
        return f"{told}; no file reports engagements for them."
    told += (
        f"; {plural(standing_out, 'stands', 'stand')} out far above what is usual for the account"
        if standing_out
        else "; none stands out from what is usual for its account"
    )
    usual = "" if pd.isna(best["times_usual"]) else f", {best['times_usual']:.1f} times its account's usual post"
    return (
        f"{told}. The strongest, of {written.day(best['published_on'])} on {best['account_name']}, had "
        f"{written.full(best['eng_core'])} core engagements{usual}."
    )


def rows(posts: pd.DataFrame, names: Names, initiative_id: str) -> pd.DataFrame:
    """The posts as the table shows them; text from files stays text."""
    shown = posts.copy()
    shown["shown"] = [short(text) for text in posts["text"]]
    shown["href"] = [f"/posts?initiative={initiative_id}&post={post_id}" for post_id in posts["post_id"]]
    shown["mark"] = ["stands out" if flag else "" for flag in posts["is_significant"]]
    shown["partners"] = [listed([names.name(each) for each in ids]) for ids in posts["partner_ids"]]
    shown["format"] = [None if pd.isna(word) else str(word).replace("_", " ") for word in posts["content_format"]]
    return shown


def found(posts: pd.DataFrame, *, words: str, by: str) -> pd.DataFrame:
    """The posts whose text, account or id contains the words, sorted; posts without the number come last."""
    wanted = words.casefold().strip()
    haystack = posts[["text", "account_name", "post_id"]].fillna("").agg(" ".join, axis=1).str.casefold()
    kept = posts[haystack.str.contains(wanted, regex=False)] if wanted else posts
    return kept.sort_values([by, "post_id"], ascending=[False, True], na_position="last")


def lifts(found_lifts: Sequence[Lift]) -> pd.DataFrame:
    """The lifts as rows of ranked dots: 1 is as good as the account's other posts, 1.2 is 20 % better."""
    known = [lift for lift in found_lifts if lift.lift is not None and lift.low is not None and lift.high is not None]
    ordered = sorted(known, key=lambda lift: -(lift.lift or 0.0))
    return pd.DataFrame(
        [
            {
                "label": sentence(lift.level.replace("_", " ")),
                "value": 1 + (lift.lift or 0.0),
                "low": 1 + (lift.low or 0.0),
                "high": 1 + (lift.high or 0.0),
                "lift_text": _signed_percent(lift.lift),
                "interval": f"{_signed_percent(lift.low)} to {_signed_percent(lift.high)}",
                "verdict": str(lift.verdict),
                "n": lift.posts,
                "n_unit": "posts",
                "accounts": lift.accounts,
                "colour": None,
            }
            for lift in ordered
        ]
    )


def lift_sentence(found_lifts: Sequence[Lift]) -> str:
    """Which traits go with better posts, and what that does not prove."""
    better = [lift.level.replace("_", " ") for lift in found_lifts if lift.verdict is Verdict.BETTER]
    worse = [lift.level.replace("_", " ") for lift in found_lifts if lift.verdict is Verdict.WORSE]
    if better and worse:
        told = f"{sentence(listed(better))} did better, {listed(worse)} worse than the same accounts' other posts."
    elif better or worse:
        told = f"{sentence(listed(better or worse))} did {'better' if better else 'worse'} than the other posts."
    else:
        told = "No clear difference between them."
    told += " Going together is no proof of cause."
    if len(found_lifts) > 10:
        told += " Of so many, about one in twenty would look different by chance."
    return told


def why(post: Mapping[str, Any], names: Names) -> str:
    """Why a post counts, and who earns it, in one sentence."""
    kind = post["rule_kind"]
    if not isinstance(kind, str):
        return "No rule of the agreement claims this post; it stays in the unattributed row."
    pattern = f" {post['rule_pattern']}" if isinstance(post["rule_pattern"], str) and kind in NAMED else ""
    earners = listed([names.name(str(each)) for each in post["partner_ids"]])
    return f"It counts {BECAUSE.get(kind, kind)}{pattern}; credited to {earners}."


def safe_link(permalink: object) -> str:
    """The address of the post where it leads to a platform we know; anything else is not made a link."""
    if not isinstance(permalink, str):
        return ""
    host = permalink.removeprefix("https://").split("/")[0].removeprefix("www.")
    known = permalink.startswith("https://") and any(
        host == each or host.endswith(f".{each}") for each in PLATFORM_HOSTS
    )
    return permalink if known else ""


def short(text: object) -> str:
    """The first words of a caption on one line."""
    words = " ".join(text.split()) if isinstance(text, str) else ""
    if not words:
        return "(no text)"
    return words if len(words) <= 90 else f"{words[:88].rstrip()} …"


def as_change(ratio: float) -> str:
    """1.2 as +20 %: how the axis of lifts is written."""
    return _signed_percent(ratio - 1)


def _signed_percent(share: float | None) -> str:
    if share is None:
        return written.MISSING
    return f"{'+' if share > 0 else ''}{written.percent(share, 0)}"
