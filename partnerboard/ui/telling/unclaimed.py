"""Posts that count for no partnership and accounts nobody registered, with the lines that claim them."""

import re
from collections.abc import Mapping, Sequence

import pandas as pd

from partnerboard.agreements.notation import notation
from partnerboard.insights.posts import Summary
from partnerboard.insights.quality import Proposal, UnknownAccount
from partnerboard.metrics import format as written
from partnerboard.ui.tables import Column
from partnerboard.ui.telling.posts import short
from partnerboard.ui.telling.words import To, account, platform, plural, sentence

SHARED = {
    "hashtag": "the hashtag #{}",
    "utm_campaign": "the campaign {} in their links",
    "custom_label": "the label {}",
    "mention": "a mention of @{}",
    "initiative_account": "the account {}",
}
WHOSE = (
    "Their posts are loaded and count for no partner. Say whose they are on the Agreements page; the lines below are "
    "for those who keep the agreements file."
)
WHERE = (
    "Make it on the page Agreements, where it can be changed before it holds; or add these lines to the agreements "
    "file inside its initiative, and import that file again."
)
WEAKEST = 99  # the last precedence that an agreements file knows
SHARED_BY = (
    "Words of two or more of these posts, within the days of the partnership. A word that many counted posts carry too "
    "speaks for a rule; a general word speaks against it. You decide. A post that only names a partner can be put on "
    "the list by hand, with the rule include_post."
)

POSTS = (
    Column("shown", "Post", kind="link", on_phone=True, width="40%"),
    Column("published_on", "Published", kind="day", write=written.day, on_phone=True),
    Column("account", "Account", width="22%"),
    Column("exposures", "Exposures", kind="number", write=written.compact, full=written.full, on_phone=True),
)
PROPOSALS = (
    Column("shared", "What they share", on_phone=True, width="34%"),
    Column("posts", "Posts a rule would move", kind="number", write=written.full, on_phone=True),
    Column("exposures", "Their exposures", kind="number", write=written.compact, full=written.full),
    Column("counted", "Posts with it that count already", kind="number", write=written.full, on_phone=True),
    Column("rule", "As a rule"),
)
UNKNOWN = (
    Column("account", "Account as files name it", on_phone=True, width="34%"),
    Column("platform", "Platform", on_phone=True),
    Column("posts", "Posts", kind="number", write=written.full, on_phone=True),
    Column("files", "Files", kind="number", write=written.full),
    Column("last_on", "Last seen", kind="day", write=written.day),
)


def unclaimed(found: Summary) -> str:
    """How many there are, and what they hold."""
    if not found.posts:
        return "Every post of this view counts for a partnership."
    held = "" if found.exposures is None else f", with {written.full(found.exposures)} exposures together"
    return (
        f"{sentence(plural(found.posts, 'post'))} of this view {'is' if found.posts == 1 else 'are'} claimed by no rule"
        f"{held}. They stay in the unattributed row of every sum, which may be right: not every post is about a "
        "partnership."
    )


def rules(proposals: Sequence[Proposal]) -> list[Proposal]:
    """Those of which a rule can be made."""
    return [each for each in proposals if each.decides]


def post_rows(posts: pd.DataFrame, to: To) -> pd.DataFrame:
    """Posts that no rule claims, each leading to its history."""
    shown = posts.copy()
    shown["shown"] = [short(text) for text in posts["text"]]
    shown["href"] = [to("posts", post=post_id) for post_id in posts["post_id"]]
    named = zip(posts["account_name"], posts["platform_id"], strict=True)
    shown["account"] = [account(name, platform_id) for name, platform_id in named]
    return shown


def proposal_rows(proposals: Sequence[Proposal]) -> pd.DataFrame:
    """What unclaimed posts share, one row each."""
    return pd.DataFrame(
        [
            {
                "shared": sentence(shared(each)),
                "posts": each.posts if each.decides else None,
                "exposures": each.exposures,
                "counted": each.counted_posts,
                "rule": each.kind if each.decides else "none: being named never decides",
            }
            for each in proposals
        ]
    )


def shared(proposal: Proposal) -> str:
    """What the posts have in common: 'the hashtag #walk'."""
    return SHARED[proposal.kind].format(proposal.pattern)


def preview(proposal: Proposal) -> str:
    """What a rule would do, before it is made."""
    days = written.period(proposal.first_on, proposal.last_on)
    elsewhere = (
        "It comes after every other rule, so no post that counts elsewhere moves."
        if proposal.precedence < WEAKEST
        else "No rule can come after the weakest there is, so posts that count elsewhere by it may be shared."
    )
    counted = f" {sentence(plural(proposal.counted_posts, 'post'))} with it {_count(proposal.counted_posts)} already."
    return (
        f"This rule would move {plural(proposal.posts, 'post')} of {days} on {plural(proposal.accounts, 'account')}, "
        f"with {written.full(proposal.exposures)} exposures, into the partnership. {elsewhere}"
        f"{counted if proposal.counted_posts else ''}"
    )


def rule_toml(proposal: Proposal) -> str:
    """The rule as it stands in an agreements file."""
    entries: dict[str, str | int] = {"id": _id(proposal), "precedence": proposal.precedence, "kind": proposal.kind}
    if proposal.kind != "initiative_account":
        return _table("initiative.attribution", entries | {"pattern": proposal.pattern})
    mark = f"# in [[account]] {notation(proposal.pattern)}\ninitiative = {notation(proposal.initiative_id)}\n\n"
    return f"{mark}# once in the initiative\n{_table('initiative.attribution', entries)}"


def unknown_rows(unknown: Sequence[UnknownAccount]) -> pd.DataFrame:
    """The accounts nobody registered."""
    return pd.DataFrame(
        [
            {
                "account": each.name or each.handle or each.native_id,
                "platform": platform(each.platform_id),
                "posts": each.posts,
                "files": each.files,
                "last_on": each.last_on,
            }
            for each in unknown
        ]
    )


def accounts_toml(unknown: Sequence[UnknownAccount]) -> str:
    """The tables that register them; whose they are is for a person to say."""
    return "\n\n".join(_account_toml(each) for each in unknown)


def _account_toml(each: UnknownAccount) -> str:
    name = each.name or each.handle or each.native_id or ""
    handle = each.handle or _slug(name).lower()
    known: dict[str, str | int] = {
        "id": f"{each.platform_id}-{_slug(handle)}",
        "platform": each.platform_id,
        "handle": handle,
    }
    known |= {"native_id": each.native_id} if each.native_id else {}
    return _table("account", known | {"name": name, "kind": "own"}) + '\nowner = "?"  # the id of an organisation'


def _table(name: str, entries: Mapping[str, str | int]) -> str:
    return "\n".join([f"[[{name}]]", *(f"{key} = {notation(value)}" for key, value in entries.items())])


def _id(proposal: Proposal) -> str:
    return f"{proposal.kind.replace('_', '-')}-{_slug(proposal.pattern)}"


def _slug(words: str) -> str:
    return re.sub(r"[^A-Za-z0-9._-]+", "-", words).strip("-") or "other"


def _count(count: int) -> str:
    return "counts" if count == 1 else "count"
