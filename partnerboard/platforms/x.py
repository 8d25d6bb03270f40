"""How X and Twitter write their exports: posts and days, before and after 2024."""

from partnerboard.platforms.columns import count, day, id_, link, moment, text, unused
from partnerboard.platforms.declaration import Accounts, Basis, DateOrder, ExportKind, Grain
from partnerboard.platforms.names import FileName

# analytics.twitter.com, 2014 to 2023. Paid figures stand in columns of their own and are left where they are.
_LEGACY_COUNTS = (
    count("exposures", "impressions", "インプレッション"),
    count("engagements_native", "engagements", "エンゲージメント"),
    count("shares", "retweets", "リツイート"),
    count("comments", "replies", "返信"),
    count("reactions", "likes", "favorites", "いいね"),
    count("profile_visits", "user profile clicks", "ユーザープロフィールクリック"),
    count("link_clicks", "url clicks", "URLクリック数"),
    count("follows", "follows", "フォローしている"),
    count("video_views", "media views", "メディアの再生数"),
)
_LEGACY_UNUSED = unused(
    "engagement rate", "hashtag clicks", "detail expands", "permalink clicks", "app opens", "app installs",
    "email tweet", "dial phone", "media engagements",
    *(f"promoted {name}" for name in (
        "impressions", "engagements", "engagement rate", "retweets", "replies", "likes", "user profile clicks",
        "url clicks", "hashtag clicks", "detail expands", "permalink clicks", "app opens", "app installs", "follows",
        "email tweet", "dial phone", "media views", "media engagements",
    )),
)  # fmt: skip

LEGACY_POSTS = ExportKind(
    id="x_legacy_posts",
    label="X posts (Twitter activity by tweet)",
    platform="x",
    grain=Grain.POST,
    basis=Basis.LIFETIME,
    accounts=Accounts.ONE_IN_ROWS,
    columns=(
        id_("post_id", "Tweet id", "ツイートID"),
        link("permalink", "Tweet permalink", "ツイートの固定リンク"),
        text("text", "Tweet text", "ツイート本文"),
        moment("published_at", "time", "時間"),
        *_LEGACY_COUNTS,
        _LEGACY_UNUSED,
    ),
    required=("post_id", "permalink", "published_at", "exposures", "engagements_native"),
    filled=("post_id", "permalink", "published_at"),
    date_order=DateOrder.EITHER,
    file_name=FileName(
        r"^tweet_activity_metrics_(?P<account>\w+?)_(?P<since>\d{8})_(?P<until>\d{8})_",
        until_is_excluded=True,
        claims_platform=True,
    ),
)

KINDS = (LEGACY_POSTS,)
