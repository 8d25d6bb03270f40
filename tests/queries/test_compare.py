"""Groups of posts beside each other: sums that belong together, whole posts, and who ran the account."""

from datetime import date
from typing import Any

import pytest

from partnerboard.metrics.ratios import median_ratio, pooled_ratio
from tests.queries import agreed
from tests.queries.agreed import AS_OF, partnership
from tests.queries.world import World

DAY = date(2026, 8, 10)
PLATFORMS = ["facebook", "instagram", "x", "linkedin"]


def asked(
    world: World, question: str, dimension: str, metric_code: str, per: str, **params: Any
) -> list[dict[str, Any]]:
    """The answer for August."""
    usual = {"platform_ids": PLATFORMS, "since": date(2026, 8, 1), "until": date(2026, 8, 31), "as_of": AS_OF}
    return world.asked(f"compare/{question}", **usual | params, dimension=dimension, metric_code=metric_code, per=per)


@pytest.fixture
def mixed(world: World) -> World:
    """Views and engagements: of a 1,000 and 40, 500 and unknown, 200 and 4; of b 100 and 10; joint 800 and 20."""
    partnership(world)
    for post, account, exposures, eng_core in (
        ("facebook:1", "fb-a", 1_000, 40),
        ("facebook:2", "fb-a", 500, None),
        ("instagram:3", "ig-a", 200, 4),
        ("x:4", "x-b", 100, 10),
        ("instagram:5", "ig-j", 800, 20),
    ):
        world.told("B", post, account, DAY, caption_id="tag", exposures=exposures, eng_core=eng_core)
    return world


def test_the_rate_of_a_group_is_sum_over_sum_of_the_posts_with_both(mixed: World) -> None:
    groups = {row.pop("group_id"): row for row in asked(mixed, "groups", "platform", "eng_core", "exposures")}

    assert groups["facebook"] == {
        "posts": 1,
        "posts_without_value": 1,
        "account_ids": ["fb-a"],
        "numerator": 40,
        "denominator": 1,
        "sum_yy": 1_600,
        "sum_xy": 40,
        "sum_xx": 1,
        "median_rate": 40,
    }
    assert (groups["instagram"]["numerator"], groups["instagram"]["denominator"]) == (24, pytest.approx(1))
    assert groups["instagram"]["account_ids"] == ["ig-a", "ig-j"]


def test_a_post_that_partners_share_is_one_post_of_its_platform_and_parts_of_theirs(mixed: World) -> None:
    instagram = next(
        row for row in asked(mixed, "groups", "platform", "eng_core", "post") if row["group_id"] == "instagram"
    )
    partners = {row["group_id"]: row for row in asked(mixed, "groups", "partner", "eng_core", "post")}

    assert (instagram["posts"], instagram["median_rate"], instagram["sum_yy"]) == (2, 12, pytest.approx(16 + 400))
    assert {name: (row["posts"], row["numerator"], row["denominator"]) for name, row in partners.items()} == {
        "P-A": (3, pytest.approx(40 + 4 + 10), pytest.approx(2.5)),
        "P-B": (2, pytest.approx(10 + 6), pytest.approx(1.3)),
        "P-C": (1, pytest.approx(4), pytest.approx(0.2)),
    }


def test_sql_and_python_pool_alike(mixed: World) -> None:
    pairs = [(40, 1.0), (None, 0.5), (4, 0.2), (20, 0.8), (10, 0.1)]
    (group,) = asked(mixed, "groups", "class", "eng_core", "exposures")

    pooled, middle = pooled_ratio(pairs), median_ratio(pairs)

    assert group["group_id"] == "unclassified"
    assert group["numerator"] / group["denominator"] == pytest.approx(pooled.value)
    assert group["median_rate"] == pytest.approx(middle.value)
    assert (group["posts"], group["posts"] + group["posts_without_value"]) == (pooled.counted, pooled.of)


def test_followers_are_those_of_the_publish_day_of_the_account_that_published(mixed: World) -> None:
    mixed.batch("days", AS_OF, basis="daily")
    for account, day, number in (
        ("facebook:fb-a", 9, 4_000),
        ("facebook:fb-a", 11, 9_000),
        ("x:x-b", 11, 2_000),
        ("instagram:ig-j", 10, 0),
    ):
        agreed.followers(mixed, "days", account, date(2026, 8, day), number)

    groups = {row["group_id"]: row for row in asked(mixed, "groups", "platform", "eng_core", "followers")}

    assert (groups["facebook"]["numerator"], groups["facebook"]["denominator"]) == (40, 4)
    assert (groups["x"]["posts"], groups["x"]["posts_without_value"]) == (0, 1)  # read only after it was published
    assert groups["instagram"]["numerator"] is None  # nobody follows yet, or nobody counted


def test_weeks_count_the_posts_with_both_numbers(mixed: World) -> None:
    mixed.told("B", "facebook:6", "fb-a", date(2026, 8, 17), caption_id="tag", exposures=700)

    weeks = asked(mixed, "weeks", "platform", "eng_core", "exposures")

    assert [row for row in weeks if row["group_id"] == "facebook"] == [
        {"group_id": "facebook", "week_start": DAY, "posts": 1, "numerator": 40, "denominator": 1}
    ]
    assert sum(row["numerator"] for row in weeks) == 74


def test_weeks_add_up_to_their_group(mixed: World) -> None:
    for number, day in enumerate((3, 12, 20, 27)):
        mixed.told("B", f"facebook:w{number}", "fb-a", date(2026, 8, day), caption_id="tag", exposures=10, eng_core=1)

    for dimension in ("partner", "platform", "format", "operator", "account"):
        groups = {row["group_id"]: row for row in asked(mixed, "groups", dimension, "eng_core", "exposures")}
        weeks = asked(mixed, "weeks", dimension, "eng_core", "exposures")
        for name in {row["group_id"] for row in weeks}:
            for column in ("numerator", "denominator"):
                added = sum(row[column] for row in weeks if row["group_id"] == name)
                assert added == pytest.approx(groups[name][column])


def test_66_accounts_are_grouped_by_who_ran_them_when_the_post_was_published(mixed: World) -> None:
    mixed.organisation("agency", org_type="agency")
    mixed.insert(
        "account_operator",
        account_id="fb-a",
        org_id="agency",
        valid_from=date(2026, 8, 1),
        valid_to=date(2026, 8, 15),
    )
    mixed.told("B", "facebook:7", "fb-a", date(2026, 8, 16), caption_id="tag", exposures=100, eng_core=1)
    mixed.told("B", "linkedin:8", "li-ann", DAY, caption_id="tag", exposures=100, eng_core=3)

    groups = {row["group_id"]: row["numerator"] for row in asked(mixed, "groups", "operator", "eng_core", "exposures")}

    assert groups == {"agency": 40, "in-house": 15, "joint": 20, "colleagues": 3}


def test_a_post_belongs_to_the_department_that_held_the_account_that_day(mixed: World) -> None:
    for department_id, valid_from, valid_to in (
        ("press", date(2026, 8, 1), date(2026, 8, 10)),
        ("web", date(2026, 8, 11), None),
    ):
        mixed.insert("department", department_id=department_id, org_id="a", name=department_id.title())
        mixed.insert(
            "account_department",
            account_id="fb-a",
            department_id=department_id,
            valid_from=valid_from,
            valid_to=valid_to,
        )
    mixed.told("B", "facebook:7", "fb-a", date(2026, 8, 11), caption_id="tag", exposures=100, eng_core=1)

    groups = {row["group_id"]: row["numerator"] for row in asked(mixed, "groups", "department", "eng_core", "post")}

    assert groups == {"Press": 40, "Web": 1, "no department": 34}


@pytest.mark.parametrize(
    "narrower",
    [
        {"partner_ids": ["P-C"], "platform_ids": ["facebook", "x"]},
        {"until": date(2026, 8, 9)},
        {"since": date(2026, 8, 11)},
        {"initiative_ids": []},
    ],
)
def test_posts_outside_the_view_are_not_compared(mixed: World, narrower: dict[str, Any]) -> None:
    assert asked(mixed, "groups", "platform", "eng_core", "post", **narrower) == []
    assert asked(mixed, "weeks", "platform", "eng_core", "post", **narrower) == []
