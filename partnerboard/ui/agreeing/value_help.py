"""What helps to arrive at a value: the last comparable weeks, beside the form."""

import streamlit as st

from partnerboard.agreements.initiative import Target
from partnerboard.insights.comparable import Comparable, Wanted, comparable
from partnerboard.pacing.terms import Direction, Measurement, Pacing, Terms
from partnerboard.ui import say, tables
from partnerboard.ui.agreeing.moment import Moment
from partnerboard.ui.telling import agreeing_value as telling
from partnerboard.ui.workspace import asked


def show(wanted: Wanted, now: Moment, currency: str) -> Comparable | None:
    """The weeks in sentences, and one by one for those who open them."""
    found = asked(comparable, now.scope, wanted, as_of=now.as_of, known_at_utc=now.known_at_utc)
    if found is None:
        return None
    say.paragraphs([" ".join(telling.told(found, currency))])
    with st.expander("Week by week", type="compact", key="pb_more_weeks"):
        tables.show(
            telling.weeks(found, currency), telling.WEEKS, caption="The last comparable weeks", key="comparable_weeks"
        )
    return found


def wanted(initiative_id: str, target: Target) -> Wanted:
    """What a target counts, and when."""
    return Wanted(
        initiative_id=initiative_id,
        metric_code=target.metric,
        measurement=Measurement(target.measurement),
        since=target.from_,
        until=target.to,
        partner_id=target.partner,
        platform_id=target.platform,
        account_id=target.account,
        content_format=target.format,
        content_class=target.class_,
    )


def terms(target: Target) -> Terms:
    """What is agreed besides the value, as pacing knows it."""
    return Terms(
        direction=Direction(target.direction),
        measurement=Measurement(target.measurement),
        period_from=target.from_,
        period_to=target.to,
        pacing=Pacing(target.pacing),
        weights=target.weights,
        baseline=target.baseline,
    )
