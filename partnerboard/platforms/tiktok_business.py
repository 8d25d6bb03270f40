"""TikTok Business Suite: the video table, the days of an account and its followers. Whole dates and times, in UTC."""

from partnerboard.platforms.columns import count, day, moment, signed_count, text, unused
from partnerboard.platforms.declaration import Accounts, Basis, ExportKind, Grain
from partnerboard.platforms.tiktok import ADDRESS, FORMAT
from partnerboard.platforms.tiktok_years import with_formats

_DAY = day("day", "Date")
_NO_VALUE = frozenset({"nan", "--"})

VIDEOS = ExportKind(
    id="tiktok_business_videos",
    label="a TikTok Business Suite video table",
    platform="tiktok",
    grain=Grain.POST,
    basis=Basis.LIFETIME,
    accounts=Accounts.ONE_IN_ROWS,
    columns=(
        ADDRESS,
        moment("published_at", "Post time"),
        text("text", "Video title"),
        count("exposures", "Video views"),
        count("reactions", "Likes"),
        count("comments", "Comments"),
        count("shares", "Shares"),
        count("saves", "Add to Favorites"),
        FORMAT,
    ),
    required=("permalink", "published_at", "exposures", "reactions"),
    filled=("permalink",),
    missing_words=_NO_VALUE,
    times_are_local=True,
    prepare=with_formats,
    exposures_name="views",
)

OVERVIEW = ExportKind(
    id="tiktok_business_overview",
    label="a TikTok Business Suite overview",
    platform="tiktok",
    grain=Grain.ACCOUNT_DAY,
    basis=Basis.DAILY,
    accounts=Accounts.ASKED,
    columns=(
        _DAY,
        signed_count("exposures", "Video views"),
        count("reach", "Reached audience"),
        signed_count("profile_visits", "Profile views"),
        signed_count("reactions", "Likes"),
        signed_count("comments", "Comments"),
        signed_count("shares", "Shares"),
        count("follows", "New followers"),
        count("unfollows", "Lost followers"),
        unused("Phone number clicks", "Leads submission", "Net growth"),
    ),
    required=("reach", "exposures", "day", "profile_visits"),
    filled=("day",),
    missing_words=_NO_VALUE,
    exposures_name="views",
    counts_accounts=False,
)

FOLLOWERS = ExportKind(
    id="tiktok_business_followers",
    label="a TikTok Business Suite follower table",
    platform="tiktok",
    grain=Grain.ACCOUNT_DAY,
    basis=Basis.DAILY,
    accounts=Accounts.ASKED,
    columns=(
        _DAY,
        count("follows", "New followers"),
        count("followers", "Total followers"),
        count("reach", "Reached audience"),
        unused("Engaged audience", field="engaged"),
    ),
    required=("engaged", "day", "followers"),
    filled=("day",),
    missing_words=_NO_VALUE,
    counts_accounts=False,
)

KINDS = (VIDEOS, OVERVIEW, FOLLOWERS)
