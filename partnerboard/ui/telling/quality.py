"""What should I fix first? The answer, the checks with what they found, and the days on which numbers changed."""

from collections.abc import Collection, Sequence

import pandas as pd

from partnerboard.insights.quality import Check, UnknownAccount
from partnerboard.insights.workspace import DataAge
from partnerboard.metrics import format as written
from partnerboard.metrics.catalogue import metric
from partnerboard.metrics.definitions import DEFINITIONS, Break, breaks_between
from partnerboard.scope import View
from partnerboard.ui.tables import Column
from partnerboard.ui.telling import imports
from partnerboard.ui.telling.coverage import overdue
from partnerboard.ui.telling.metric_guide import ALWAYS
from partnerboard.ui.telling.words import guide, listed, platform, plural, sentence

CHECKS = (
    Column("check", "What must not be", on_phone=True, width="60%"),
    Column("found", "Found", on_phone=True),
)
OFFENCES = (
    Column("offender", "Where", on_phone=True, width="50%"),
    Column("detail", "Batch or value", kind="file", on_phone=True),
)
BREAKS = (
    Column("on", "Since", kind="day", write=written.day, on_phone=True),
    Column("platform", "Platform", on_phone=True),
    Column("metric", "Number", kind="link"),
    Column("what", "What changed", on_phone=True, width="50%"),
    Column("inside", "For the period shown"),
)


def answer(ages: Sequence[DataAge], unclaimed: int, checks: Sequence[Check], unknown: Sequence[UnknownAccount]) -> str:
    """What waits, the gravest first, and then what is in order."""
    faults, late = len(failing(checks)), overdue(ages)
    judged = [
        (faults, plural(faults, "check fails", "checks fail"), "no check fails"),
        (len(unknown), f"{plural(len(unknown), 'account')} in the files {_are(len(unknown))} not registered", ""),
        (
            len(late),
            f"{plural(len(late), 'account')} {_are(len(late))} stale or missing",
            "every account is up to date",
        ),
        (
            unclaimed,
            f"{plural(unclaimed, 'post counts', 'posts count')} for no partnership",
            "every post counts for a partnership",
        ),
    ]
    waiting = [words for count, words, _ in judged if count]
    fine = [words for count, _, words in judged if not count and words]
    first = f"{sentence(listed(waiting))}." if waiting else "Nothing waits."
    return f"{first} {sentence(listed(fine))}." if fine else first


def failing(checks: Sequence[Check]) -> list[Check]:
    """The checks that found something."""
    return [check for check in checks if not check.offences.empty]


def key(check: Check) -> str:
    """A name for the table of a check, and for its file."""
    return check.name.rsplit("/", maxsplit=1)[-1]


def check_rows(checks: Sequence[Check]) -> pd.DataFrame:
    """Every check with what it found."""
    found = ["nothing" if check.offences.empty else plural(len(check.offences), "row", "rows") for check in checks]
    return pd.DataFrame([{"check": check.what, "found": told} for check, told in zip(checks, found, strict=True)])


def offence_rows(check: Check, batch_ids: Collection[str]) -> pd.DataFrame:
    """What a check found; an offence whose detail is a batch leads to it."""
    shown = check.offences.copy()
    details = check.offences["detail"]
    shown["href"] = [imports.address(batch=each) if each in batch_ids else None for each in details]
    return shown


def break_rows(view: View) -> pd.DataFrame:
    """When platforms of the view changed what a word counts, the newest first, and whether its period crosses that."""
    numbers = {(each.platform, each.metric) for each in DEFINITIONS if each.platform in view.platform_ids}
    found = [each for number in numbers for each in breaks_between(*number, *ALWAYS)]
    return pd.DataFrame([_break_row(each, view) for each in sorted(found, key=_newest_first)])


def _break_row(each: Break, view: View) -> dict[str, object]:
    return {
        "on": each.on,
        "platform": platform(each.platform),
        "metric": metric(each.metric).label,
        "href": guide(each.metric),
        "what": each.sentence,
        "inside": "crosses it" if view.since < each.on <= view.until else "whole on one side",
    }


def _newest_first(each: Break) -> tuple[int, str, str]:
    return (-each.on.toordinal(), each.platform, each.metric)


def _are(count: int) -> str:
    return "is" if count == 1 else "are"
