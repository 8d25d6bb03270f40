"""What a target's metric demands of the target: a way of measuring that suits it, and a plausible size."""

import difflib
from collections.abc import Iterator

from partnerboard.agreements.node import Node, Objection
from partnerboard.agreements.problems import nearest
from partnerboard.metrics.catalogue import GROUPS, METRICS, Unit
from partnerboard.pacing.terms import Measurement

# What queries/views/target_days, target_activity, target_levels and queries/scorecard/actuals answer; a test holds the
# two to each other. A target on any other metric would say "no data" for ever.
SUMS = (
    *("posts_published", "advocate_posts", "exposures", "video_views", "watch_seconds"),
    *("reactions", "comments", "shares", "saves", "eng_core", "engagements_native"),
    *("link_clicks", "all_clicks", "tracked_clicks", "profile_visits", "follows"),
)
RATIOS = (
    *("eri_core", "err_core", "applause_rate", "conversation_rate", "amplification_rate", "virality", "ctr_link"),
    *("cost_per_engagement", "cost_per_click", "promo_share"),
    *("response_rate", "response_within_sla", "response_minutes_median"),
)
MEASURED_AS: dict[str, tuple[Measurement, ...]] = {
    **dict.fromkeys(SUMS, (Measurement.PUBLISHED_IN_PERIOD, Measurement.ACTIVITY_IN_PERIOD)),
    **dict.fromkeys(RATIOS, (Measurement.PERIOD_RATIO,)),
    "eng_plus": (Measurement.PUBLISHED_IN_PERIOD,),
    "followers": (Measurement.LEVEL_AT_END,),
}
"""Every metric that a target can be about, and the ways in which it is measured."""

_OF_A_POST = ("format", "class")
UNKNOWN_TO: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("tracked_clicks", "cost_per_engagement", "cost_per_click"), ("platform", "account", *_OF_A_POST)),
    **dict.fromkeys(("followers", "response_rate", "response_within_sla", "response_minutes_median"), _OF_A_POST),
}
"""What a metric knows nothing of: clicks and money come without a platform, followers and messages without a post."""


def of_its_metric(target: Node) -> Iterator[Objection]:
    """The catalogue knows the metric, it can be measured, the measurement suits it, and a share is from 0 to 1."""
    code = target.value("metric")
    if code is None:
        return
    if code not in METRICS:
        hint = nearest(code, METRICS) or f"; known are {', '.join(METRICS)}"
        yield Objection(target, "metric", f"there is no metric of this code{hint}")
        return
    if code not in MEASURED_AS:
        near = ", ".join(_closest(code))
        yield Objection(target, "metric", f"no target can be measured by {code}; the closest that can be: {near}")
        return
    suitable = MEASURED_AS[code]
    measurement = target.value("measurement")
    if measurement in set(Measurement) and measurement not in suitable:
        yield Objection(target, "measurement", f"{code} is measured as {' or '.join(suitable)}")
    for key in UNKNOWN_TO.get(code, ()):
        if target.says(key.replace("class", "class_")):
            yield Objection(target, key, f"{code} is not told by {key}; leave it out")
    if METRICS[code].unit is Unit.SHARE:
        yield from _shares(target, code)


def _closest(code: str) -> list[str]:
    """The three likeliest substitutes: first those under the same heading of the metric guide, then those of a name."""
    group = next(entries for entries in GROUPS.values() if METRICS[code] in entries)

    def distance(other: str) -> tuple[bool, float]:
        return METRICS[other] not in group, -difflib.SequenceMatcher(None, code, other).ratio()

    return sorted(MEASURED_AS, key=distance)[:3]


def _shares(target: Node, code: str) -> Iterator[Objection]:
    stated = [(target, "baseline")]
    stated += [(version, key) for version in target.parts.get("versions", []) for key in ("value", "low", "high")]
    for node, key in stated:
        value = node.value(key)
        if value is not None and value > 1:
            yield Objection(node, key, f"{code} is a share from 0 to 1; write {value / 100:g} for {value:g} %")
