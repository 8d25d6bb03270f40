"""The form in which a metric is declared: what it means, how it may be summed, and where each platform reports it."""

from dataclasses import dataclass
from enum import StrEnum

NOT_REPORTED = "not reported"

SOURCE_LABELS = {
    "facebook": "Facebook",
    "instagram": "Instagram",
    "x": "X",
    "linkedin": "LinkedIn",
    "youtube": "YouTube",
    "tiktok": "TikTok",
    "pinterest": "Pinterest",
    "threads": "Threads",
    "ga4": "Google Analytics",
    "short_links": "Short links",
    "agreements": "Agreements",
    "messages": "Messages",
}


class Additivity(StrEnum):
    """What a metric may be summed over; `additivity.may_sum` holds everyone to it."""

    FLOW = "flow"
    MIXED_FLOW = "mixed_flow"
    STOCK = "stock"
    UNIQUE = "unique"
    RATIO = "ratio"
    QUANTILE = "quantile"
    SHARE = "share"


class Direction(StrEnum):
    """Which way is good; NONE where more is neither better nor worse."""

    HIGHER = "higher"
    LOWER = "lower"
    RANGE = "range"
    NONE = "none"


class Unit(StrEnum):
    """What one of it is. The value is the word after the number; `format.written` knows how each is written."""

    POSTS = "posts"
    TIMES_SHOWN = "times shown"
    ACCOUNTS = "accounts"
    ACTIONS = "actions"
    CLICKS = "clicks"
    PLAYS = "plays"
    SECONDS = "seconds"
    VISITS = "visits"
    SESSIONS = "sessions"
    USERS = "users"
    EVENTS = "events"
    MONEY = "money"
    PER_POST = "per post"
    SHARE = "share"
    MINUTES = "minutes"
    INDEX = "index"


@dataclass(frozen=True)
class Source:
    """The column of a platform's export that holds a metric, in the export's own words, or NOT_REPORTED."""

    platform: str
    column: str

    @property
    def label(self) -> str:
        """The source as people call it."""
        return SOURCE_LABELS[self.platform]


@dataclass(frozen=True)
class Metric:
    """One entry of the metric guide.

    `sources` say where a counted metric is read, `parts` are the codes a computed one is made of; some have both.
    `formula` is in words, with the labels of its parts.
    """

    code: str
    label: str
    unit: Unit
    additivity: Additivity
    direction: Direction
    definition: str
    formula: str
    parts: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    caveats: tuple[str, ...] = ()

    def source(self, platform: str) -> str:
        """The column name on a platform, or NOT_REPORTED."""
        return next((source.column for source in self.sources if source.platform == platform), NOT_REPORTED)


def social(
    *,
    facebook: str = NOT_REPORTED,
    instagram: str = NOT_REPORTED,
    x: str = NOT_REPORTED,
    linkedin: str = NOT_REPORTED,
    youtube: str = NOT_REPORTED,
    tiktok: str = NOT_REPORTED,
    pinterest: str = NOT_REPORTED,
    threads: str = NOT_REPORTED,
) -> tuple[Source, ...]:
    """Where each social platform reports a metric; what is left out is not reported there."""
    return (
        Source("facebook", facebook),
        Source("instagram", instagram),
        Source("x", x),
        Source("linkedin", linkedin),
        Source("youtube", youtube),
        Source("tiktok", tiktok),
        Source("pinterest", pinterest),
        Source("threads", threads),
    )
