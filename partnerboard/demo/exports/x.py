"""The content export of X Premium. The account is only in the addresses of its posts, the window in the file name."""

from datetime import date

from partnerboard.demo.calendar import STARTS_ON
from partnerboard.demo.cast import Channel
from partnerboard.demo.draws import rounded
from partnerboard.demo.exports.file import ExportFile, comma_separated
from partnerboard.demo.posts import Post
from partnerboard.demo.story import Story

_HEADER = (
    "Post id", "Date", "Post text", "Post Link", "Impressions", "Likes", "Engagements", "Bookmarks", "Shares",
    "New follows", "Replies", "Reposts", "Profile visits", "Detail Expands", "URL Clicks", "Hashtag Clicks",
    "Permalink Clicks",
)  # fmt: skip # as the export lays it out
# Other things people do with a post, per view, in the order of their columns. Clicks on pictures have none: X counts
# them among the engagements and prints them nowhere.
_SHARE_MENU, _FOLLOWS, _VISITS, _EXPANDS, _HASHTAGS, _PERMALINK, _PICTURES = (
    per_ten_thousand / 10_000 for per_ten_thousand in (8, 3, 30, 120, 10, 5, 40)
)


def x_content(story: Story, channel: Channel, as_of: date) -> ExportFile:
    """Every post since the start, newest first; X ends its files without a line break."""
    rows = [_row(post, as_of) for post in reversed(list(story.posts_shown(as_of, channel)))]
    name = f"account_analytics_content_{STARTS_ON}_{as_of}.csv"
    return ExportFile(name, comma_separated(_HEADER, rows).rstrip("\n").encode())


def _row(post: Post, as_of: date) -> list[object]:
    counts, at = post.counts(as_of), post.published_at_utc
    shares, follows, visits, expands, hashtags, permalink, pictures = (
        rounded(counts.exposures * rate)
        for rate in (_SHARE_MENU, _FOLLOWS, _VISITS, _EXPANDS, _HASHTAGS, _PERMALINK, _PICTURES)
    )
    saves, clicks = counts.saves or 0, counts.link_clicks or 0
    engagements = sum((counts.eng_core, saves, shares, follows, visits, expands, clicks, hashtags, permalink, pictures))
    return [
        post.native_id, f"{at:%a, %b} {at.day}, {at.year}", " ".join(post.lines),
        f"https://x.com/{post.channel.handle}/status/{post.native_id}", counts.exposures, counts.reactions, engagements,
        saves, shares, follows, counts.comments, counts.shares, visits, expands, clicks, hashtags, permalink,
    ]  # fmt: skip # as the export lays it out
