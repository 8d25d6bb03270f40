"""What a target's metric demands of the target: a way of measuring that suits it, and a plausible size."""

from collections.abc import Iterator

from partnerboard.agreements.node import Node, Objection
from partnerboard.agreements.problems import nearest
from partnerboard.metrics.catalogue import METRICS, Additivity, Unit
from partnerboard.pacing.terms import Measurement

SUMMED = (Measurement.PUBLISHED_IN_PERIOD, Measurement.ACTIVITY_IN_PERIOD)
MEASURED_AS: dict[Additivity, tuple[Measurement, ...]] = {
    Additivity.FLOW: SUMMED,
    Additivity.MIXED_FLOW: SUMMED,
    Additivity.STOCK: (Measurement.LEVEL_AT_END,),
    Additivity.UNIQUE: tuple(Measurement),
    Additivity.RATIO: (Measurement.PERIOD_RATIO,),
    Additivity.QUANTILE: (Measurement.PERIOD_RATIO,),
    Additivity.SHARE: (Measurement.PERIOD_RATIO,),
}
# A young account can grow tenfold, and one visit can bring several results.
MORE_THAN_ALL = frozenset({"follower_growth", "conversion_rate"})


def of_its_metric(target: Node) -> Iterator[Objection]:
    """The catalogue knows the metric, the measurement suits it, and a share lies between 0 and 1."""
    code = target.value("metric")
    if code is None:
        return
    if code not in METRICS:
        hint = nearest(code, METRICS) or f"; known are {', '.join(METRICS)}"
        yield Objection(target, "metric", f"there is no metric of this code{hint}")
        return
    suitable = MEASURED_AS[METRICS[code].additivity]
    measurement = target.value("measurement")
    if measurement in set(Measurement) and measurement not in suitable:
        yield Objection(target, "measurement", f"{code} is measured as {' or '.join(suitable)}")
    if METRICS[code].unit is Unit.SHARE and code not in MORE_THAN_ALL:
        yield from _shares(target, code)


def _shares(target: Node, code: str) -> Iterator[Objection]:
    stated = [(target, "baseline")]
    stated += [(version, key) for version in target.parts.get("versions", []) for key in ("value", "low", "high")]
    for node, key in stated:
        value = node.value(key)
        if value is not None and value > 1:
            yield Objection(node, key, f"{code} is a share from 0 to 1; write {value / 100:g} for {value:g} %")
