"""What may be added up: the whole table, and the words of a refusal."""

import pytest

from partnerboard.errors import NotAdditive
from partnerboard.metrics.additivity import Over, may_sum, require_sum
from partnerboard.metrics.catalogue import METRICS, metric

ALLOWED = {
    "reactions": {"posts", "days", "accounts", "platforms", "partners", "parts of one whole"},
    "exposures": {"posts", "days", "accounts", "platforms", "partners", "parts of one whole"},
    "followers": {"accounts"},
    "reach": set(),
    "site_users": set(),
    "eri_core": set(),
    "eri_median": set(),
    "contribution_share": {"parts of one whole"},
}


@pytest.mark.parametrize(("code", "allowed"), ALLOWED.items())
def test_the_additivity_table(code: str, allowed: set[str]) -> None:
    assert {over.value for over in Over if may_sum(metric(code), over)} == allowed


@pytest.mark.parametrize(
    ("code", "over", "label"),
    [
        ("exposures", Over.PLATFORMS, "definitions differ"),
        ("exposures", Over.POSTS, None),
        ("reactions", Over.PLATFORMS, None),
        ("followers", Over.ACCOUNTS, "combined following, not de-duplicated"),
        ("contribution_share", Over.PARTS, "remainder shown"),
    ],
)
def test_a_sum_that_is_only_half_right_carries_its_words(code: str, over: Over, label: str | None) -> None:
    assert may_sum(metric(code), over).label == label


def test_reach_is_never_summed_over_anything() -> None:
    for over in Over:
        with pytest.raises(NotAdditive, match=f"Reach cannot be added up over {over}"):
            require_sum(metric("reach"), over)


def test_a_right_sum_is_let_through_with_its_words() -> None:
    assert require_sum(metric("exposures"), Over.PLATFORMS).label == "definitions differ"


def test_a_refusal_says_why_and_what_to_do_instead() -> None:
    assert may_sum(metric("reach"), Over.DAYS).reason == (
        "Reach counts different people, and the same person is in several of the parts: show bounds instead."
    )
    assert may_sum(metric("eri_core"), Over.POSTS).reason == (
        "Engagement rate by views (ERI) is a rate: divide the sum of what is above the line by the sum of what is "
        "below it."
    )


@pytest.mark.parametrize("code", METRICS)
def test_every_metric_gets_an_answer_for_every_way_to_sum(code: str) -> None:
    for over in Over:
        assert may_sum(metric(code), over).reason.endswith(".")
