"""What did the last weeks come to, for the same metric and the same accounts? Help to arrive at the value of a target.

The weeks are measured by the very questions of the scorecard: a target for each of them is made in a trial, asked and
taken back.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from math import ceil
from typing import Any

from partnerboard.insights.asking import bounds, limits, whole
from partnerboard.insights.covered_weeks import Covered, coverage
from partnerboard.insights.workspace import initiatives
from partnerboard.pacing.needed import A_WEEK, weeks_in
from partnerboard.pacing.terms import Measurement
from partnerboard.scope import Scope
from partnerboard.warehouse import Warehouse, Writer

MOST_WEEKS = 12
NOT_FROM_POSTS = frozenset(
    {
        *("tracked_clicks", "followers", "cost_per_click", "cost_per_engagement"),
        *("response_rate", "response_within_sla", "response_minutes_median"),
    }
)
"""Metrics that files of posts do not tell: a week of them without a figure is a week without a file."""

_TRIAL = "trial: "  # no id of a file holds a blank
_PERIOD, _ALL_WEEKS = "period", "all weeks"


class Basis(StrEnum):
    """Which posts the weeks are made of: those that counted, or all that the accounts published before the start."""

    COUNTED = "counted"
    EVERYTHING = "everything"


@dataclass(frozen=True)
class Wanted:
    """What a target would count, and when."""

    initiative_id: str
    metric_code: str
    measurement: Measurement
    since: date
    until: date
    partner_id: str | None = None
    platform_id: str | None = None
    account_id: str | None = None
    content_format: str | None = None
    content_class: str | None = None


@dataclass(frozen=True)
class Week:
    """A week from Monday to Sunday: its figure, or the level at its end. None is a gap, not a zero."""

    starts_on: date
    value: float | None
    covered: Covered


@dataclass(frozen=True)
class Comparable:
    """The last whole weeks, at most as many as the period has, the oldest first.

    `overall` is the figure of all these weeks together for a rate or a middle value, which no weeks can be added up
    to. `reached` is what the period itself has come to so far. `silent` names accounts without a file for any of them.
    `young_posts` of these weeks are younger than 3 days: their numbers still grow. Files speak of `platform_ids`.
    """

    wanted: Wanted
    basis: Basis
    weeks: tuple[Week, ...]
    overall: float | None
    reached: float | None
    silent: tuple[str, ...] = ()
    young_posts: float = 0.0
    platform_ids: tuple[str, ...] = ()

    @property
    def told(self) -> tuple[Week, ...]:
        """The weeks with a figure."""
        return tuple(week for week in self.weeks if week.value is not None)

    @property
    def total(self) -> float | None:
        """What the weeks with a figure came to together; None unless weeks add up."""
        if not self.wanted.measurement.is_cumulative or not self.told:
            return None
        return sum(week.value for week in self.told if week.value is not None)

    @property
    def per_week(self) -> float | None:
        """What a week brought on average: gaps count for neither side. Of a level, by how much it rose."""
        if self.total is not None:
            return self.total / len(self.told)
        if self.wanted.measurement is not Measurement.LEVEL_AT_END or len(self.told) < 2:
            return None
        first, last = self.told[0], self.told[-1]
        weeks = (last.starts_on - first.starts_on).days / A_WEEK
        return None if first.value is None or last.value is None else (last.value - first.value) / weeks


def comparable(
    warehouse: Warehouse, scope: Scope, wanted: Wanted, *, as_of: date, known_at_utc: datetime
) -> Comparable | None:
    """The last whole weeks up to `as_of`, measured like `wanted`; None where the scope does not hold the initiative."""
    around = next((each for each in initiatives(warehouse, scope) if each.initiative_id == wanted.initiative_id), None)
    if around is None:
        return None
    many = min(MOST_WEEKS, max(1, ceil(weeks_in(wanted.since, wanted.until))))
    before = _mondays(as_of, many)
    inside = [day for day in _mondays(min(as_of, around.ends_on), many) if day >= around.starts_on]
    basis, mondays = (Basis.COUNTED, inside) if inside else (Basis.EVERYTHING, before)

    held = {**whole(scope, wanted.initiative_id), "as_of": as_of, "known_at": known_at_utc}
    asked = {**held, **limits(scope), "not_before": bounds(scope)["not_before"]}
    spans = {str(day): (day, _sunday(day)) for day in mondays}
    spans[_ALL_WEEKS] = (mondays[0], _sunday(mondays[-1]))
    with warehouse.trying() as writer:
        if basis is Basis.EVERYTHING:
            first, last = spans[_ALL_WEEKS]
            writer.run(
                "agreements/count_everything",
                initiative_id=wanted.initiative_id,
                since=first,
                until=last,
                known_at=known_at_utc,
            )
        writer.insert("target", [_trial(wanted, *each) for each in (spans | {_PERIOD: _period(wanted)}).items()])
        figures = _figures(writer, asked, wanted.measurement)
        read_in = _weeks_with_a_reading(writer, asked) if wanted.measurement is Measurement.LEVEL_AT_END else None

    is_a_level = wanted.measurement is Measurement.LEVEL_AT_END
    told: dict[str, Any] = {
        "wanted": wanted,
        "basis": basis,
        "overall": figures[_ALL_WEEKS].value if wanted.measurement is Measurement.PERIOD_RATIO else None,
        "reached": figures[_PERIOD].value if as_of >= wanted.since or is_a_level else None,
    }
    if wanted.metric_code in NOT_FROM_POSTS:
        return Comparable(weeks=tuple(_read(day, figures[str(day)].value, read_in) for day in mondays), **told)
    files = coverage(
        warehouse,
        scope,
        held,
        partner_id=wanted.partner_id,
        platform_id=wanted.platform_id,
        account_id=wanted.account_id,
        span=spans[_ALL_WEEKS],
    )
    return Comparable(
        weeks=tuple(_published(day, figures[str(day)], files.of(day), wanted) for day in mondays),
        silent=files.silent,
        young_posts=figures[_ALL_WEEKS].young_posts,
        platform_ids=files.platform_ids,
        **told,
    )


def _mondays(until: date, many: int) -> list[date]:
    """The Mondays of the last whole weeks up to a day, the oldest first."""
    last = until - timedelta(days=until.isoweekday() % A_WEEK + A_WEEK - 1)
    return [last - timedelta(weeks=back) for back in range(many - 1, -1, -1)]


def _sunday(monday: date) -> date:
    return monday + timedelta(days=A_WEEK - 1)


def _period(wanted: Wanted) -> tuple[date, date]:
    return wanted.since, wanted.until


def _trial(wanted: Wanted, name: str, span: tuple[date, date]) -> dict[str, Any]:
    """A row that measures a span like the target would be measured."""
    return {
        "target_id": _TRIAL + name,
        "initiative_id": wanted.initiative_id,
        "label": name,
        "metric_code": wanted.metric_code,
        "partner_id": wanted.partner_id,
        "platform_id": wanted.platform_id,
        "account_id": wanted.account_id,
        "content_format": wanted.content_format,
        "content_class": wanted.content_class,
        "direction": "higher",
        "measurement": wanted.measurement.value,
        "period_from": span[0],
        "period_to": span[1],
        "weight": 0.0,
        "pacing": "none",
        "at_risk_below": 0.0,
        "behind_below": 0.0,
        "position": 0,
    }


@dataclass(frozen=True)
class _Figure:
    value: float | None
    posts: float
    young_posts: float


def _figures(writer: Writer, asked: dict[str, Any], measurement: Measurement) -> dict[str, _Figure]:
    """The actual value of each trial, and the posts in its scope."""
    rows = _of_trials(writer, "scorecard/actuals", asked)
    gained: Counter[str] = Counter()
    if measurement is Measurement.ACTIVITY_IN_PERIOD:
        for name, _, gain in _of_trials(writer, "scorecard/activity", asked):
            gained[name] += gain or 0
    return {
        name: _Figure(gained.get(name) if actual is None else actual, posts or 0, young_posts)
        for name, actual, _, posts, young_posts in rows
    }


def _weeks_with_a_reading(writer: Writer, asked: dict[str, Any]) -> set[date]:
    return {
        day - timedelta(days=day.weekday())
        for name, day, _, _, level in _of_trials(writer, "scorecard/days", asked)
        if level is not None
    }


def _of_trials(writer: Writer, question: str, asked: dict[str, Any]) -> list[tuple[Any, ...]]:
    """The rows about trials, the first column without what marks them."""
    rows = writer.rows(question, **asked)
    return [(row[0].removeprefix(_TRIAL), *row[1:]) for row in rows if row[0].startswith(_TRIAL)]


def _read(day: date, value: float | None, read_in: set[date] | None) -> Week:
    """A week of what no file of posts tells: it has a figure, or nothing was read."""
    is_told = value is not None and (read_in is None or day in read_in)
    return Week(day, value if is_told else None, Covered.WHOLE if is_told else Covered.NONE)


def _published(day: date, figure: _Figure, covered: Covered, wanted: Wanted) -> Week:
    """No post in a covered week came to nothing; in a week that no file reaches, nothing is known."""
    if covered is Covered.NONE:
        return Week(day, figure.value or None, Covered.PART if figure.value else Covered.NONE)
    is_nothing = covered is Covered.WHOLE and not figure.posts and wanted.measurement.is_cumulative
    return Week(day, 0.0 if figure.value is None and is_nothing else figure.value, covered)
