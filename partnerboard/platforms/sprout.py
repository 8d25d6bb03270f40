"""Sprout Social: posts and days of accounts on several networks in one report. English, columns in any order.

Cells that a spreadsheet could take for a formula carry an apostrophe in front. Posts are printed with a clock that
belongs to no named zone, so only their day is kept, and the time where a post's number tells it.
"""

import re

from partnerboard.platforms.columns import count, day, decimal, post_ref, signed_count, text, unused, url, word
from partnerboard.platforms.declaration import Accounts, Answers, Basis, Column, ExportKind, Grain
from partnerboard.platforms.tables import Table, cell, plain

NETWORKS = {
    "Facebook": "facebook", "Instagram": "instagram", "LinkedIn": "linkedin", "X": "x", "Twitter": "x",
    "YouTube": "youtube", "TikTok": "tiktok", "Pinterest": "pinterest", "Threads": "threads",
}  # fmt: skip # one line for each that belongs together

# On these networks a profile is printed by its handle, on the others by its display name.
_HANDLES = frozenset(map(plain, ("Instagram", "X", "Twitter", "TikTok", "Pinterest", "Threads")))
_HANDLE = "Profile handle"

_POST_TYPES = {
    "Reel": "short_video", "Story": "story", "Short": "short_video", "Document": "document", "Poll": "poll",
    "Post": "", "Tweet": "", "Reply": "", "Repost": "", "Quote": "", "Thread": "", "Video": "", "Pin": "", "Ad": "",
}  # fmt: skip # one line for each that belongs together
_CONTENT_TYPES = {
    "Photo": "photo", "Image": "photo", "Carousel": "carousel", "Album": "carousel", "Video": "video", "Link": "link",
    "Text": "text", "Document": "document", "Poll": "poll",
}  # fmt: skip # one line for each that belongs together


def unguarded(table: Table, answers: Answers) -> Table:  # noqa: ARG001 - every preparation is called alike
    """Cells without the apostrophe in front; a profile's handle apart from a display name."""
    bare = table.with_lines(
        [line._replace(cells=tuple(re.sub(r"^'(?=[@=+\-])", "", each) for each in line.cells)) for line in table.lines]
    )
    network, profile = bare.place("Network"), bare.place("Profile")
    if network is None or profile is None:
        return bare
    is_handle = [plain(cell(line, network)) in _HANDLES for line in bare.lines]
    handles = [cell(line, profile) if named else "" for line, named in zip(bare.lines, is_handle, strict=True)]
    names = [line.with_cell(profile, "") if named else line for line, named in zip(bare.lines, is_handle, strict=True)]
    return bare.with_lines(names).with_column(_HANDLE, handles)


PROFILE = (
    word("platform", NETWORKS, "Network", strict=True),
    text("account_name", "Profile"),
    text("handle", _HANDLE),
)

POSTS = ExportKind(
    id="sprout_posts",
    label="a Sprout Social Post Performance report",
    platform=None,
    grain=Grain.POST,
    basis=Basis.LIFETIME,
    accounts=Accounts.MANY_IN_ROWS,
    columns=(
        *PROFILE,
        post_ref("post_id", "Post ID"),
        day("published_on", "Date"),
        url("permalink", "Link"),
        text("text", "Post"),
        text("custom_label", "Tags"),
        word("content_format", _POST_TYPES, "Post Type"),
        word("content_format", _CONTENT_TYPES, "Content Type"),
        count("exposures", "Impressions"),
        count("reach", "Reach"),
        count("engagements_native", "Engagements"),
        count("reactions", "Reactions"),
        count("comments", "Comments"),
        count("shares", "Shares"),
        count("saves", "Saves"),
        count("link_clicks", "Post Link Clicks"),
        count("all_clicks", "Post Clicks (All)"),
        count("video_views", "Video Views"),
        count("follows", "Follows from Post"),
        count("unfollows", "Unfollows from Post"),
        decimal("watch_seconds", "Video View Time (Seconds)"),
        unused("Sent by", field="sender"),
    ),
    required=("sender", "post_id", "platform", "account_name", "published_on"),
    filled=("post_id", "platform", "published_on"),
    clock_in_id=True,
    prepare=unguarded,
)


def _days(id_: str, label: str, *columns: Column, required: tuple[str, ...], platform: str | None = None) -> ExportKind:
    return ExportKind(
        id=id_,
        label=label,
        platform=platform,
        grain=Grain.ACCOUNT_DAY,
        basis=Basis.DAILY,
        accounts=Accounts.MANY_IN_ROWS,
        columns=(
            day("day", "Date"),
            *columns,
            # Likes and the like are taken back: on quiet days fewer come than go.
            signed_count("comments", "Comments", "Organic Comments"),
            signed_count("shares", "Shares", "Organic Shares"),
            signed_count("saves", "Saves", "Organic Saves"),
            signed_count("engagements_native", "Engagements", "Organic Engagements"),
            count("video_views", "Video Views"),
            count("followers", "Followers", "Audience"),
            unused("Public Engagements", field="public_engagements"),
        ),
        required=required,
        lacks=("public_engagements",),
        filled=("day", *(field for field in ("platform", "handle") if field in required)),
        prepare=unguarded,
    )


PROFILES = _days(
    "sprout_profile_days",
    "a Sprout Social Profile Performance report",
    *PROFILE,
    unused("Net Audience Growth", field="growth"),
    count("exposures", "Impressions"),
    signed_count("reactions", "Reactions"),
    signed_count("link_clicks", "Post Link Clicks"),
    count("follows", "Audience Gained"),
    required=("growth", "day", "platform", "account_name", "followers"),
)

INSTAGRAM_PROFILES = _days(
    "sprout_instagram_days",
    "a Sprout Social Instagram Business Profiles report",
    text("handle", "Instagram Profile", "Instagram Profiles"),
    unused("Net Follower Growth", field="growth"),
    count("exposures", "Views", "Impressions"),
    count("reach", "Reach"),
    signed_count("reactions", "Organic Likes", "Likes"),
    count("follows", "Followers Gained"),
    count("unfollows", "Followers Lost"),
    required=("handle", "growth", "day", "followers"),
    platform="instagram",
)

TIKTOK_PROFILES = _days(
    "sprout_tiktok_days",
    "a Sprout Social TikTok Profiles report",
    text("handle", "TikTok Profiles", "TikTok Profile"),
    unused("Net Follower Growth", field="growth"),
    count("exposures", "Impressions"),
    signed_count("reactions", "Likes"),
    count("profile_visits", "Profile Views"),
    required=("handle", "growth", "day", "followers"),
    platform="tiktok",
)

KINDS = (POSTS, PROFILES, INSTAGRAM_PROFILES, TIKTOK_PROFILES)
