"""Choices inside a page: which of the things shown is looked at closer; each lives in the address."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from partnerboard.insights.comparison import Dimension, Per
from partnerboard.insights.imports import Batch, batch_of
from partnerboard.insights.posts import Factor, Measure, ranked
from partnerboard.insights.scorecard import Scorecard, TargetResult
from partnerboard.insights.workspace import Initiative, Partner
from partnerboard.metrics.catalogue import METRICS, Metric, metric
from partnerboard.scope import Scope, View
from partnerboard.ui import say
from partnerboard.ui.workspace import asked


def initiative(found: Sequence[Initiative], view: View) -> Initiative:
    """The initiative of a view."""
    return next(each for each in found if each.initiative_id == view.initiative_id)


def partner(found: Sequence[Partner], view: View) -> str:
    """The partner whose page it is: one of those in the view that can earn credit."""
    names = {each.partner_id: each.name for each in found if each.earns_credit and each.partner_id in view.partner_ids}
    if not names:
        say.stop(
            "None of the chosen partners earns credit in this partnership.", remedy="Choose another partner above."
        )
    return _one_of("Partner", names, key="partner", width=320)


def full_name(found: Sequence[Partner], partner_id: str) -> str:
    """The partner's whole name, as it heads its page."""
    return next(each.name for each in found if each.partner_id == partner_id)


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
        width=420,
    )
    return next((result for result in card.results if result.target.target_id == key), first)


def comparison(
    dimensions: Mapping[Dimension, str], metrics: Sequence[str], per: Mapping[Per, str]
) -> tuple[Dimension, str, Per]:
    """What is compared: the groups, the number, and what it is divided by."""
    with st.container(horizontal=True, key="pb_comparison", vertical_alignment="bottom"):
        by = _one_of("Compare", dimensions, key="by", width=240)
        number = _one_of("On", {code: metric(code).label for code in metrics}, key="on", width=240)
        divisor = _one_of("Measured", per, key="per", width=260)
    return Dimension(by), number, Per(divisor)


def post(scope: Scope, view: View) -> dict[str, Any] | None:
    """The post that the address names, if it is one of the view."""
    wanted = st.query_params.get("post", "")
    named = asked(ranked, scope, view, only=wanted).to_dict("records") if wanted else []
    if wanted and not named:
        say.notice(
            "The post that this address names is not in this view.",
            remedy="It was published outside the chosen period, partners or platforms, or its file was withdrawn.",
        )
    return {str(key): value for key, value in named[0].items()} if named else None


def search(sorts: Mapping[str, str]) -> tuple[str, str]:
    """Words to look for in the posts, and what to sort them by."""
    with st.container(horizontal=True, key="pb_search", vertical_alignment="bottom"):
        words = st.text_input("Search in posts", key="search", bind="query-params", max_chars=200, width=320)
        by = _one_of("Sort by", sorts, key="sort", width=320)
    return str(words or ""), by


def files(accounts: Sequence[str], states: Mapping[str, str]) -> tuple[str, str, str]:
    """Words to look for in the loaded files, the account they are about, and what is to be said of them."""
    with st.container(horizontal=True, key="pb_search", vertical_alignment="bottom"):
        words = st.text_input("Search in files", key="search", bind="query-params", max_chars=200, width=320)
        account = st.selectbox("Account", [*accounts], key="account", bind="query-params", width=320)
        state = st.selectbox(
            "Show", [*states], format_func=lambda each: states[each], key="state", bind="query-params", width=240
        )
    return str(words or ""), str(account), str(state)


def batch(scope: Scope) -> Batch | None:
    """The file that the address names, if it was loaded."""
    wanted = st.query_params.get("batch", "")
    named = asked(batch_of, scope, wanted) if wanted else None
    if wanted and named is None:
        say.notice("The file that this address names was never loaded here.", remedy="All files are listed below.")
    return named


def changes(kinds: Sequence[str]) -> tuple[str, str]:
    """Words to look for in the changes of the agreements, and the kind of record they are about."""
    with st.container(horizontal=True, key="pb_search", vertical_alignment="bottom"):
        words = st.text_input("Search in changes", key="search", bind="query-params", max_chars=200, width=320)
        kind = st.selectbox("About", [*kinds], key="about", bind="query-params", width=240)
    return str(words or ""), str(kind)


def rule(choices: Sequence[str]) -> int:
    """The place of the proposed rule to look at."""
    picked = st.selectbox("Rule", [*choices], key="rule", bind="query-params", width=420)
    return choices.index(picked) if picked in choices else 0


def trait(factors: Mapping[Factor, str]) -> tuple[Factor, Measure]:
    """What posts are grouped by, and what counts as working."""
    measures = {Measure.ENGAGEMENT: "more engagements per exposure", Measure.EXPOSURE: "more exposures per follower"}
    with st.container(horizontal=True, key="pb_trait", vertical_alignment="bottom"):
        factor = _one_of("Group posts by", factors, key="trait", width=240)
        measure = _one_of("Good means", measures, key="good", width=280)
    return Factor(factor), Measure(measure)


def words(label: str) -> str:
    """Words to look for."""
    return str(st.text_input(label, key="find", bind="query-params", max_chars=200, width=420) or "")


def metric_of_address() -> Metric | None:
    """The metric that the address names, if there is one."""
    return METRICS.get(st.query_params.get("metric", ""))


def _one_of(label: str, choices: Mapping[Any, str], *, key: str, width: int) -> str:
    """One of the keys of `choices`, the first until another is chosen or named by the address."""
    picked = st.selectbox(
        label, list(choices), format_func=lambda each: choices[each], key=key, bind="query-params", width=width
    )
    return str(picked)
