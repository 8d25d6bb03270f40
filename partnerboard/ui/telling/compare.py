"""Who does what better, and is the difference real? Group names, the answer, and the rows of dots and panels."""

from collections.abc import Callable
from typing import Any

import pandas as pd

from partnerboard.insights.comparison import Comparison, Difference, Dimension, Group, Per
from partnerboard.metrics import format as written
from partnerboard.metrics.catalogue import metric
from partnerboard.ui.tables import Column
from partnerboard.ui.telling.words import Names, in_sentence, listed, platform, sentence

DIMENSIONS = {
    Dimension.PARTNER: "Partners",
    Dimension.PLATFORM: "Platforms",
    Dimension.FORMAT: "Formats",
    Dimension.CLASS: "Kinds of content",
    Dimension.OPERATOR: "In-house or agency",
    Dimension.DEPARTMENT: "Departments",
}
METRICS = ("eng_core", "exposures", "reactions", "comments", "shares", "saves", "link_clicks")
PER = {Per.EXPOSURES: "per 1,000 exposures", Per.FOLLOWERS: "per post and 1,000 followers", Per.POST: "per post"}
MANY_GROUPS = 10
SOMETIMES_UNKNOWN = {
    Dimension.FORMAT: "Posts whose files name no format are left out.",
    Dimension.CLASS: "Posts that nobody has classified are left out.",
    Dimension.DEPARTMENT: "Posts of accounts that no department owns are left out.",
}

GROUPS = (
    Column("label", "Group", kind="partner", on_phone=True),
    Column("value", "Rate", kind="number", write=written.compact, full=written.full, on_phone=True),
    Column("interval", "95 % interval", kind="number"),
    Column("difference", "Against all others", on_phone=True),
    Column("median", "Typical post", kind="number", write=written.compact),
    Column("n", "Posts", kind="number", write=written.full),
    Column("left_out", "Posts without the number", kind="number", write=written.full),
)
WEEKS = (
    Column("label", "Group", on_phone=True),
    Column("week_start", "Week of", kind="day", write=written.day, on_phone=True),
    Column("value", "Rate", kind="number", write=written.compact, on_phone=True),
)


def namer(dimension: Dimension, names: Names) -> Callable[[str], str]:
    """How a group of this dimension is called."""
    if dimension is Dimension.PARTNER:
        return names.name
    if dimension is Dimension.PLATFORM:
        return platform
    return lambda group_id: sentence(group_id.replace("_", " ").strip("()"))


def measure(found: Comparison) -> str:
    """What is compared, in words: 'core engagements per 1,000 exposures'."""
    return f"{in_sentence(metric(found.metric_code).label)} {PER[found.per]}"


def answer(found: Comparison, name: Callable[[str], str]) -> str:
    """Which groups differ clearly, or why nothing can be said."""
    with_rate = [group for group in found.groups if group.rate is not None]
    if not with_rate:
        return f"No post of this view has what it takes to compare {measure(found)}."
    if len(with_rate) == 1:
        return f"Only {name(with_rate[0].group_id)} has posts here, so there is nothing to compare it with."
    judged = [group for group in with_rate if group.difference is not Difference.TOO_FEW]
    if not judged:
        return f"There are not enough posts to compare {measure(found)}: each side needs at least eight."
    higher = [name(group.group_id) for group in judged if group.difference is Difference.HIGHER]
    lower = [name(group.group_id) for group in judged if group.difference is Difference.LOWER]
    if not higher and not lower:
        return f"There is no clear difference in {measure(found)}: what separates the groups may be chance."
    told = [
        f"{listed(who)} {'is' if len(who) == 1 else 'are'} clearly {word} than the others"
        for who, word in ((higher, "higher"), (lower, "lower"))
        if who
    ]
    return f"{sentence(measure(found))}: {'; '.join(told)}."


def rows(found: Comparison, name: Callable[[str], str], names: Names) -> pd.DataFrame:
    """The groups with a rate, the highest first, for dots and table."""
    return pd.DataFrame([_row(group, found, name, names) for group in found.groups if group.rate is not None])


def panels(found: Comparison, name: Callable[[str], str], names: Names) -> pd.DataFrame:
    """label, week_start, value, colour: the weekly rate of the groups that have one, in the order of the dots."""
    parts = [
        pd.DataFrame(
            {
                "label": name(group.group_id),
                "week_start": weeks["week_start"],
                "value": weeks["rate"],
                "colour": _colour(group.group_id, found, names),
            }
        )
        for group in found.groups
        for weeks in [found.weeks[found.weeks["group_id"] == group.group_id]]
        if group.rate is not None and len(weeks)
    ]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame()


def caveats(found: Comparison) -> str:
    """What to bear in mind with this comparison."""
    told = ["The line around each dot holds the true rate in nineteen cases of twenty."]
    without = sum(group.posts_without_value for group in found.groups)
    if without:
        told.append(
            "One post lacks the number and is left out, not counted as zero."
            if without == 1
            else f"{written.full(without)} posts lack the number and are left out, not counted as zero."
        )
    if found.dimension in SOMETIMES_UNKNOWN:
        told.append(SOMETIMES_UNKNOWN[found.dimension])
    if found.dimension is Dimension.OPERATOR:
        told.append("Who runs an account does not choose its budget or approvals; young accounts flatter rates.")
    if found.dimension is Dimension.PLATFORM:
        told.append("Platforms define these numbers differently.")
    if len(found.groups) > MANY_GROUPS:
        told.append("With so many groups, about one in twenty would look different by chance.")
    return " ".join(told)


def _row(group: Group, found: Comparison, name: Callable[[str], str], names: Names) -> dict[str, Any]:
    return {
        "label": name(group.group_id),
        "value": group.rate,
        "low": group.low,
        "high": group.high,
        "interval": "–" if group.low is None else f"{written.compact(group.low)} to {written.compact(group.high)}",
        "difference": str(group.difference),
        "median": group.median,
        "n": group.posts,
        "n_unit": "post" if group.posts == 1 else "posts",
        "left_out": group.posts_without_value,
        "colour": _colour(group.group_id, found, names),
    }


def _colour(group_id: str, found: Comparison, names: Names) -> int | None:
    return names.colour(group_id) if found.dimension is Dimension.PARTNER else None
