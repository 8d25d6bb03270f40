"""The fields of a target's value, in the unit that people say it in: a share in percent, a time in minutes."""

from dataclasses import dataclass

import streamlit as st

from partnerboard.metrics.catalogue import Unit, metric
from partnerboard.pacing.terms import Direction
from partnerboard.ui.agreeing import saving

IN_PERCENT = 100.0


@dataclass(frozen=True)
class Value:
    """What is promised: a value, or both ends of a range."""

    value: float | None = None
    low: float | None = None
    high: float | None = None


def value_fields(metric_code: str, direction: str, at_first: Value, *, currency: str, name: str) -> Value:
    """The field of a value, or both fields of a range; None where nothing is typed."""
    if direction != Direction.RANGE:
        return Value(_field("Value", metric_code, currency, at_first.value, f"{name}_value"))
    low, high = st.columns(2)
    with low:
        least = _field("Not below", metric_code, currency, at_first.low, f"{name}_low")
    with high:
        most = _field("Not above", metric_code, currency, at_first.high, f"{name}_high")
    return Value(None, least, most)


def _field(words: str, metric_code: str, currency: str, at_first: float | None, name: str) -> float | None:
    unit = metric(metric_code).unit
    scale = IN_PERCENT if unit is Unit.SHARE else 1.0
    counted_in = {Unit.SHARE: "%", Unit.MONEY: currency}.get(unit, unit.value)
    typed = st.number_input(
        f"{words} ({counted_in})",
        value=None if at_first is None else round(at_first * scale, 10),
        min_value=0.0,
        step=1.0,
        format="%.10g",
        key=saving.key(name),
    )
    return None if typed is None else round(typed / scale, 12)
