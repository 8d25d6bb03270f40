"""The content workbook of a LinkedIn page: its figures per day, and its posts with their totals so far."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from partnerboard.demo.calendar import STARTS_ON, days_between
from partnerboard.demo.cast import Channel
from partnerboard.demo.draws import rounded
from partnerboard.demo.exports.file import ExportFile
from partnerboard.demo.exports.workbook import Rows, workbook
from partnerboard.demo.performance import arrived
from partnerboard.demo.posts import Post
from partnerboard.demo.story import Story

_ABOUT_DAYS = (
    "Aggregated engagement metrics for your organic and sponsored posts over time. Date indicates when your posts were "
    "viewed by LinkedIn members. Data is delayed by up to 2 days. All dates and times are in UTC."
)
_ABOUT_POSTS = (
    "Engagement metrics for individual posts. Created date indicates when your post was created. All dates and times "
    "are in UTC."
)
_MEASURES = ("Impressions", "Clicks", "Reactions", "Comments", "Reposts", "Engagement rate")
_POSTS = (
    "Post title", "Post link", "Post type", "Campaign name", "Posted by", "Created date", "Campaign start date",
    "Campaign end date", "Audience", "Impressions", "Views", "Offsite Views", "Clicks", "Click through rate (CTR)",
    "Likes", "Comments", "Reposts", "Follows", "Engagement rate", "Content Type",
)  # fmt: skip # as the export lays it out
_UNIQUE = 0.7  # of the views of a day
_OTHER_CLICKS, _FOLLOWS = 0.012, 0.0004  # per view
_EXPORTED_AT = time(8, 30)


def linkedin_page(story: Story, channel: Channel, as_of: date) -> ExportFile:
    """The workbook a page's administrator downloads on the morning after."""
    exported_at = datetime.combine(as_of + timedelta(days=1), _EXPORTED_AT, UTC)
    posts = list(story.posts_shown(as_of, channel))
    name = f"{channel.handle}_content_{int(exported_at.timestamp()) * 1000}.xlsx"
    sheets = {"Metrics": _days(posts, as_of), "All posts": _posts(posts, as_of)}
    return ExportFile(name, workbook(sheets, exported_at))


def activity(post: Post) -> str:
    """The address of a post."""
    return f"https://www.linkedin.com/feed/update/urn:li:activity:{post.native_id}"


def clicks(post: Post, as_of: date) -> int:
    """Clicks of every kind: on the link, on the name, on 'more'."""
    share = arrived("linkedin", (as_of - post.published_on).days)
    return rounded(post.totals.all_link_clicks * share) + rounded(post.totals.exposures * _OTHER_CLICKS * share)


def _days(posts: Sequence[Post], as_of: date) -> Rows:
    """Everything is organic. Unique impressions, which only the days have, stand between the first two measures."""
    measures = [f"{measure} ({kind})" for measure in _MEASURES for kind in ("organic", "sponsored", "total")]
    rows: list[list[object]] = [[_ABOUT_DAYS], ["Date", *measures[:3], "Unique impressions (organic)", *measures[3:]]]
    before = [0] * 5
    for day in days_between(STARTS_ON, as_of):
        so_far = _totals([post for post in posts if post.published_on <= day], day)
        views, *actions = (now - then for now, then in zip(so_far, before, strict=True))
        rate = sum(actions) / views if views else 0
        threes = [cell for figure in (*actions, rate) for cell in (figure, 0, figure)]
        rows.append([f"{day:%m/%d/%Y}", views, 0, views, rounded(views * _UNIQUE), *threes])
        before = so_far
    return rows


def _totals(posts: Sequence[Post], as_of: date) -> list[int]:
    counts = [post.counts(as_of) for post in posts]
    return [
        sum(one.exposures for one in counts),
        sum(clicks(post, as_of) for post in posts),
        sum(one.reactions for one in counts),
        sum(one.comments for one in counts),
        sum(one.shares for one in counts),
    ]


def _posts(posts: Sequence[Post], as_of: date) -> Rows:
    return [[_ABOUT_POSTS], _POSTS, *(_post(post, as_of) for post in reversed(posts))]


def _post(post: Post, as_of: date) -> list[object]:
    counts, clicked = post.counts(as_of), clicks(post, as_of)
    views = counts.exposures
    return [
        post.text, activity(post), "Organic", None, None, f"{post.published_at_utc:%m/%d/%Y}", None, None, None, views,
        None, None, clicked, clicked / views if views else 0, counts.reactions, counts.comments, counts.shares,
        rounded(views * _FOLLOWS), (clicked + counts.eng_core) / views if views else 0, None,
    ]  # fmt: skip # as the export lays it out
