"""The fields of everything that is agreed about a target besides its value."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from partnerboard.agreements import Agreements
from partnerboard.agreements.ids import free_id
from partnerboard.agreements.initiative import CLASSES, FORMATS, Initiative, Target
from partnerboard.agreements.metric_rules import MEASURED_AS, UNKNOWN_TO
from partnerboard.metrics.catalogue import Direction as GoodWay
from partnerboard.metrics.catalogue import metric
from partnerboard.pacing.terms import Direction, Measurement, Pacing
from partnerboard.ui import say
from partnerboard.ui.agreeing import saving
from partnerboard.ui.agreeing.fields import DAYS, one_of, records_of
from partnerboard.ui.telling.agreeing_choices import HELP, choice
from partnerboard.ui.telling.agreeing_labels import label
from partnerboard.ui.telling.words import platform

EVENLY = ("linear", "day_of_week", "plan_weighted", "custom", "none")
WEIGHTED = {
    "day_of_week": "Seven numbers, Monday first",
    "plan_weighted": "A number for each week of the period",
    "custom": "A number for each day of the period",
}


def terms_fields(stated: Agreements, around: Initiative) -> Target:
    """A target without a version, as it is typed; its id is made of its name."""
    left, right = st.columns(2)
    with right:
        code = _metric()
    with left:
        named = st.text_input(_words("label"), metric(code).label, key=saving.key(f"label_{code}"), max_chars=120)
    measurement = _measured(code)
    narrowed = _for_whom(stated, around, code)
    days = _period(around)
    left, right = st.columns(2)
    with left:
        direction = _direction(code)
    with right:
        pacing, weights = _pacing(measurement, direction)
    baseline = _baseline(measurement)
    parties = _parties(stated, narrowed.get("partner"))
    with st.expander("Weight, owner and tolerances", type="compact", key="pb_more_judged"):
        judged = _judged(stated)
    return Target(
        id=free_id(stated, "target", named),
        label=named.strip(),
        metric=code,
        measurement=measurement,
        direction=direction,
        pacing=pacing,
        weights=weights,
        parties=parties,
        **narrowed,
        **days,
        **baseline,
        **judged,
    )


def _metric() -> str:
    names = {code: metric(code).label for code in MEASURED_AS}
    code = one_of(_words("metric"), names, "exposures", key=saving.key("metric"), can_be_none=False)
    return code or "exposures"


def _measured(code: str) -> str:
    """How it is counted; a choice of one is none."""
    ways = {each.value: choice(Target, "measurement", each.value) for each in MEASURED_AS[code]}
    first = next(iter(ways))
    if len(ways) == 1:
        return first
    return one_of(_words("measurement"), ways, first, key=saving.key("measurement"), can_be_none=False) or first


def _for_whom(stated: Agreements, around: Initiative, code: str) -> dict[str, Any]:
    taking_part = {each.partner for each in around.partners}
    partners = {each.id: each.short_name for each in stated.partners if each.id in taking_part and each.earns_credit}
    accounts = {each.id: f"{each.name} on {platform(each.platform)}" for each in stated.accounts}
    platforms = {each.platform: choice(Target, "platform", each.platform) for each in stated.accounts}
    options: Mapping[str, dict[str, str]] = {
        "partner": partners,
        "platform": platforms,
        "account": accounts,
        "format": {each: choice(Target, "format", each) for each in FORMATS},
        "class_": {each: choice(Target, "class_", each) for each in CLASSES},
    }
    unknown = {"class_" if each == "class" else each for each in UNKNOWN_TO.get(code, ())}
    known = [each for each in options if each not in unknown]
    columns = st.columns(len(known))
    given: dict[str, Any] = {}
    for column, each in zip(columns, known, strict=True):
        with column:
            given[each] = _any_of(each, options[each])
    return given


def _any_of(name: str, options: Mapping[str, str]) -> str | None:
    picked = st.selectbox(
        _words(name),
        list(options),
        index=None,
        format_func=lambda each: options[each],
        placeholder="All",
        key=saving.key(name),
    )
    return str(picked) if picked is not None else None


def _period(around: Initiative) -> dict[str, Any]:
    first, last = st.columns(2)
    with first:
        since = st.date_input(_words("from_"), around.starts_on, format=DAYS, key=saving.key("from"))
    with last:
        until = st.date_input(_words("to"), around.ends_on, format=DAYS, key=saving.key("to"))
    if until < since:
        say.stop("The last day comes before the first.", remedy="Choose the days of the period again.")
    return {"from_": since, "to": until}


def _direction(code: str) -> str:
    good = metric(code).direction
    usual = Direction.HIGHER.value if good is GoodWay.NONE else good.value
    ways = {each.value: choice(Target, "direction", each.value) for each in Direction}
    key = saving.key(f"direction_{code}")  # another metric, another usual way
    return one_of(_words("direction"), ways, usual, key=key, can_be_none=False) or usual


def _pacing(measurement: str, direction: str) -> tuple[str, tuple[float, ...]]:
    """How it is spread; a rate and a range hold on every day alike."""
    if measurement == Measurement.PERIOD_RATIO or direction == Direction.RANGE:
        return Pacing.NONE.value, ()
    ways = {each: choice(Target, "pacing", each) for each in EVENLY}
    pacing = one_of(_words("pacing"), ways, "linear", key=saving.key("pacing"), can_be_none=False) or "linear"
    if pacing not in WEIGHTED:
        return pacing, ()
    typed = st.text_input(_words("weights"), key=saving.key("weights"), help=WEIGHTED[pacing], placeholder="1 1 1.5 …")
    return pacing, tuple(float(each) for each in re.findall(r"\d+(?:\.\d+)?", typed))


def _baseline(measurement: str) -> dict[str, Any]:
    if measurement != Measurement.LEVEL_AT_END:
        return {}
    value, note = st.columns(2)
    with value:
        stood = st.number_input(_words("baseline"), value=None, step=1.0, format="%.10g", key=saving.key("baseline"))
    with note:
        source = st.text_input(_words("baseline_note"), key=saving.key("baseline_note"), max_chars=200)
    return {"baseline": stood, "baseline_note": source.strip() or None}


def _parties(stated: Agreements, partner: str | None) -> tuple[str, ...]:
    """Who has to agree: at first we and the partner it is about, or everybody who earns credit."""
    organisations = {each.id: each.name for each in stated.organisations}
    homes = [each.id for each in stated.organisations if each.home]
    theirs = [each.organisation for each in stated.partners if each.earns_credit and partner in (None, each.id)]
    picked: Sequence[str] = st.multiselect(
        _words("parties"),
        list(organisations),
        default=list(dict.fromkeys([*homes, *theirs])),
        format_func=lambda each: organisations[each],
        key=saving.key(f"parties_{partner}"),
    )
    return tuple(picked)


def _judged(stated: Agreements) -> dict[str, Any]:
    one, two = st.columns(2)
    with one:
        weight = st.number_input(
            _words("weight"), 0.0, value=1.0, step=0.05, key=saving.key("weight"), help=HELP[Target, "weight"]
        )
        at_risk = st.number_input(_words("at_risk_below"), 0.0, 1.0, 0.95, step=0.05, key=saving.key("at_risk"))
    with two:
        owner = one_of(_words("owner"), records_of(stated, "person"), None, key=saving.key("owner"))
        behind = st.number_input(_words("behind_below"), 0.0, 1.0, 0.85, step=0.05, key=saving.key("behind"))
    least = st.number_input(_words("min_sample"), 0.0, value=None, step=1.0, key=saving.key("min_sample"))
    return {
        "weight": weight,
        "owner": owner,
        "at_risk_below": at_risk,
        "behind_below": behind,
        "min_sample": least,
    }


def _words(name: str) -> str:
    return label(Target, name)
