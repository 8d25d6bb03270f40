"""Choices inside a page: which of the things shown is looked at closer; each lives in the address."""

from collections.abc import Mapping, Sequence

import streamlit as st

from partnerboard.insights.comparison import Dimension, Per
from partnerboard.insights.scorecard import Scorecard, TargetResult
from partnerboard.insights.workspace import Initiative
from partnerboard.metrics.catalogue import metric
from partnerboard.scope import View


def initiative(found: Sequence[Initiative], view: View) -> Initiative:
    """The initiative of a view."""
    return next(each for each in found if each.initiative_id == view.initiative_id)


def target(card: Scorecard, first: TargetResult | None, choices: Mapping[str, str]) -> TargetResult | None:
    """The target to draw, `first` until another is chosen; None where no target has a line."""
    if first is None:
        return None
    ids = list(choices)
    key = st.selectbox(
        "Target",
        ids,
        index=ids.index(first.target.target_id),
        format_func=lambda target_id: choices[target_id],
        key="target",
        bind="query-params",
        label_visibility="collapsed",
    )
    return next((result for result in card.results if result.target.target_id == key), first)


def comparison(
    dimensions: Mapping[Dimension, str], metrics: Sequence[str], per: Mapping[Per, str]
) -> tuple[Dimension, str, Per]:
    """What is compared: the groups, the number, and what it is divided by."""
    with st.container(horizontal=True, key="pb_comparison", vertical_alignment="bottom"):
        by = st.selectbox(
            "Compare",
            [*dimensions],
            format_func=lambda each: dimensions[Dimension(each)],
            key="by",
            bind="query-params",
        )
        number = st.selectbox(
            "On", [*metrics], format_func=lambda code: metric(code).label, key="on", bind="query-params"
        )
        divisor = st.selectbox(
            "Measured", [*per], format_func=lambda each: per[Per(each)], key="per", bind="query-params"
        )
    return Dimension(by), str(number), Per(divisor)
