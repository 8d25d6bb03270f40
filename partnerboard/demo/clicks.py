"""Clicks on the short links, day by day, as the service that made the links counts them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from partnerboard.demo.calendar import MONITOR_UNTIL, STARTS_ON, days_between
from partnerboard.demo.draws import rounded
from partnerboard.demo.links import SHORT_LINKS, ShortLink
from partnerboard.demo.performance import arrived
from partnerboard.demo.posts import Post


@dataclass(frozen=True, slots=True)
class ClickDay:
    """Clicks on one link on one day; a day without clicks is a 0."""

    link: ShortLink
    day: date
    clicks: int


def click_days(posts: Sequence[Post]) -> Iterator[ClickDay]:
    """Every link on every day. Each day is the growth of the link's rounded running total, so that nothing is lost."""
    for link in SHORT_LINKS:
        leading = [post for post in posts if post.carries_campaign_link and post.channel.link_id == link.id]
        before = 0
        for day in days_between(STARTS_ON, MONITOR_UNTIL):
            total = rounded(sum(_so_far(post, day) for post in leading))
            yield ClickDay(link, day, total - before)
            before = total


def _so_far(post: Post, day: date) -> float:
    return post.totals.tracked_clicks * arrived(post.channel.platform, (day - post.published_on).days)
