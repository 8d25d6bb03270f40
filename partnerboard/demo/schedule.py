"""Which posts are published: what was planned, and where the partners did less, more or something else."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from partnerboard.demo.calendar import CRISIS_WEEK, WEEKS, day_of
from partnerboard.demo.cast import CHANNELS, HOME, Channel
from partnerboard.demo.draws import Draws

# Weeks in which an account published another number of posts than it usually does.
_UNUSUAL = {("x-ctg", 3): 2, ("x-ctg", 9): 2, ("x-naha", 5): 9, ("ig-mwt", CRISIS_WEEK): 1}
_ODD_WEEKS_ONLY = ("ig-mer",)
_CRISIS_SHARE = 0.4
_THANKS = {"fb-naha": date(2026, 11, 3), "x-naha": date(2026, 11, 3), "x-ctg": date(2026, 11, 4)}


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in the schedule. `index` counts an account's posts of the week from 0; it names the post in draws."""

    channel: Channel
    week: int
    index: int
    purpose: Literal["campaign", "besides", "thanks"] = "campaign"
    on: date | None = None  # a fixed day; None: drawn

    @property
    def name(self) -> tuple[str, int, int]:
        """What the slot is called in draws."""
        return self.channel.id, self.week, self.index


def slots(draws: Draws) -> Iterator[Slot]:
    """Every post of the story: twelve weeks, and the thanks after them."""
    for channel in CHANNELS:
        for week in WEEKS:
            published = _published(draws, channel, week)
            yield from (Slot(channel, week, index) for index in range(published))
            if channel.posts_besides:
                yield Slot(channel, week, published, "besides")
        if channel.id in _THANKS:
            yield Slot(channel, WEEKS.stop, 0, "thanks", _THANKS[channel.id])


def _published(draws: Draws, channel: Channel, week: int) -> int:
    if channel.colleague:
        left = channel.colleague.leaves_on
        posts = not (left and day_of(week, 0) > left)
        return int(posts and draws.u("adv", channel.id, week) < channel.colleague.posts_a_week)
    if channel.id in _ODD_WEEKS_ONLY:
        return week % 2
    if (channel.id, week) in _UNUSUAL:
        return _UNUSUAL[channel.id, week]
    if week == CRISIS_WEEK and channel.owner == HOME:
        return int(channel.per_week * _CRISIS_SHARE)
    return channel.per_week if channel.publishes is None else channel.publishes
