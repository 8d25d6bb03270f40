"""What do good posts share? The lift of each trait over the same accounts' other posts, and what it does not prove."""

from collections.abc import Sequence

import pandas as pd

from partnerboard.insights.posts import Factor, Lift, Measure, Verdict
from partnerboard.metrics import format as written
from partnerboard.ui.tables import Column
from partnerboard.ui.telling.words import listed, sentence

TRAITS = {
    Factor.FORMAT: "format",
    Factor.CLASS: "kind of content",
    Factor.DAYPART: "time of day",
    Factor.WEEKDAY: "weekday",
    Factor.HASHTAG: "hashtag",
}
_BESIDE = (
    "beside the other posts of the same account, on the logarithmic scale: +20 % means a fifth more than usual there. "
    "Posts younger than three days, or shown fewer than a hundred times, are left out."
)
DEFINITIONS = {
    Measure.ENGAGEMENT: f"Core engagements per exposure, {_BESIDE}",
    Measure.EXPOSURE: f"Exposures per follower on the day of publishing, {_BESIDE}",
}
MANY_LEVELS = 10
SHOWN_AT_MOST = 15

LIFTS = (
    Column("label", "Trait", on_phone=True),
    Column("lift_text", "Against the others", kind="number", on_phone=True),
    Column("interval", "95 % interval", kind="number"),
    Column("verdict", "In words", on_phone=True),
    Column("n", "Posts", kind="number", write=written.full),
    Column("accounts", "Accounts", kind="number", write=written.full),
)


def rows(found: Sequence[Lift], factor: Factor) -> pd.DataFrame:
    """The lifts as rows of ranked dots: 0 is as good as the accounts' other posts, 0.2 is 20 % better.

    Traits with too few posts for a verdict stay in the table and out of the way: they come last.
    """
    known = [lift for lift in found if lift.lift is not None and lift.low is not None and lift.high is not None]
    ordered = sorted(known, key=lambda lift: (lift.verdict is Verdict.TOO_FEW, -(lift.lift or 0.0)))
    return pd.DataFrame(
        [
            {
                "label": _level(lift.level, factor),
                "value": lift.lift,
                "low": lift.low,
                "high": lift.high,
                "lift_text": change(lift.lift),
                "interval": f"{change(lift.low)} to {change(lift.high)}",
                "verdict": str(lift.verdict),
                "n": lift.posts,
                "n_unit": "posts",
                "accounts": lift.accounts,
                "colour": None,
            }
            for lift in ordered
        ]
    )


def drawn(shown: pd.DataFrame) -> pd.DataFrame:
    """The rows that a chart can show: those with enough posts for a verdict, or all where none has."""
    judged = shown[shown["verdict"] != Verdict.TOO_FEW]
    return (judged if len(judged) else shown).head(SHOWN_AT_MOST)


def told(found: Sequence[Lift], factor: Factor) -> str:
    """Which traits go with better posts, and what that does not prove."""
    better = [_level(lift.level, factor) for lift in found if lift.verdict is Verdict.BETTER]
    worse = [_level(lift.level, factor) for lift in found if lift.verdict is Verdict.WORSE]
    judged = [lift for lift in found if lift.verdict is not Verdict.TOO_FEW]
    if better and worse:
        words = f"{listed(better)} did better and {listed(worse)} worse than other posts of the same accounts."
    elif better or worse:
        words = (
            f"{listed(better or worse)} did {'better' if better else 'worse'} than other posts of the same accounts."
        )
    elif judged:
        words = "No clear difference between them."
    else:
        words = "Too few posts of each kind for a verdict."
    words += " Going together is no proof of cause."
    if len(judged) > MANY_LEVELS:
        words += " Of so many, about one in twenty would look different by chance."
    return sentence(words)


def change(share: float | None) -> str:
    """0.2 as +20 %: how lifts and their axis are written."""
    if share is None:
        return written.MISSING
    return f"{'+' if share > 0 else ''}{written.percent(share, 0)}"


def _level(level: str, factor: Factor) -> str:
    return f"#{level}" if factor is Factor.HASHTAG else sentence(level.replace("_", " "))
