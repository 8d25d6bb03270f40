"""When a platform changed what a word counts, so that a chart draws a line there and no baseline crosses it unseen."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise


@dataclass(frozen=True)
class Definition:
    """What a metric meant on a platform from `valid_from` (None: always) until the next definition."""

    key: str
    platform: str
    metric: str
    meaning: str
    valid_from: date | None = None
    note: str = ""


@dataclass(frozen=True)
class Break:
    """The day on which a definition took the place of another."""

    on: date
    platform: str
    metric: str
    before: Definition
    after: Definition

    @property
    def sentence(self) -> str:
        """What to write at the line in the chart."""
        note = f" {self.after.note}" if self.after.note else ""
        return f"From this day: {self.after.meaning}. Before: {self.before.meaning}.{note}"


DEFINITIONS = (
    Definition("meta.impressions.v1", "instagram", "exposures", "impressions, the times a post was displayed"),
    Definition(
        "meta.views.v2",
        "instagram",
        "exposures",
        "views, the times a post was played or displayed, repeats included",
        date(2025, 4, 21),
        "Posts created before 2 July 2024 may still carry impressions.",
    ),
    Definition("meta.impressions.v1", "facebook", "exposures", "impressions, the times a post was displayed"),
    Definition(
        "meta.views.v2",
        "facebook",
        "exposures",
        "views, the times a post was played or displayed, repeats included",
        date(2025, 11, 15),
    ),
    Definition("fb.page_fans.v1", "facebook", "followers", "people who like the page"),
    Definition("fb.page_follows.v2", "facebook", "followers", "people who follow the page", date(2025, 11, 15)),
    Definition("meta.reach.v1", "facebook", "reach", "reach, the accounts that were shown the post"),
    Definition(
        "meta.viewers.v2",
        "facebook",
        "reach",
        "viewers, the accounts that played or saw the post",
        date(2026, 6, 15),
        "Meta names two dates for this; exports of September 2026 still carried reach.",
    ),
    Definition("li.member_impressions.v1", "linkedin", "exposures", "impressions of a member's own post"),
    Definition(
        "li.member_impressions.v2",
        "linkedin",
        "exposures",
        "impressions of a member's post and of its reposts",
        date(2024, 4, 1),
        "Members only; pages did not change. The day in April is not known.",
    ),
    Definition("yt.views.v1", "youtube", "exposures", "views, for Shorts after some seconds of watching"),
    Definition(
        "yt.views.v2",
        "youtube",
        "exposures",
        "views, for Shorts every start and replay",
        date(2025, 3, 31),
        "Longer videos did not change.",
    ),
)


def definition_on(platform: str, metric: str, on: date) -> Definition | None:
    """What a metric meant on a platform that day; None where only one meaning was ever recorded."""
    known = [entry for entry in _history(platform, metric) if entry.valid_from is None or entry.valid_from <= on]
    return known[-1] if known else None


def breaks_between(platform: str, metric: str, since: date, until: date) -> tuple[Break, ...]:
    """The changes of definition that a period crosses, oldest first. A change on its first day is not crossed."""
    history = _history(platform, metric)
    return tuple(
        Break(after.valid_from, platform, metric, before, after)
        for before, after in pairwise(history)
        if after.valid_from is not None and since < after.valid_from <= until
    )


def _history(platform: str, metric: str) -> list[Definition]:
    entries = [entry for entry in DEFINITIONS if (entry.platform, entry.metric) == (platform, metric)]
    return sorted(entries, key=lambda entry: entry.valid_from or date.min)
