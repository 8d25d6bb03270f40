"""The workbook of a person's own LinkedIn analytics: days, followers, and the best posts in two rankings."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import zip_longest

from partnerboard.demo.audience import followers
from partnerboard.demo.calendar import STARTS_ON, days_between
from partnerboard.demo.cast import Channel
from partnerboard.demo.exports.file import ExportFile
from partnerboard.demo.exports.linkedin import activity
from partnerboard.demo.exports.workbook import Rows, workbook
from partnerboard.demo.posts import Post
from partnerboard.demo.story import Story

_MOST = 50
_NOTE = f"Maximum of {_MOST} posts available to include in this list"
_RANKINGS = ("Post URL", "Post publish date", "Engagements", None, "Post URL", "Post publish date", "Impressions")
_EXPORTED_AT = time(8, 30)


def linkedin_creator(story: Story, channel: Channel, as_of: date) -> ExportFile:
    """What a colleague hands in. LinkedIn's engagements are reactions, comments and reposts together."""
    posts = list(story.posts_shown(as_of, channel))
    sheets = {
        "ENGAGEMENT": _days(posts, as_of),
        "TOP POSTS": _top(posts, as_of),
        "FOLLOWERS": _followers(channel, as_of),
    }
    created_at = datetime.combine(as_of + timedelta(days=1), _EXPORTED_AT, UTC)
    return ExportFile(f"Content_{STARTS_ON}_{as_of}_{channel.name}.xlsx", workbook(sheets, created_at))


def _days(posts: Sequence[Post], as_of: date) -> Rows:
    rows: list[Sequence[object]] = [("Date", "Impressions", "Engagements")]
    before = (0, 0)
    for day in days_between(STARTS_ON, as_of):
        counts = [post.counts(day) for post in posts]
        so_far = (sum(one.exposures for one in counts), sum(one.eng_core for one in counts))
        rows.append((_american(day), so_far[0] - before[0], so_far[1] - before[1]))
        before = so_far
    return rows


def _top(posts: Sequence[Post], as_of: date) -> Rows:
    """Two lists side by side, each in its own order."""
    engaged = sorted(((post, post.counts(as_of).eng_core) for post in posts), key=lambda one: -one[1])
    viewed = sorted(((post, post.counts(as_of).exposures) for post in posts), key=lambda one: -one[1])
    ranked = zip_longest(engaged[:_MOST], viewed[:_MOST])
    return [(_NOTE,), (), _RANKINGS, *((*_entry(*left), None, *_entry(*right)) for left, right in ranked)]


def _entry(post: Post, figure: int) -> tuple[str, str, int]:
    return activity(post), _american(post.published_at_utc.date()), figure


def _followers(channel: Channel, as_of: date) -> Rows:
    days = days_between(STARTS_ON, as_of)
    gains = [(_american(day), followers(channel, day) - followers(channel, day - timedelta(days=1))) for day in days]
    return [
        (f"Total followers on {_american(as_of)}:", followers(channel, as_of)),
        (),
        ("Date", "New followers"),
        *gains,
    ]


def _american(day: date) -> str:
    return f"{day.month}/{day.day}/{day.year}"
