"""Every post of the story, complete: when, where, in which form, what it says and what it will bring in."""

from dataclasses import dataclass
from datetime import date, datetime

from partnerboard.demo import behaviour
from partnerboard.demo.behaviour import HABITS
from partnerboard.demo.calendar import VIRAL_ON, ZONE, day_of, utc_at
from partnerboard.demo.captions import caption
from partnerboard.demo.cast import HASHTAG, SPONSOR, Channel
from partnerboard.demo.draws import Draws
from partnerboard.demo.links import campaign_link, other_link
from partnerboard.demo.native_ids import native_id
from partnerboard.demo.performance import Counts, Lifetime, counts, is_viral, lifetime
from partnerboard.demo.schedule import Slot, slots

_VIRAL_HOUR = 19


@dataclass(frozen=True, slots=True)
class Post:
    """A published post. `mentions` are organisations, `link` is the short link of the campaign or another page."""

    slot: Slot
    native_id: str
    published_at_utc: datetime
    format: str
    content_class: str
    hashtags: tuple[str, ...]
    mentions: tuple[str, ...]
    link: str | None
    is_paid_partnership: bool
    lines: tuple[str, ...]
    totals: Lifetime

    @property
    def channel(self) -> Channel:
        """The account that published it."""
        return self.slot.channel

    @property
    def published_on(self) -> date:
        """The day of publication in the reporting zone."""
        return self.published_at_utc.astimezone(ZONE).date()

    @property
    def text(self) -> str:
        """The caption, one thought a line."""
        return "\n".join(self.lines)

    @property
    def carries_campaign_link(self) -> bool:
        """Does it lead to the campaign by a short link?"""
        return self.link == campaign_link(self.channel)

    def counts(self, as_of: date) -> Counts:
        """What its platform shows as of a day."""
        return counts(self.slot, self.totals, self.published_on, as_of)


def posts(draws: Draws) -> tuple[Post, ...]:
    """All posts in the order of publication."""
    return tuple(sorted((_post(draws, slot) for slot in slots(draws)), key=lambda post: post.published_at_utc))


def _post(draws: Draws, slot: Slot) -> Post:
    day, hour, minute = _moment(draws, slot)
    published_at = utc_at(day, hour, minute)
    format_ = "short_video" if is_viral(slot) else draws.pick(HABITS[slot.channel.platform].formats, "fmt", *slot.name)
    class_ = _class(draws, slot)
    mentions = _mentions(draws, slot)
    link = _link(draws, slot, format_)
    has_hashtag = slot.purpose != "besides" and draws.u("tag", *slot.name) < behaviour.HASHTAG_CHANCE
    has_hashtag = has_hashtag or slot.purpose == "thanks"
    return Post(
        slot=slot,
        native_id=native_id(draws, slot, published_at),
        published_at_utc=published_at,
        format=format_,
        content_class=class_,
        hashtags=(HASHTAG,) if has_hashtag else (),
        mentions=mentions,
        link=link,
        is_paid_partnership=slot.purpose == "campaign" and slot.channel.owner == SPONSOR and class_ == "promotional",
        lines=caption(draws, slot, class_, mentions=mentions, link=link, has_hashtag=has_hashtag),
        totals=lifetime(draws, slot, day, hour, format_, has_link=link is not None),
    )


def _moment(draws: Draws, slot: Slot) -> tuple[date, int, int]:
    if is_viral(slot):
        return VIRAL_ON, _VIRAL_HOUR, 0
    day = slot.on or day_of(slot.week, draws.pick(behaviour.WEEKDAYS, "dow", *slot.name))
    return day, draws.pick(behaviour.HOURS, "hr", *slot.name), draws.below(60, "min", *slot.name)


def _class(draws: Draws, slot: Slot) -> str:
    if slot.purpose == "thanks":
        return "thanks"
    weights = behaviour.SPONSOR_CLASSES if slot.channel.owner == SPONSOR else behaviour.CLASSES
    return draws.pick(weights, "cls", *slot.name)


def _mentions(draws: Draws, slot: Slot) -> tuple[str, ...]:
    """Only organisations name each other, and not outside the initiative."""
    if slot.purpose == "besides" or not isinstance(slot.channel.owner, str):
        return ()
    chances = behaviour.MENTION_CHANCES[slot.channel.owner]
    if slot.purpose == "thanks":
        return tuple(chances)
    return tuple(other for other, chance in chances.items() if draws.u("men", other, *slot.name) < chance)


def _link(draws: Draws, slot: Slot, format_: str) -> str | None:
    if slot.purpose == "thanks":
        return None
    if format_ != "link" and draws.u("lnk", *slot.name) >= behaviour.LINK_CHANCE:
        return None
    return campaign_link(slot.channel) if slot.purpose == "campaign" else other_link(slot.channel)
