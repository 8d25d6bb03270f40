"""Help to arrive at a value, in words: what the last weeks came to, what is left to do, what partners promise."""

from collections.abc import Mapping
from datetime import date, timedelta

import pandas as pd

from partnerboard.agreements.sums import Beside, Promise
from partnerboard.insights.comparable import Basis, Comparable, Week
from partnerboard.insights.covered_weeks import Covered
from partnerboard.metrics import format as written
from partnerboard.metrics.additivity import Over, may_sum
from partnerboard.metrics.catalogue import Unit, metric
from partnerboard.metrics.definitions import breaks_between
from partnerboard.pacing.needed import A_WEEK, needed_per_week, weeks_in
from partnerboard.pacing.terms import Direction, Measurement, Terms
from partnerboard.ui.tables import Column
from partnerboard.ui.telling.agreeing_targets import exact
from partnerboard.ui.telling.words import few, how_many, listed, platform, plural, sentence

WEEKS = (
    Column("week", "Week", kind="day", on_phone=True, width="22%"),
    Column("value", "Came to", kind="number", on_phone=True, width="14%"),
    Column("share", "Beside the largest", kind="bar", write=lambda _: "", width="20%"),
    Column("note", "How it is known", on_phone=True),
)
NOTES = {Covered.NONE: "no export", Covered.PART: "covered in part only", Covered.WHOLE: "from exports"}
WHOLE_FROM = 100
ROUNDED = 0.005  # a difference below half a percent is none


def weeks(found: Comparable, currency: str = "") -> pd.DataFrame:
    """One row per week: week, value, share of the largest, note; and the numbers themselves for the file."""
    largest = max((week.value or 0 for week in found.weeks), default=0)
    return pd.DataFrame(
        [
            {
                "week": written.period(week.starts_on, week.starts_on + timedelta(days=A_WEEK - 1)),
                "value": _value(found, week.value, currency),
                "number": week.value,
                "share": week.value / largest if week.value is not None and largest > 0 else None,
                "note": _note(week),
            }
            for week in found.weeks
        ]
    )


def told(found: Comparable, currency: str = "") -> list[str]:
    """What the weeks came to, what they are made of, and where they have gaps."""
    if not found.told:
        return [_made_of(found), "No export tells anything about these weeks, so there is nothing to go by yet."]
    return [said for said in _all_said(found, currency) if said]


def needed(
    found: Comparable | None, terms: Terms, value: float | None, as_of: date, metric_code: str, currency: str = ""
) -> str:
    """What a value means for each week that is left, beside what a week brought."""
    if value is None or terms.direction is Direction.RANGE:
        return ""
    reached = found.reached if found else None
    each = needed_per_week(terms, value, reached, as_of)
    stated = exact(metric_code, value, currency)
    if each is None:
        return _of_a_rate(found, terms, stated, metric_code, currency)
    is_a_level, is_a_limit = terms.measurement is Measurement.LEVEL_AT_END, terms.direction is Direction.LOWER
    so_far = "" if reached is None else _rounded(metric_code, reached, currency)
    done = f" {'It stands at' if is_a_level else 'So far:'} {so_far}." if so_far else ""
    if each <= 0:
        return f"{stated} is {'used up' if is_a_limit else 'reached'} already.{done}"
    left = written.full(weeks_in(max(terms.period_from, as_of + timedelta(days=1)), terms.period_to), 1)
    means = f"{'leaves' if is_a_limit else 'means'} {_rounded(metric_code, each, currency)}"
    compared = _compared(each, found, metric_code)
    return f"{stated} {means} in each of the {left} weeks that are left{compared}.{done}"


def sums(found: Beside, names: Mapping[str, str], metric_code: str, currency: str = "") -> str:
    """What the partners' targets come to together beside that of the initiative; empty where no partner has one."""
    if not found.partners:
        return ""
    label = metric(metric_code).label
    theirs = listed(
        [f"{names.get(each.target.partner or '', '')} {_promise(each, currency)}" for each in found.partners]
    )
    if not found.permission:
        whole = f" The initiative: {_promise(found.whole, currency)}." if found.whole else ""
        return f"{found.permission.reason} So the targets stand side by side and are not added up: {theirs}.{whole}"
    if found.total is None:
        return ""
    total = exact(metric_code, found.total, currency)
    if found.whole is None or found.gap is None:
        return (
            f"{label}: the partners' targets come to {total} ({theirs}). The initiative as a whole has no such target."
        )
    whole = exact(metric_code, found.whole.value, currency)
    return f"{label}: of {whole} for the initiative, {_covered(found, currency, theirs)}"


def _covered(found: Beside, currency: str, theirs: str) -> str:
    code = found.partners[0].target.metric
    total, gap = exact(code, found.total, currency), found.gap or 0.0
    if gap > 0:
        return f"partners' targets cover {total} ({theirs}); {exact(code, gap, currency)} is nobody's in particular."
    if gap < 0:
        return f"partners' targets come to {total} ({theirs}), {exact(code, -gap, currency)} more than that."
    return f"partners' targets cover exactly all ({theirs})."


def _promise(each: Promise, currency: str) -> str:
    value = "a range" if each.value is None else exact(each.target.metric, each.value, currency)
    return value if each.is_agreed else f"{value} as proposed"


def _value(found: Comparable, number: float | None, currency: str) -> str:
    return _rounded(found.wanted.metric_code, number, currency)


def _rounded(metric_code: str, number: float | None, currency: str = "") -> str:
    """A measured figure: whole from 100 on, as nobody counts tenths of a view; a rate and money with two decimals."""
    if number is None:
        return written.MISSING
    figures = 0 if abs(number) >= WHOLE_FROM else 1
    digits = {Unit.SHARE: 4, Unit.MONEY: 2}.get(metric(metric_code).unit, figures)
    return exact(metric_code, round(number, digits), currency)


def _note(week: Week) -> str:
    if week.value is None and week.covered is Covered.WHOLE:
        return "nothing to measure"
    return NOTES[week.covered]


def _span(found: Comparable) -> str:
    last = "weeks" if len(found.told) > 1 else "week"
    return f"the last {how_many(len(found.told))} whole {last}" if len(found.told) > 1 else "the last whole week"


def _came_to(found: Comparable, currency: str) -> str:
    code, span = found.wanted.metric_code, _span(found)
    if found.total is not None:
        whole = f"{sentence(span)} came to {_rounded(code, found.total, currency)}"
        if len(found.told) == 1:
            return f"{whole}."
        return f"{whole} together, which is {_rounded(code, found.per_week, currency)} a week."
    if found.wanted.measurement is Measurement.LEVEL_AT_END:
        level = f"It stood at {_rounded(code, found.told[-1].value, currency)} at the end of the last of them"
        if found.per_week is None:
            return f"{level}."
        verb = "rose" if found.per_week >= 0 else "fell"
        return f"{level}, and {verb} by {_rounded(code, abs(found.per_week), currency)} a week."
    return f"Over {span} together it is {_rounded(code, found.overall, currency)}."


def _made_of(found: Comparable) -> str:
    if found.basis is Basis.EVERYTHING:
        return (
            "No whole week of the initiative has passed yet: these are the weeks before, with everything that its "
            "accounts published, whatever it was about."
        )
    return "These are weeks of the initiative, counted as this target is counted."


def _gaps(found: Comparable) -> str:
    gaps = sum(week.value is None and week.covered is not Covered.WHOLE for week in found.weeks)
    parts = sum(week.value is not None and week.covered is Covered.PART for week in found.weeks)
    said = []
    if gaps:
        one = gaps == 1
        said.append(f"{sentence(plural(gaps, 'week'))} without an export {'is' if one else 'are'} left out, not zero.")
    if parts:
        one = parts == 1
        said.append(
            f"{sentence(plural(parts, 'week'))} {'is' if one else 'are'} covered in part and may have been more."
        )
    if found.silent:
        said.append(f"No file of these weeks speaks of {few(found.silent, 'account')}.")
    return " ".join(said)


def _all_said(found: Comparable, currency: str) -> tuple[str, ...]:
    return _came_to(found, currency), _made_of(found), _gaps(found), _young(found), _broken(found), _caution(found)


def _young(found: Comparable) -> str:
    """Totals of young posts are not what they will be."""
    count = round(found.young_posts)
    if not count or found.wanted.metric_code in ("posts_published", "advocate_posts"):
        return ""
    are = "is younger than 3 days and still grows" if count == 1 else "are younger than 3 days and still grow"
    return f"{sentence(plural(count, 'post'))} of the last week {are}."


def _broken(found: Comparable) -> str:
    """A platform that counts otherwise since a day inside the weeks makes those before it another number."""
    since, until = found.weeks[0].starts_on, found.weeks[-1].starts_on + timedelta(days=A_WEEK - 1)
    breaks = [
        each
        for platform_id in found.platform_ids
        for each in breaks_between(platform_id, found.wanted.metric_code, since, until)
    ]
    return " ".join(
        f"{platform(each.platform)} counts otherwise since {written.day(each.on)}; compare with care. {each.sentence}"
        for each in breaks
    )


def _caution(found: Comparable) -> str:
    """Why weeks are not added up, where they are not."""
    over_days = may_sum(metric(found.wanted.metric_code), Over.DAYS)
    return "" if over_days else f"{over_days.reason} So the weeks are not added up."


def _of_a_rate(found: Comparable | None, terms: Terms, stated: str, metric_code: str, currency: str) -> str:
    if terms.measurement is not Measurement.PERIOD_RATIO:
        return ""
    before = found.overall if found else None
    if before is None:
        return f"{stated} holds on every day alike."
    return f"{stated} holds on every day alike; over the last weeks it was {_rounded(metric_code, before, currency)}."


def _compared(each: float, found: Comparable | None, metric_code: str) -> str:
    if found is None or found.per_week is None:
        return ""
    brought = f", where a week brought {_rounded(metric_code, found.per_week)}"
    if found.per_week <= 0:
        return brought
    change = each / found.per_week - 1
    if abs(change) < ROUNDED:
        return f"{brought}, the same"
    return f"{brought}: {written.percent(abs(change), 0)} {'more' if change > 0 else 'less'}"
