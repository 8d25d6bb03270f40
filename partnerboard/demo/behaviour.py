"""How posts behave on each platform: what is likely, what brings views, what people do with a post."""

from collections.abc import Mapping
from dataclasses import dataclass

# How often a post falls on each weekday, Monday first, and at each hour of the reporting zone.
WEEKDAYS: Mapping[int, float] = dict(enumerate((4, 5, 5, 4, 3, 1, 1)))
HOURS: Mapping[int, float] = {8: 1, 9: 2, 12: 3, 13: 2, 17: 2, 19: 2}

CLASSES: Mapping[str, float] = {"promotional": 50, "educational": 25, "curated": 15, "community": 10}
SPONSOR_CLASSES: Mapping[str, float] = {"promotional": 85, "educational": 10, "curated": 5}

HASHTAG_CHANCE = 0.85
LINK_CHANCE = 0.25  # of a post that is not a link by its format

# How likely an organisation's post names another organisation.
MENTION_CHANCES: Mapping[str, Mapping[str, float]] = {
    "naha": {"ctg": 0.45, "meridian": 0.40},
    "ctg": {"naha": 0.60, "meridian": 0.35},
    "meridian": {"naha": 0.30, "ctg": 0.05},
}

# Factors on the views of a post.
FORMAT_FACTORS: Mapping[str, float] = {
    "photo": 1,
    "carousel": 1.15,
    "short_video": 1.6,
    "video": 1.2,
    "link": 0.7,
    "text": 0.85,
    "document": 1.3,
}
HOUR_FACTORS: Mapping[int, float] = {8: 0.95, 9: 1.05, 12: 1.15, 13: 1, 17: 1.05, 19: 1.2}
WEEKDAY_FACTORS = (1.05, 1.10, 1.10, 1.05, 0.95, 0.80, 0.85)
SEASON = (0.90, 0.95, 1, 1.05, 1.10, 1.10, 1, 1, 1.05, 1.10, 1.15, 1.10)

VIEWS_DEVIATION = 0.35
RATE_DEVIATION = 0.25

# A young joint account is also shown to the followers of the partners behind it.
JOINT_AUDIENCE = 4_000
STAFF_REACTIONS = 1.6
VIRAL_VIEWS, VIRAL_REACTIONS, VIRAL_SHARES = 18, 0.7, 3
CRISIS_COMMENTS = 3.5
RESTATEMENT = 0.94
TRACKED_PER_CLICK = 1.12  # a short link also counts visits that the platform does not see


@dataclass(frozen=True, slots=True)
class Habits:
    """What is usual on one platform. Rates are per view; comments, shares and saves per reaction."""

    formats: Mapping[str, float]
    views_per_follower: float
    days_to_settle: float
    reactions: float
    comments: float
    shares: float
    staff_views_per_follower: float = 0
    saves: float | None = None
    reach: float | None = None
    clicks: float = 0
    prints_clicks: bool = False
    period_reach: float | None = None  # share of all views that were different people


HABITS: Mapping[str, Habits] = {
    "facebook": Habits(
        formats={"photo": 4, "link": 3, "short_video": 3},
        views_per_follower=0.12,
        days_to_settle=1.8,
        reactions=0.018,
        comments=0.08,
        shares=0.10,
        reach=0.82,
        clicks=0.006,
        prints_clicks=True,
        period_reach=0.42,
    ),
    "instagram": Habits(
        formats={"photo": 3, "carousel": 3, "short_video": 4},
        views_per_follower=0.35,
        days_to_settle=2.2,
        reactions=0.045,
        comments=0.05,
        shares=0.07,
        saves=0.12,
        reach=0.78,
        period_reach=0.42,
    ),
    "linkedin": Habits(
        formats={"document": 2, "link": 4, "photo": 3, "text": 1},
        views_per_follower=0.45,
        staff_views_per_follower=0.9,
        days_to_settle=3.0,
        reactions=0.022,
        comments=0.12,
        shares=0.06,
        clicks=0.008,
        period_reach=0.30,
    ),
    "x": Habits(
        formats={"text": 4, "link": 4, "photo": 2},
        views_per_follower=0.25,
        staff_views_per_follower=0.4,
        days_to_settle=0.7,
        reactions=0.010,
        comments=0.06,
        shares=0.18,
        saves=0.04,
        clicks=0.007,
        prints_clicks=True,
    ),
    "youtube": Habits(
        formats={"video": 1},
        views_per_follower=0.5,
        days_to_settle=12,
        reactions=0.030,
        comments=0.05,
        shares=0.02,
    ),
}
