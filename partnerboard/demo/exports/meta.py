"""Content exports of Meta Business Suite: one file of Facebook posts, or of Instagram posts and reels, per account."""

from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from partnerboard.demo.calendar import STARTS_ON
from partnerboard.demo.cast import Channel
from partnerboard.demo.draws import rounded
from partnerboard.demo.exports.file import ExportFile, comma_separated
from partnerboard.demo.native_ids import media_number
from partnerboard.demo.posts import Post
from partnerboard.demo.story import Story

# Whoever exports: Meta prints the time of California.
_ZONE = ZoneInfo("America/Los_Angeles")
_PERIOD = "Lifetime"
_OTHER_CLICKS, _FOLLOWS = 0.01, 0.02  # per view, per reaction

_FACEBOOK = (
    "Post ID", "Page ID", "Page name", "Title", "Description", "Duration (sec)", "Publish time", "Caption type",
    "Permalink", "Is crosspost", "Is share", "Post type", "Languages", "Custom labels", "Funded content status",
    "Data comment", "Date", "Views", "Reach", "Reactions, Comments and Shares", "Reactions", "Comments", "Shares",
    "Total clicks", "Other Clicks", "Link Clicks",
)  # fmt: skip # as the export lays it out
_INSTAGRAM = (
    "Post ID", "Account ID", "Account username", "Account name", "Description", "Duration (sec)", "Publish time",
    "Permalink", "Post type", "Data comment", "Date", "Views", "Reach", "Likes", "Shares", "Follows", "Comments",
    "Saves",
)  # fmt: skip # as the export lays it out
_FACEBOOK_TYPES = {"photo": "Photos", "link": "Links", "short_video": "Reels"}
_INSTAGRAM_TYPES = {"photo": "IG image", "carousel": "IG carousel", "short_video": "IG reel"}


def facebook_posts(story: Story, channel: Channel, as_of: date) -> ExportFile:
    """All posts of a page since the start, newest first."""
    return _file(
        story, channel, as_of, _FACEBOOK, [_facebook(story, post, as_of) for post in _shown(story, channel, as_of)]
    )


def instagram_posts(story: Story, channel: Channel, as_of: date) -> ExportFile:
    """All posts and reels of an account since the start, newest first."""
    rows = [_instagram(story, post, as_of) for post in _shown(story, channel, as_of)]
    return _file(story, channel, as_of, _INSTAGRAM, rows)


def _shown(story: Story, channel: Channel, as_of: date) -> list[Post]:
    return list(story.posts_shown(as_of, channel))[::-1]


def _file(story: Story, channel: Channel, as_of: date, header: Sequence[str], rows: list[list[object]]) -> ExportFile:
    number = 10**15 + story.draws.below(9 * 10**15, "meta file", channel.id, as_of)
    name = f"{STARTS_ON:%b-%d-%Y}_{as_of:%b-%d-%Y}_{number}.csv"
    return ExportFile(name, comma_separated(header, rows).encode("utf-8-sig"))


def _facebook(story: Story, post: Post, as_of: date) -> list[object]:
    counts, channel = post.counts(as_of), post.channel
    link_clicks = counts.link_clicks or 0
    other_clicks = rounded(counts.exposures * _OTHER_CLICKS)
    address = f"https://www.facebook.com/{channel.handle}/posts/{post.native_id}"
    return [
        post.native_id, channel.native_id, channel.name, None, _caption(post), _duration(story, post), _time(post),
        "N/A", address, 0, 0, _FACEBOOK_TYPES[post.format], None, post.content_class, None, None, _PERIOD,
        counts.exposures, counts.reach, counts.eng_core, counts.reactions, counts.comments, counts.shares,
        link_clicks + other_clicks, other_clicks, link_clicks,
    ]  # fmt: skip # as the export lays it out


def _instagram(story: Story, post: Post, as_of: date) -> list[object]:
    counts, channel = post.counts(as_of), post.channel
    address = f"https://www.instagram.com/{'reel' if post.format == 'short_video' else 'p'}/{post.native_id}/"
    return [
        media_number(story.draws, post.slot), channel.native_id, channel.handle, channel.name, _caption(post),
        _duration(story, post), _time(post), address, _INSTAGRAM_TYPES[post.format], None, _PERIOD, counts.exposures,
        counts.reach, counts.reactions, counts.shares, rounded(counts.reactions * _FOLLOWS), counts.comments,
        counts.saves,
    ]  # fmt: skip # as the export lays it out


def _caption(post: Post) -> str:
    """Meta keeps the line breaks of the telephone on which a caption was typed."""
    return "\r\n".join(post.lines)


def _time(post: Post) -> str:
    return f"{post.published_at_utc.astimezone(_ZONE):%m/%d/%Y %H:%M}"


def _duration(story: Story, post: Post) -> int:
    return 12 + story.draws.below(60, "seconds", *post.slot.name) if post.format == "short_video" else 0
