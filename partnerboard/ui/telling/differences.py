"""A partner's file beside the dashboard, in words and tables: the same for the partner and for who decides about it."""

from collections.abc import Mapping, Sequence

import pandas as pd

from partnerboard.insights.exchange import TOLERANCE_SHARE, TOLERANCE_UNITS, Differences, Pair, Side, Total
from partnerboard.metrics import format as written
from partnerboard.metrics.additivity import Over
from partnerboard.metrics.catalogue import metric
from partnerboard.metrics.format import MISSING
from partnerboard.ui.tables import Column
from partnerboard.ui.telling.words import definition, how_many, plural, sentence

NOT_COMPARED = "Files of this kind are not compared number by number."
TOLERANCE = (
    f"Two numbers agree when they differ by at most {written.percent(TOLERANCE_SHARE, 0)} of the dashboard's, or by "
    f"{TOLERANCE_UNITS}, whichever is more. Difference: the file's number less the dashboard's."
)
SHOWN = 15
SINGLY = "What differs, one by one"
ONLY: Mapping[Side, str] = {"theirs": "Only in the file", "ours": "Only on the dashboard"}

TOTALS = (
    Column("number", "Number", on_phone=True, width="30%"),
    Column("ours", "Dashboard", kind="number", on_phone=True),
    Column("theirs", "File", kind="number", on_phone=True),
    Column("difference", "Difference", kind="number", on_phone=True),
    Column("verdict", "Agrees", width="28%"),
)
PAIRS = (
    Column("item", "Post", on_phone=True, width="34%"),
    Column("number", "Number", on_phone=True, width="14%"),
    Column("ours", "Dashboard", kind="number"),
    Column("theirs", "File", kind="number"),
    Column("difference", "Difference", kind="number", on_phone=True),
)
ITEMS = (
    Column("item", "Post", on_phone=True, width="60%"),
    Column("on", "Published", kind="day", on_phone=True),
    Column("account", "Account"),
)

_LONGEST = 70
_NOUNS = {Over.POSTS: "post", Over.DAYS: "day"}


def headline(found: Differences | None) -> str:
    """'Both sides have three posts: two agree, one differs. One post is only in the file.'"""
    if found is None:
        return NOT_COMPARED
    noun = _NOUNS[found.over]
    both = found.only("both")
    if not both:
        words = [f"The dashboard has none of these {noun}s, so there is nothing to compare."]
    else:
        differing = len({pair.item_id for pair in found.unlike})
        words = [f"Both sides have {plural(len(both), noun)}: {_judged(len(both), differing)}."]
    theirs, ours = len(found.only("theirs")), len(found.only("ours"))
    if theirs:
        is_ = "is" if theirs == 1 else "are"
        words.append(
            f"{sentence(plural(theirs, noun))} {is_} only in the file: not known here, or not counted for this "
            "partnership."
            if found.over is Over.POSTS
            else f"{sentence(plural(theirs, noun))} {is_} only in the file."
        )
    if ours:
        words.append(
            f"{sentence(plural(ours, noun))} of its time {'is' if ours == 1 else 'are'} only on the dashboard."
        )
    return " ".join(words)


def days(found: Differences) -> str:
    """As of which day each side speaks."""
    theirs = f"The file speaks as of {written.day(found.theirs_as_of)}"
    if found.ours_as_of is None:
        return f"{theirs}."
    if found.over is Over.DAYS:
        return f"{theirs}; compared are days up to {written.day(found.ours_as_of)}, each with what was last reported."
    if found.ours_as_of == found.theirs_as_of:
        return f"Both sides speak as of {written.day(found.theirs_as_of)}: totals of each post up to then."
    return (
        f"{theirs}, the dashboard as of {written.day(found.ours_as_of)}, its newest export by then: totals of each "
        "post up to these days. A later day has more."
    )


def definitions(found: Differences) -> list[str]:
    """What each compared number means, on both sides alike."""
    return [f"{metric(each.metric_code).label}: {definition(each.metric_code)}" for each in found.totals]


def totals(found: Differences) -> pd.DataFrame:
    """One row per number: number, ours, theirs, difference, verdict. What must not be added up has no sum."""
    return pd.DataFrame(
        [
            {
                "number": metric(each.metric_code).label,
                "ours": _number(each.ours),
                "theirs": _number(each.theirs),
                "difference": _signed(each.difference),
                "verdict": _verdict(each, _NOUNS[found.over]),
            }
            for each in found.totals
        ],
        columns=["number", "ours", "theirs", "difference", "verdict"],
    )


def unlike(found: Differences) -> pd.DataFrame:
    """One row per number of a post outside the tolerance, the largest difference first."""
    return pd.DataFrame(
        [
            {
                "item": _item(each),
                "number": metric(each.metric_code).label,
                "ours": _number(each.ours),
                "theirs": _number(each.theirs),
                "difference": _signed(each.difference),
            }
            for each in found.unlike
        ],
        columns=["item", "number", "ours", "theirs", "difference"],
    )


def items(found: Sequence[Pair]) -> pd.DataFrame:
    """One row per post or day that only one side has: item, on, account."""
    return pd.DataFrame(
        [
            {
                "item": _item(each),
                "on": written.day(each.on),
                "account": each.account_name or MISSING,
            }
            for each in found
        ],
        columns=["item", "on", "account"],
    )


def _judged(count: int, differing: int) -> str:
    if not differing:
        return "it agrees" if count == 1 else "all agree"
    if differing == count:
        return "it differs" if count == 1 else "all differ"
    agreeing = count - differing
    agree = f"{how_many(agreeing)} {'agrees' if agreeing == 1 else 'agree'}"
    return f"{agree}, {how_many(differing)} {'differs' if differing == 1 else 'differ'}"


def _verdict(total: Total, noun: str) -> str:
    differ = ""
    if total.unlike:
        of = f"{how_many(total.unlike)} of {plural(total.stated, noun)}"
        differ = f"{of} {'differs' if total.unlike == 1 else 'differ'}"
    if total.ours is None:
        return f"not added up; {differ or 'all agree'}"
    together = "yes" if total.is_alike else "no"
    return f"{together}; {differ}" if differ else together


def _item(pair: Pair) -> str:
    if pair.text is None:
        return f"{written.day(pair.on)} · {pair.account_name}" if " " in pair.item_id else f"Post {pair.item_id}"
    words = " ".join(pair.text.split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"


def _number(value: float | None) -> str:
    return MISSING if value is None else written.full(value)


def _signed(value: float | None) -> str:
    if value is None:
        return MISSING
    return f"{'+' if value > 0 else ''}{written.full(value)}"
