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
)  # fmt: skip # a platform's words side by side

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

LEGACY_DAYS = ExportKind(
    id="x_legacy_days",
    label="X days (Twitter activity by day)",
    platform="x",
    grain=Grain.ACCOUNT_DAY,
    basis=Basis.DAILY,
    accounts=Accounts.IN_NAME,
    columns=(
        day("day", "Date", "日付"),
        unused("Tweets published", field="published"),
        *_LEGACY_COUNTS,
        _LEGACY_UNUSED,
    ),
    required=("published", "day", "exposures", "engagements_native"),
    filled=("day",),
    date_order=DateOrder.EITHER,
    may_span_sheets=True,  # people paste one month per sheet into a workbook
    file_name=FileName(
        r"^daily_tweet_activity_metrics_(?P<account>\w+?)_(?P<since>\d{8})_(?P<until>\d{8})_"
        r"|^(?P<account_pasted>[A-Za-z0-9]{1,15})_Twitter_",
        until_is_excluded=True,
    ),
)

# x.com since 2024. "Shares" counts the share menu; reposts are what other platforms call shares.
_COUNTS = (
    count("exposures", "Impressions", "Impressões"),
    count("reactions", "Likes", "Curtidas"),
    count("engagements_native", "Engagements", "Engajamentos"),
    count("saves", "Bookmarks", "Itens salvos"),
    count("follows", "New follows", "Novos seguidores"),
    count("comments", "Replies", "Respostas"),
    count("shares", "Reposts", "Republicações"),
    count("profile_visits", "Profile visits", "Visitas ao perfil"),
    unused("Shares", "Share", "Compartilhamentos", field="share_menu"),
)

CONTENT = ExportKind(
    id="x_content",
    label="X posts (X Premium content)",
    platform="x",
    grain=Grain.POST,
    basis=Basis.WINDOW,
    accounts=Accounts.ONE_IN_ROWS,
    columns=(
        id_("post_id", "Post id", "ID do post"),
        day("published_on", "Date", "Data"),
        text("text", "Post text", "Texto do post"),
        link("permalink", "Post Link", "Link", "Postar link"),
        *_COUNTS,
        count("link_clicks", "URL Clicks", "Cliques de URL"),
        unused("Detail Expands", "Hashtag Clicks", "Permalink Clicks"),
    ),
    required=("post_id", "permalink", "published_on", "exposures", "engagements_native"),
    filled=("post_id", "permalink"),
    clock_in_id=True,
    file_name=FileName(
        r"^account_analytics_content_(?P<since>\d{4}-\d\d-\d\d)_(?P<until>\d{4}-\d\d-\d\d)", claims_platform=True
    ),
)

OVERVIEW = ExportKind(
    id="x_overview",
    label="X days (X Premium account overview)",
    platform="x",
    grain=Grain.ACCOUNT_DAY,
    basis=Basis.DAILY,
    accounts=Accounts.ASKED,
    columns=(
        day("day", "Date", "Data"),
        *_COUNTS,
        count("unfollows", "Unfollows"),
        count("video_views", "Video views"),
        unused("Create Post", field="created"),
        unused("Media views"),
    ),
    required=("created", "day", "exposures", "engagements_native", "unfollows"),
    filled=("day",),
)

KINDS = (LEGACY_POSTS, LEGACY_DAYS, CONTENT, OVERVIEW)
