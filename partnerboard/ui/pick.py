"""Choices inside a page: which of the things shown is looked at closer; each lives in the address."""

from collections.abc import Mapping, Sequence

import streamlit as st

from partnerboard.insights.scorecard import Scorecard, TargetResult
from partnerboard.insights.workspace import Initiative
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
