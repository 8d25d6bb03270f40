"""How many different people an account reached over the whole initiative, where its platform counts that."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from partnerboard.demo.behaviour import HABITS
from partnerboard.demo.calendar import ENDS_ON
from partnerboard.demo.cast import CHANNELS, Channel
from partnerboard.demo.draws import rounded
from partnerboard.demo.posts import Post


@dataclass(frozen=True, slots=True)
class PeriodReach:
    """Different people who saw an account's posts between the first and the last day of the initiative."""

    channel: Channel
    reach: int


def period_reach(posts: Sequence[Post]) -> Iterator[PeriodReach]:
    """The organisations' accounts that report it. Everything that was published counts, whoever it was for."""
    for channel in CHANNELS:
        share = HABITS[channel.platform].period_reach
        if share is not None and not channel.colleague:
            own = (post for post in posts if post.channel == channel and post.published_on <= ENDS_ON)
            views = sum(rounded(post.totals.exposures) for post in own)
            yield PeriodReach(channel, rounded(views * share))
