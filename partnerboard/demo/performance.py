"""What a post brings in: its totals once everybody has seen it, and what a platform shows of them on a day."""

import math
from dataclasses import dataclass
from datetime import date

from partnerboard.demo import behaviour
from partnerboard.demo.audience import followers
from partnerboard.demo.behaviour import HABITS, RATE_DEVIATION, VIEWS_DEVIATION
from partnerboard.demo.calendar import CRISIS_WEEK, RESTATED_FROM, WEEKS
from partnerboard.demo.cast import HOME
from partnerboard.demo.draws import Draws, rounded
from partnerboard.demo.schedule import Slot

_SETTLED_AFTER = 90  # days
_VIRAL = ("ig-mwt", 4, 2)
_RESTATED = ("fb-naha", 2)
# Views in the crisis and the week after it: of those who are in it, and of the others.
_DIPS = {
    (CRISIS_WEEK, True): 0.45,
    (CRISIS_WEEK, False): 0.8,
    (CRISIS_WEEK + 1, True): 0.75,
    (CRISIS_WEEK + 1, False): 0.95,
}


@dataclass(frozen=True, slots=True)
class Lifetime:
    """The totals of a post in the end, before rounding; None where the platform does not report them."""

    exposures: float
    reactions: float
    comments: float
    shares: float
    reach: float | None
    saves: float | None
    link_clicks: float | None
    all_link_clicks: float  # on the platform, printed or not
    tracked_clicks: float


@dataclass(frozen=True, slots=True)
class Counts:
    """What a platform shows of a post as of a day."""

    exposures: int
    reactions: int
    comments: int
    shares: int
    reach: int | None
    saves: int | None
    link_clicks: int | None

    @property
    def eng_core(self) -> int:
        """Reactions, comments and shares."""
        return self.reactions + self.comments + self.shares


def is_viral(slot: Slot) -> bool:
    """The one post that took off."""
    return slot.name == _VIRAL


def lifetime(draws: Draws, slot: Slot, published_on: date, hour: int, format_: str, has_link: bool) -> Lifetime:
    """All that a post published then and in this format will ever bring in."""
    habits = HABITS[slot.channel.platform]
    exposures = _exposures(draws, slot, published_on, hour, format_)
    rate = draws.spread(RATE_DEVIATION, "R", *slot.name)
    viral = is_viral(slot)
    reactions = exposures * habits.reactions * rate
    reactions *= behaviour.STAFF_REACTIONS if slot.channel.colleague else 1
    reactions *= behaviour.VIRAL_REACTIONS if viral else 1
    clicks = exposures * habits.clicks * rate if has_link else 0.0
    return Lifetime(
        exposures=exposures,
        reactions=reactions,
        comments=reactions * habits.comments * (behaviour.CRISIS_COMMENTS if _is_hit_by_crisis(slot) else 1),
        shares=reactions * habits.shares * (behaviour.VIRAL_SHARES if viral else 1),
        reach=None if habits.reach is None else exposures * habits.reach,
        saves=None if habits.saves is None else reactions * habits.saves,
        link_clicks=clicks if habits.prints_clicks else None,
        all_link_clicks=clicks,
        tracked_clicks=clicks * behaviour.TRACKED_PER_CLICK,
    )


def arrived(platform: str, age_in_days: int) -> float:
    """The share of a post's totals that has come in by the end of a day of its life; 0 before it is published."""
    if age_in_days < 0:
        return 0.0
    settle = HABITS[platform].days_to_settle
    age = min(age_in_days, _SETTLED_AFTER)
    return (1 - math.exp(-(age + 0.5) / settle)) / (1 - math.exp(-(_SETTLED_AFTER + 0.5) / settle))


def counts(slot: Slot, totals: Lifetime, published_on: date, as_of: date) -> Counts:
    """The whole numbers that an export as of a day prints."""
    share = arrived(slot.channel.platform, (as_of - published_on).days)
    restated = (slot.channel.id, slot.week) == _RESTATED and as_of >= RESTATED_FROM
    seen = share * (behaviour.RESTATEMENT if restated else 1)
    return Counts(
        exposures=rounded(totals.exposures * seen),
        reactions=rounded(totals.reactions * share),
        comments=rounded(totals.comments * share),
        shares=rounded(totals.shares * share),
        reach=None if totals.reach is None else rounded(totals.reach * seen),
        saves=None if totals.saves is None else rounded(totals.saves * share),
        link_clicks=None if totals.link_clicks is None else rounded(totals.link_clicks * share),
    )


def _exposures(draws: Draws, slot: Slot, published_on: date, hour: int, format_: str) -> float:
    habits, channel = HABITS[slot.channel.platform], slot.channel
    return (
        (followers(channel, published_on) + (behaviour.JOINT_AUDIENCE if channel.kind == "joint" else 0))
        * (habits.staff_views_per_follower if channel.colleague else habits.views_per_follower)
        * behaviour.FORMAT_FACTORS[format_]
        * behaviour.HOUR_FACTORS[hour]
        * behaviour.WEEKDAY_FACTORS[published_on.weekday()]
        * (behaviour.SEASON[slot.week - 1] if slot.week in WEEKS else 1)
        * _DIPS.get((slot.week, _is_home_side(slot)), 1)
        * draws.spread(VIEWS_DEVIATION, "L", *slot.name)
        * (behaviour.VIRAL_VIEWS if is_viral(slot) else 1)
    )


def _is_home_side(slot: Slot) -> bool:
    return slot.channel.organisation == HOME


def _is_hit_by_crisis(slot: Slot) -> bool:
    return slot.week == CRISIS_WEEK and _is_home_side(slot)
