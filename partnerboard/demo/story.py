"""The whole story of one seed: what was posted, clicked, written and asked, as plain typed records."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from partnerboard.demo.audience import followers
from partnerboard.demo.calendar import RESTATED_FROM, STARTS_ON, days_between
from partnerboard.demo.cast import CHANNELS, Channel
from partnerboard.demo.clicks import ClickDay, click_days
from partnerboard.demo.draws import DEFAULT_SEED, Draws
from partnerboard.demo.messages import Message, messages
from partnerboard.demo.period_reach import PeriodReach, period_reach
from partnerboard.demo.posts import Post, posts
from partnerboard.demo.requests import Request, requests

_DELETED = ("x-ctg", 3, 0)
_DELETED_BEFORE = RESTATED_FROM  # the third export is the first without it


@dataclass(frozen=True, slots=True)
class Story:
    """Everything that happened, to the end of the monitoring; what was agreed is in `agreements`."""

    draws: Draws
    posts: tuple[Post, ...]
    click_days: tuple[ClickDay, ...]
    messages: tuple[Message, ...]
    requests: tuple[Request, ...]
    period_reach: tuple[PeriodReach, ...]

    def posts_shown(self, as_of: date, channel: Channel | None = None) -> Iterator[Post]:
        """The posts that an export as of a day contains, of one account or of all."""
        for post in self.posts:
            is_deleted = post.slot.name == _DELETED and as_of >= _DELETED_BEFORE
            if post.published_on <= as_of and not is_deleted and channel in (None, post.channel):
                yield post

    def follower_days(self, as_of: date) -> Iterator[tuple[Channel, date, int]]:
        """Followers of every account at the end of every day so far."""
        for channel in CHANNELS:
            for day in days_between(STARTS_ON, as_of):
                yield channel, day, followers(channel, day)


def story(seed: str = DEFAULT_SEED) -> Story:
    """The story that a seed tells."""
    draws = Draws(seed)
    published = posts(draws)
    return Story(
        draws=draws,
        posts=published,
        click_days=tuple(click_days(published)),
        messages=tuple(messages(draws)),
        requests=tuple(requests(draws)),
        period_reach=tuple(period_reach(published)),
    )
