"""What no platform hands out: labels of posts, followers per day, clicks, messages, requests, reach of the period."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta

from partnerboard.demo.calendar import ENDS_ON, STARTS_ON
from partnerboard.demo.cast import CHANNELS, INITIATIVE, Channel
from partnerboard.demo.exports.file import ExportFile, comma_separated
from partnerboard.demo.posts import Post
from partnerboard.demo.story import Story

_CHANNELS = {channel.id: channel for channel in CHANNELS}


def labels(story: Story, as_of: date) -> ExportFile:
    """The posts template without numbers: class and paid mark of every post, and what its export leaves out."""
    header = (
        "platform",
        "account",
        "post_id",
        "published_at",
        "text",
        "format",
        "class",
        "is_paid_partnership",
        "as_of",
    )
    rows = (
        (
            *_account(post.channel),
            post.native_id,
            _moment(post.published_at_utc),
            post.text if _is_untold(post) else None,
            post.format,
            post.content_class,
            _flag(post.is_paid_partnership),
            as_of,
        )
        for post in story.posts_shown(as_of)
    )
    return _template("posts", as_of, header, rows)


def account_days(story: Story, as_of: date) -> ExportFile:
    """Followers of every account at the end of every day."""
    rows = ((*_account(channel), day, count) for channel, day, count in story.follower_days(as_of))
    return _template("account-days", as_of, ("platform", "account", "date", "followers"), rows)


def account_periods(story: Story, as_of: date) -> ExportFile:
    """Different people reached between the first and the last day of the initiative."""
    rows = ((*_account(one.channel), STARTS_ON, ENDS_ON, one.reach) for one in story.period_reach)
    return _template("account-periods", as_of, ("platform", "account", "from", "to", "reach"), rows)


def link_clicks(story: Story, as_of: date) -> ExportFile:
    """Clicks on every short link on every day."""
    rows = ((one.link.short_url, one.day, one.clicks) for one in story.click_days if one.day <= as_of)
    return _template("link-clicks", as_of, ("link", "date", "clicks"), rows)


def interactions(story: Story, as_of: date) -> ExportFile:
    """Every message so far; an answer that came later is not in it yet."""
    header = (
        "interaction_id", "platform", "account", "kind", "occurred_at", "author", "author_followers", "text",
        "sentiment", "needs_response", "responded_at", "department",
    )  # fmt: skip # as the export lays it out
    end = _end_of(as_of)
    rows = (
        (
            one.id,
            *_account(_CHANNELS[one.channel_id]),
            one.kind,
            _moment(one.occurred_at_utc),
            one.author,
            one.author_followers,
            one.text,
            one.sentiment,
            _flag(one.needs_response),
            _known(one.responded_at_utc, end),
            one.department,
        )
        for one in story.messages
        if one.occurred_at_utc < end
    )
    return _template("interactions", as_of, header, rows)


def requests(story: Story, as_of: date) -> ExportFile:
    """Every request so far, as far as it has come."""
    header = (
        "request_id", "initiative", "from_organisation", "to_organisation", "kind", "opened_at", "due_at",
        "first_response_at", "closed_at", "outcome",
    )  # fmt: skip # as the export lays it out
    end = _end_of(as_of)
    rows = (
        (
            one.id,
            INITIATIVE,
            one.from_organisation,
            one.to_organisation,
            one.kind,
            _moment(one.opened_at_utc),
            _moment(one.due_at_utc),
            _known(one.first_response_at_utc, end),
            _known(one.closed_at_utc, end),
            one.outcome if one.closed_at_utc < end else None,
        )
        for one in story.requests
        if one.opened_at_utc < end
    )
    return _template("requests", as_of, header, rows)


def _template(name: str, as_of: date, header: Sequence[str], rows: Iterable[Sequence[object]]) -> ExportFile:
    return ExportFile(f"{name}-{as_of}.csv", comma_separated(header, rows).encode())


def _account(channel: Channel) -> tuple[str, str]:
    return channel.platform, f"@{channel.handle}"


def _is_untold(post: Post) -> bool:
    """YouTube prints the first line only, a person's LinkedIn workbook no text at all."""
    return post.channel.platform == "youtube" or (
        post.channel.platform == "linkedin" and post.channel.colleague is not None
    )


def _end_of(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), UTC)


def _known(moment: datetime | None, end: datetime) -> str | None:
    return _moment(moment) if moment and moment < end else None


def _moment(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"


def _flag(value: bool) -> str:
    return "true" if value else "false"
