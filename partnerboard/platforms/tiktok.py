"""TikTok Studio: posts of the content table, days of the account, viewers and followers.

It prints days without a year and in the language of the person who exports; the headers stay English. Days are
UTC. A video's id holds the time of its upload.
"""

from functools import partial

from partnerboard.platforms.columns import count, day, link, signed_count, text, unused
from partnerboard.platforms.declaration import Accounts, Basis, Cell, Column, ExportKind, Grain
from partnerboard.platforms.tiktok_years import with_upload_years, with_years

_DAY = day("day", "Date")
# Business Suite shares these two.
ADDRESS = link("permalink", "Video link")
FORMAT = text("content_format", "Format")

CONTENT = ExportKind(
    id="tiktok_content",
    label="TikTok Studio content",
    platform="tiktok",
    grain=Grain.POST,
    basis=Basis.LIFETIME,
    accounts=Accounts.ONE_IN_ROWS,
    columns=(
        ADDRESS,
        Column("published_at", ("Post time",), Cell.WHEN),
        text("text", "Video title"),
        count("exposures", "Total views"),
        count("reactions", "Total likes"),
        count("comments", "Total comments"),
        count("shares", "Total shares"),
        count("saves", "Add to favorites"),
        FORMAT,
        unused("Time", "Average watch time", "Watched full video", "Reach"),
    ),
    required=("exposures", "permalink", "published_at", "reactions"),
    filled=("permalink",),
    missing_words=frozenset({"undefined"}),
    prepare=with_upload_years,
    exposures_name="views",
    asks=("exported_on",),
    is_selection=True,
)

_days = partial(
    ExportKind,
    platform="tiktok",
    grain=Grain.ACCOUNT_DAY,
    basis=Basis.DAILY,
    accounts=Accounts.ASKED,
    filled=("day",),
    missing_words=frozenset({"undefined"}),
    prepare=with_years,
    asks=("exported_on",),
    counts_accounts=False,
)

OVERVIEW = _days(
    id="tiktok_overview",
    label="a TikTok Studio overview",
    columns=(
        _DAY,
        # Days with fewer likes or comments than were taken back are printed below zero.
        signed_count("exposures", "Video Views"),
        signed_count("profile_visits", "Profile Views"),
        signed_count("reactions", "Likes"),
        signed_count("comments", "Comments"),
        signed_count("shares", "Shares"),
    ),
    required=("exposures", "profile_visits", "day", "reactions", "comments", "shares"),
    exposures_name="views",
)

VIEWERS = _days(
    id="tiktok_viewers",
    label="TikTok Studio viewers",
    columns=(
        _DAY,
        count("reach", "Total Viewers"),
        # Beside an `undefined` total these say 0, which is no data either.
        unused("New Viewers", "Returning Viewers"),
    ),
    required=("reach", "day"),
)

FOLLOWER_HISTORY = _days(
    id="tiktok_follower_history",
    label="a TikTok Studio follower history",
    columns=(
        _DAY,
        count("followers", "Followers"),
        # In some exports this is the next day less this one, in others what it says. Growth is taken from the counts.
        unused("Difference in followers from previous day", field="difference"),
    ),
    required=("difference", "day", "followers"),
)

KINDS = (CONTENT, OVERVIEW, VIEWERS, FOLLOWER_HISTORY)
