"""Are we keeping what we agreed? Every target of an initiative with its standing, outlook and history."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from itertools import accumulate
from typing import Any

from partnerboard.insights.asking import bounds, consents, cut, limits, whole
from partnerboard.metrics.catalogue import metric
from partnerboard.metrics.ratios import total
from partnerboard.pacing.agreed import Proposal, proposals, versions_in_force
from partnerboard.pacing.projection import Projection, Week, project, weekly_expected
from partnerboard.pacing.score import Score, Weighted, overall_score
from partnerboard.pacing.standing import Standing, standing
from partnerboard.pacing.status import Status
from partnerboard.pacing.terms import Decision, Direction, Measurement, Pacing, Terms, Verdict, Version
from partnerboard.scope import Scope, View
from partnerboard.warehouse import Warehouse, side_by_side, standing_records


@dataclass(frozen=True)
class Target:
    """What was agreed about one number, without its value."""

    target_id: str
    initiative_id: str
    label: str
    metric_code: str
    partner_id: str | None
    partner_name: str | None
    platform_id: str | None
    account_name: str | None
    content_format: str | None
    content_class: str | None
    owner_name: str | None
    baseline_note: str | None
    weight: float
    terms: Terms

    @property
    def applies_to(self) -> str:
        """Whom and what the target is about, in words."""
        return " · ".join(part for part in self._limits if part) or "all partners"

    @property
    def is_for_everything(self) -> bool:
        """Whether it counts all partners, platforms, accounts and kinds of content."""
        return not any(self._limits)

    @property
    def _limits(self) -> tuple[str | None, ...]:
        return self.partner_name, self.account_name, self.platform_id, self.content_format, self.content_class


@dataclass(frozen=True)
class TargetResult:
    """One target on one day. `standing` is None while no version is agreed.

    `cumulative` is the running value by day (published or happened on it), as known now; for a level, the level.
    `sample_size` counts what is behind the figure: those of the `posts` in scope that report what it needs, or the
    messages; both are None for clicks and levels. `young_posts` are younger than 3 days: their numbers still grow.
    """

    target: Target
    standing: Standing | None
    projection: Projection | None
    agreed: tuple[Version, ...]
    proposed: tuple[Proposal, ...]
    decisions: tuple[Decision, ...]
    sample_size: float | None
    posts: float | None
    young_posts: float
    cumulative: tuple[tuple[date, float], ...]

    @property
    def status(self) -> Status:
        """The word for the target; without an agreed value there is nothing to judge."""
        return self.standing.status if self.standing else Status.NO_DATA

    @property
    def first(self) -> Version | None:
        """The version that was agreed first."""
        return self.agreed[0] if self.agreed else None

    @property
    def current(self) -> Version | None:
        """The version in force."""
        return self.agreed[-1] if self.agreed else None

    @property
    def of_first(self) -> float | None:
        """The actual value as a share of the first agreed one; None where more is not better."""
        is_higher = self.target.terms.direction is Direction.HIGHER
        first = self.first.value if self.first and is_higher else None
        actual = self.standing.actual if self.standing else None
        return actual / first if first and actual is not None else None


@dataclass(frozen=True)
class Scorecard:
    """All targets of an initiative in the order of the agreement, the score with its coverage, and who agreed."""

    results: tuple[TargetResult, ...]
    score: Score
    party_names: Mapping[str, str]

    @property
    def counts(self) -> dict[Status, int]:
        """How many targets have each status."""
        return dict(Counter(result.status for result in self.results))

    def needing_attention(self) -> list[TargetResult]:
        """Targets that are behind, missed or at risk, the worst first: status, then pace, then weight."""
        order = {Status.BEHIND: 0, Status.MISSED: 0, Status.AT_RISK: 1}
        found = [result for result in self.results if result.status in order]
        return sorted(found, key=lambda result: (order[result.status], _pace(result), -result.target.weight))


def scorecard(warehouse: Warehouse, scope: Scope, view: View) -> Scorecard:
    """The scorecard of the view's initiative on its day, as known at its time."""
    return scorecards(warehouse, scope, view, [view.initiative_id])[view.initiative_id]


def scorecards(warehouse: Warehouse, scope: Scope, view: View, initiative_ids: Sequence[str]) -> dict[str, Scorecard]:
    """The scorecards of several initiatives on the view's day, each question asked once for all of them."""
    view, days_held = cut(scope, view), bounds(scope)
    held = {**whole(scope, *initiative_ids), **limits(scope), "not_before": days_held["not_before"]}
    asked = {**held, "as_of": view.as_of, "known_at": view.known_at_utc}
    listed, told = side_by_side(
        warehouse,
        lambda: standing_records(warehouse, "scorecard/targets", **held, **consents(scope)),
        lambda: standing_records(warehouse, "scorecard/versions", **held, not_after=days_held["not_after"]),
    )
    targets, versions = [_target(row) for row in listed], _versions(told)
    reached, brought = side_by_side(
        warehouse, lambda: warehouse.records("scorecard/actuals", **asked), lambda: _days(warehouse, asked, targets)
    )
    actuals = {row["target_id"]: row for row in reached}
    days: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in brought:
        days[row["target_id"]].append(row)
    results: dict[str, list[TargetResult]] = {initiative_id: [] for initiative_id in initiative_ids}
    names: dict[str, dict[str, str]] = defaultdict(dict)
    for target in targets:
        agreed = versions.get(target.target_id, _Agreed())
        found = _result(target, agreed, actuals[target.target_id], days[target.target_id], view)
        results[target.initiative_id].append(found)
    of_target = {target.target_id: target.initiative_id for target in targets}
    for row in told:
        if row["party_org_id"]:
            names[of_target[row["target_id"]]][row["party_org_id"]] = row["party_name"]
    return {each: _card(of_one, names[each]) for each, of_one in results.items()}


def _card(results: Sequence[TargetResult], party_names: Mapping[str, str]) -> Scorecard:
    weighted = (Weighted(r.target.weight, r.standing.kept if r.standing else None) for r in results)
    return Scorecard(tuple(results), overall_score(weighted), party_names)


@dataclass(frozen=True)
class _Agreed:
    versions: tuple[Version, ...] = ()
    parties: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] = ()


def _days(warehouse: Warehouse, asked: dict[str, Any], targets: Sequence[Target]) -> list[dict[str, Any]]:
    """What each day brought; gains from file to file take longest to work out, so only where a target needs them."""
    questions = ["scorecard/days"]
    if any(target.terms.measurement is Measurement.ACTIVITY_IN_PERIOD for target in targets):
        questions.append("scorecard/activity")
    days, *gains = side_by_side(warehouse, *(partial(warehouse.records, name, **asked) for name in questions))
    return [*days, *({**row, "denominator": None, "level": None} for rows in gains for row in rows)]


def _result(
    target: Target, agreed: _Agreed, actual: dict[str, Any], days: Sequence[dict[str, Any]], view: View
) -> TargetResult:
    words = agreed.versions, agreed.parties, agreed.decisions
    reached = actual["actual"]
    if target.terms.measurement is Measurement.ACTIVITY_IN_PERIOD:
        reached = total(row["numerator"] for row in days).value if reached is None else reached
    in_force = versions_in_force(*words, as_of=view.as_of, known_at_utc=view.known_at_utc)
    stands = standing(target.terms, in_force, reached, view.as_of, actual["sample_size"])
    return TargetResult(
        target=target,
        standing=stands,
        projection=_projection(target, stands, days, view.as_of),
        agreed=in_force,
        proposed=proposals(*words, as_of=view.as_of, known_at_utc=view.known_at_utc),
        decisions=tuple(word for word in agreed.decisions if word.decided_at_utc <= view.known_at_utc),
        sample_size=actual["sample_size"],
        posts=actual["posts"],
        young_posts=actual["young_posts"],
        cumulative=_cumulative(target, days, view.as_of),
    )


def _projection(
    target: Target, stands: Standing | None, days: Sequence[dict[str, Any]], as_of: date
) -> Projection | None:
    """Running totals only: a level, a rate or a time has no remainder to project."""
    if stands is None or stands.line is None or stands.version.value is None or stands.is_over:
        return None
    if not target.terms.measurement.is_cumulative or target.terms.direction is not Direction.HIGHER:
        return None
    brought: Counter[date] = Counter()
    for row in days:
        brought[row["day"] - timedelta(days=row["day"].weekday())] += row["numerator"] or 0
    weeks = [
        Week(week.starts_on, week.expected, brought[week.starts_on])
        for week in weekly_expected(stands.line.curve, stands.version.value)
    ]
    return project(weeks, stands.version.value, as_of)


def _cumulative(target: Target, days: Sequence[dict[str, Any]], as_of: date) -> tuple[tuple[date, float], ...]:
    until = min(as_of, target.terms.period_to)
    inside = [row for row in days if row["day"] <= until]
    if target.terms.measurement is Measurement.LEVEL_AT_END:
        return tuple((row["day"], row["level"]) for row in inside if row["level"] is not None)
    tops = list(accumulate(row["numerator"] or 0 for row in inside))
    if target.terms.measurement is not Measurement.PERIOD_RATIO:
        return tuple(zip((row["day"] for row in inside), tops, strict=True))
    bottoms = accumulate(row["denominator"] or 0 for row in inside)
    return tuple((row["day"], top / bottom) for row, top, bottom in zip(inside, tops, bottoms, strict=True) if bottom)


def _target(row: dict[str, Any]) -> Target:
    terms = Terms(
        direction=Direction(row["direction"]),
        measurement=Measurement(row["measurement"]),
        period_from=row["period_from"],
        period_to=row["period_to"],
        pacing=Pacing(row["pacing"]),
        weights=tuple(row["pacing_weights"] or ()),
        baseline=row["baseline_value"],
        min_sample=row["min_sample"],
        at_risk_below=row["at_risk_below"],
        behind_below=row["behind_below"],
    )
    kept = Target.__dataclass_fields__.keys() & row.keys()
    return Target(**{name: row[name] for name in kept}, terms=terms)


def _versions(rows: Sequence[dict[str, Any]]) -> dict[str, _Agreed]:
    """The rows of ``scorecard/versions`` (version times party) as what was agreed about each target."""
    by_target: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        by_target[row["target_id"]].append(row)
    return {
        target_id: _Agreed(
            versions=tuple({row["version_no"]: _version(row) for row in of_target}.values()),
            parties=tuple(dict.fromkeys(row["party_org_id"] for row in of_target if row["party_org_id"])),
            decisions=tuple(_decision(row) for row in of_target if row["decision"]),
        )
        for target_id, of_target in by_target.items()
    }


def _version(row: dict[str, Any]) -> Version:
    return Version(
        effective_from=row["effective_from"],
        value=row["value"],
        low=row["value_low"],
        high=row["value_high"],
        version_no=row["version_no"],
        reason=row["reason"],
        proposed_by=row["proposed_by"] or "",
        proposed_at_utc=row["proposed_at_utc"],
    )


def _decision(row: dict[str, Any]) -> Decision:
    return Decision(
        version_no=row["version_no"],
        party=row["party_org_id"],
        verdict=Verdict(row["decision"]),
        decided_at_utc=row["decided_at_utc"],
        decided_by=row["decided_by"],
    )


def _pace(result: TargetResult) -> float:
    pace = result.standing.kept if result.standing else None
    return 1.0 if pace is None else pace


def metric_codes(card: Scorecard) -> tuple[str, ...]:
    """What the targets measure, each once, in the order of the agreement."""
    return tuple(dict.fromkeys(result.target.metric_code for result in card.results))


def label(result: TargetResult) -> str:
    """The target's name; with its partner, unless the name says so itself or the target is everyone's."""
    name, partner = result.target.label or metric(result.target.metric_code).label, result.target.partner_name
    return name if partner is None or partner.casefold() in name.casefold() else f"{name}, {partner}"
