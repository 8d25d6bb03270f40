"""Table data of YouTube Studio: the channel's total first, then its videos. Neither channel nor dates are inside."""

from datetime import date
from zoneinfo import ZoneInfo

from partnerboard.demo.cast import Channel
from partnerboard.demo.draws import rounded
from partnerboard.demo.exports.file import ExportFile, comma_separated
from partnerboard.demo.posts import Post
from partnerboard.demo.story import Story

_ZONE = ZoneInfo("America/Los_Angeles")
_HEADER = (
    "Content", "Video title", "Video publish time", "Duration", "Likes", "Comments added", "Shares", "Views",
    "Watch time (hours)", "Subscribers", "Impressions", "Impressions click-through rate (%)",
)  # fmt: skip # as the export lays it out
_HOURS_PER_VIEW, _SUBSCRIBERS_PER_VIEW, _IMPRESSIONS_PER_VIEW = 0.045, 0.004, 9


def youtube_table(story: Story, channel: Channel, as_of: date) -> ExportFile:
    """The videos since the start, most viewed first."""
    videos = sorted(story.posts_shown(as_of, channel), key=lambda post: -post.counts(as_of).exposures)
    rows = [_figures(post, as_of) for post in videos]
    total = ["Total", None, None, None, *_printed([sum(column) for column in zip(*rows, strict=True)])]
    listed = [[*_named(story, post), *_printed(row)] for post, row in zip(videos, rows, strict=True)]
    return ExportFile("Table data.csv", comma_separated(_HEADER, [total, *listed]).encode())


def _named(story: Story, post: Post) -> list[object]:
    published = post.published_at_utc.astimezone(_ZONE)
    # An id that begins with a dash would be taken for a formula: YouTube puts a blank before it.
    shown = f" {post.native_id}" if post.native_id.startswith("-") else post.native_id
    length = 90 + story.draws.below(400, "seconds", *post.slot.name)
    return [shown, post.lines[0], f"{published:%b} {published.day}, {published.year}", length]


def _figures(post: Post, as_of: date) -> list[int]:
    counts = post.counts(as_of)
    return [
        counts.reactions,
        counts.comments,
        counts.shares,
        counts.exposures,
        rounded(counts.exposures * _SUBSCRIBERS_PER_VIEW),
        counts.exposures * _IMPRESSIONS_PER_VIEW,
    ]


def _printed(figures: list[int]) -> list[object]:
    likes, comments, shares, views, subscribers, impressions = figures
    rate = round(100 * 0.4 * views / impressions, 2) if impressions else None
    return [likes, comments, shares, views, round(views * _HOURS_PER_VIEW, 4), subscribers, impressions, rate]
