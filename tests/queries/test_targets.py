"""What a target is measured by: every metric, way of measuring and scope that a target may have."""

from datetime import date
from math import inf
from typing import Any

import pytest

from tests.queries import agreed
from tests.queries.agreed import AS_OF, partnership, target
from tests.queries.world import AFTERWARDS, World, utc

NUMBERS = {
    "exposures": (1_000, 400, 250),
    "reach": (800, None, 150),
    "reactions": (40, 12, None),
    "comments": (6, 3, 2),
    "shares": (4, None, 1),
    "saves": (10, None, 3),
    "eng_core": (50, 20, None),
    "engagements_native": (64, 22, 9),
    "link_clicks": (5, 0, None),
    "all_clicks": (30, 8, 7),
    "video_views": (300, None, 90),
    "watch_seconds": (1_200.5, None, 60.0),
    "follows": (2, 1, None),
    "profile_visits": (9, None, 4),
}


def actual(world: World, as_of: date = AS_OF, **params: Any) -> float | None:
    """What the only target has reached."""
    (found,) = world.asked("scorecard/actuals", as_of=as_of, **params)
    value: float | None = found["actual"]
    return value


def gained(world: World, as_of: date = AS_OF) -> dict[date, float]:
    """What posts gained for the only target, by day."""
    return {row["day"]: round(row["numerator"], 6) for row in world.asked("scorecard/activity", as_of=as_of)}


@pytest.fixture
def three_posts(world: World) -> World:
    """Facebook of a on the 3rd, X of b on the 4th, the joint Instagram account on the 5th; a fourth is nobody's."""
    partnership(world)
    posts = (
        ("facebook:1", "fb-a", "photo", "promotional"),
        ("x:2", "x-b", "link", None),
        ("instagram:3", "ig-j", "photo", "educational"),
    )
    for place, (post, account, content_format, content_class) in enumerate(posts):
        numbers = {name: values[place] for name, values in NUMBERS.items()}
        world.told(
            "B",
            post,
            account,
            date(2026, 8, 3 + place),
            caption_id="tag",
            content_format=content_format,
            content_class=content_class,
            **numbers,
        )
    world.told("B", "facebook:4", "fb-a", date(2026, 8, 6), exposures=9_999, eng_core=99)
    return world


@pytest.mark.parametrize(
    ("metric_code", "expected"),
    [
        ("posts_published", 3),
        ("exposures", 1_650),
        ("reactions", 52),
        ("comments", 11),
        ("shares", 5),
        ("saves", 13),
        ("eng_core", 70),
        ("eng_plus", 65),  # only the first post reports all three parts: 50 + 10 + 5
        ("engagements_native", 95),
        ("link_clicks", 5),
        ("all_clicks", 45),
        ("video_views", 390),
        ("watch_seconds", 1_260.5),
        ("follows", 3),
        ("profile_visits", 13),
        ("advocate_posts", 0),
    ],
)
def test_a_sum_over_the_posts_of_the_period(three_posts: World, metric_code: str, expected: float) -> None:
    target(three_posts, "T", metric_code)

    assert actual(three_posts) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("metric_code", "expected", "counted"),
    [
        ("eri_core", 70 / 1_400, 2),  # the third post has no engagements
        ("err_core", 50 / 800, 1),
        ("virality", 5 / 1_250, 2),
        ("ctr_link", 5 / 1_400, 2),
        ("applause_rate", 52 / 2, 2),
        ("conversation_rate", 11 / 3, 3),
        ("amplification_rate", 5 / 2, 2),
        ("promo_share", 1 / 2, 2),
    ],
)
def test_a_rate_counts_the_posts_that_report_both_parts(
    three_posts: World, metric_code: str, expected: float, counted: int
) -> None:
    target(three_posts, "T", metric_code, measurement="period_ratio")

    (found,) = three_posts.asked("scorecard/actuals", as_of=AS_OF)

    assert found["actual"] == pytest.approx(expected)
    assert (found["sample_size"], found["posts"]) == (pytest.approx(counted), pytest.approx(3))


def test_click_through_is_about_posts_that_carry_a_link(world: World) -> None:
    partnership(world)
    world.caption("plain tag", hashtags=("mwt",))
    world.caption("linked tag", hashtags=("mwt",), links=(("x.org/page", None),))
    target(world, "T", "ctr_link", measurement="period_ratio")
    for post, caption, content_format, clicks in (
        ("facebook:1", "linked tag", "photo", 0),
        ("facebook:2", "plain tag", "link", 4),
        ("facebook:3", "plain tag", "photo", 2),
        ("facebook:4", "plain tag", "photo", 0),  # without a link nobody could click
    ):
        world.told(
            "B",
            post,
            "fb-a",
            date(2026, 8, 3),
            caption_id=caption,
            content_format=content_format,
            exposures=100,
            link_clicks=clicks,
        )

    assert actual(world) == pytest.approx(6 / 300)


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        ({}, 1_650),
        ({"partner_id": "P-A"}, 1_000 + 125),
        ({"partner_id": "P-B"}, 400 + 75),
        ({"partner_id": "P-C"}, 50),
        ({"platform_id": "instagram"}, 250),
        ({"account_id": "ig-j"}, 250),
        ({"account_id": "ig-j", "partner_id": "P-A"}, 125),
        ({"content_format": "photo"}, 1_250),
        ({"content_class": "promotional"}, 1_000),
        ({"platform_id": "x", "content_format": "photo"}, None),
        ({"period_from": date(2026, 8, 4)}, 650),
        ({"period_to": date(2026, 8, 4)}, 1_400),
        ({"initiative_id": "mwt", "account_id": "fb-a"}, 1_000),
    ],
)
def test_a_target_counts_what_it_is_about(three_posts: World, scope: dict[str, Any], expected: float | None) -> None:
    target(three_posts, "T", "exposures", **scope)

    assert actual(three_posts) == (None if expected is None else pytest.approx(expected))


def test_a_collaborative_post_is_one_post_of_either_account(world: World) -> None:
    partnership(world)
    world.told("B", "instagram:1", "ig-a", date(2026, 8, 3), caption_id="tag", exposures=300)
    world.batch("B2", AS_OF)
    world.told("B2", "instagram:1", "ig-b", date(2026, 8, 3), caption_id="tag", exposures=310)
    for name, scope in (
        ("T1", {"account_id": "ig-a"}),
        ("T2", {"account_id": "ig-b"}),
        ("T3", {"partner_id": "P-A"}),
        ("T4", {}),
    ):
        target(world, name, "exposures", **scope)

    found = {row["target_id"]: (row["actual"], row["posts"]) for row in world.asked("scorecard/actuals", as_of=AS_OF)}

    assert found == {"T1": (310, 1), "T2": (310, 1), "T3": (155, 0.5), "T4": (310, 1)}


def test_posts_by_colleagues_count_from_the_day_of_their_consent(world: World) -> None:
    partnership(world)
    world.person("bob", "b", consented_on=date(2026, 8, 10))
    world.person("cyd", "c", consented_on=None)
    world.account("x-bob", "x", kind="personal", person_id="bob")
    world.account("x-cyd", "x", kind="personal", person_id="cyd")
    target(world, "T", "advocate_posts")
    for post, account, day in (
        ("linkedin:1", "li-ann", 3),
        ("x:2", "x-bob", 9),
        ("x:3", "x-bob", 10),
        ("x:4", "x-cyd", 12),
        ("facebook:5", "fb-a", 12),
    ):
        world.told("B", post, account, date(2026, 8, day), caption_id="tag", exposures=1)

    assert actual(world) == 2


def test_no_post_is_none_only_when_a_file_speaks_of_the_period(world: World) -> None:
    partnership(world)
    target(world, "T", "posts_published", period_from=date(2026, 8, 20))
    target(world, "T2", "exposures", period_from=date(2026, 8, 20))
    world.told("B", "facebook:1", "fb-a", date(2026, 8, 3), caption_id="tag", exposures=1)

    found = {row["target_id"]: row["actual"] for row in world.asked("scorecard/actuals", as_of=AS_OF)}
    before = {row["target_id"]: row["actual"] for row in world.asked("scorecard/actuals", as_of=date(2026, 8, 28))}

    assert found == {"T": 0, "T2": None}
    assert before == {"T": None, "T2": None}


# ------------------------------------------------------------------------------------------------- what happened when


@pytest.fixture
def exported_twice(world: World) -> World:
    """10 a day for the 10 days from the 3rd, then 20 a day for five; one post from July gains 2 a day in August."""
    partnership(world)
    world.batch("first", date(2026, 8, 12))
    world.batch("second", date(2026, 8, 17))
    world.batch("early", date(2026, 7, 31))
    world.rule("include_post", "facebook:0", 2)
    for name, as_of, new, old in (("first", 12, 100, 524), ("second", 17, 200, 534)):
        day = date(2026, 8, as_of)
        world.told(name, "facebook:1", "fb-a", date(2026, 8, 3), as_of_on=day, caption_id="tag", eng_core=new)
        world.told(name, "facebook:0", "fb-a", date(2026, 7, 2), as_of_on=day, eng_core=old)
    world.told("early", "facebook:0", "fb-a", date(2026, 7, 2), as_of_on=date(2026, 7, 31), eng_core=500)
    target(world, "T", "eng_core", measurement="activity_in_period")
    return world


def test_activity_counts_when_it_happened_whenever_the_post_was_published(exported_twice: World) -> None:
    days = gained(exported_twice)

    assert days[date(2026, 8, 1)] == 2
    assert days[date(2026, 8, 3)] == 12
    assert days[date(2026, 8, 13)] == 22
    assert (min(days), max(days)) == (date(2026, 8, 1), date(2026, 8, 17))
    assert sum(days.values()) == pytest.approx(200 + 34)


def test_activity_of_a_later_file_is_not_known_on_an_earlier_day(exported_twice: World) -> None:
    days = gained(exported_twice, date(2026, 8, 15))

    assert max(days) == date(2026, 8, 12)
    assert sum(days.values()) == pytest.approx(100 + 24)


def test_activity_as_known_before_the_second_file_was_loaded(exported_twice: World) -> None:
    (before, after) = (
        sum(row["numerator"] for row in exported_twice.asked("scorecard/activity", as_of=AS_OF, known_at=known_at))
        for known_at in (utc(2026, 8, 14), AFTERWARDS)
    )

    assert (before, after) == (pytest.approx(124), pytest.approx(234))


def test_activity_keeps_to_the_scope_and_the_credit_of_its_target(world: World) -> None:
    partnership(world)
    target(world, "T", "reactions", measurement="activity_in_period", partner_id="P-B")
    target(world, "T2", "reactions", measurement="activity_in_period", platform_id="facebook")
    world.told("B", "instagram:1", "ig-j", date(2026, 8, 29), caption_id="tag", reactions=10)
    world.told("B", "facebook:2", "fb-a", date(2026, 8, 29), caption_id="tag", reactions=4)

    found = {row["target_id"]: row["numerator"] for row in world.asked("scorecard/activity", as_of=AS_OF)}

    assert found == {"T": 3, "T2": 4}


def test_published_posts_are_activity_of_the_day_they_were_published(world: World) -> None:
    partnership(world)
    target(world, "T", "posts_published", measurement="activity_in_period")
    world.told("B", "facebook:1", "fb-a", date(2026, 8, 3), caption_id="tag", exposures=1)

    assert actual(world) == 1


# ------------------------------------------------------------------------------------------- clicks, money, followers


def test_tracked_clicks_are_those_of_the_days_of_the_period(world: World) -> None:
    partnership(world)
    agreed.link(world, "a", partner_id="P-A")
    agreed.link(world, "all")
    world.batch("clicks", AS_OF, basis="daily", grain="link_click")
    for name, day, number in (("a", 2, 10), ("a", 3, 5), ("all", 3, 7), ("a", 28, 100)):
        agreed.clicks(world, "clicks", name, date(2026, 8, day), number)
    target(world, "T1", "tracked_clicks", period_from=date(2026, 8, 3))
    target(world, "T2", "tracked_clicks", partner_id="P-A")
    target(world, "T3", "tracked_clicks", platform_id="facebook")

    found = {row["target_id"]: row for row in world.asked("scorecard/actuals", as_of=date(2026, 8, 20))}

    assert {name: row["actual"] for name, row in found.items()} == {"T1": 12, "T2": 15, "T3": None}
    assert (found["T1"]["sample_size"], found["T1"]["posts"]) == (None, None)


def test_a_click_day_told_twice_counts_as_the_newer_file_says(world: World) -> None:
    partnership(world)
    agreed.link(world, "a")
    world.batch("old", date(2026, 8, 10), basis="daily")
    world.batch("new", date(2026, 8, 17), basis="daily")
    agreed.clicks(world, "new", "a", date(2026, 8, 9), 12)
    agreed.clicks(world, "old", "a", date(2026, 8, 9), 9)
    target(world, "T", "tracked_clicks")

    assert actual(world) == 12
    assert actual(world, known_at=utc(2026, 8, 12)) == 9


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [(date(2026, 8, 10), 100 / 40), (date(2026, 8, 29), 290 / 40), (date(2026, 9, 30), 310 / 40)],
)
def test_a_cost_accrues_evenly_over_the_days_it_covers(world: World, as_of: date, expected: float) -> None:
    partnership(world)
    agreed.contribution(world, "C1", "P-A", 310)
    agreed.contribution(world, "C2", "P-A", 999, is_agreed=False)
    world.batch("early", date(2026, 8, 4))
    world.told(
        "early", "facebook:1", "fb-a", date(2026, 8, 3), as_of_on=date(2026, 8, 4), caption_id="tag", eng_core=40
    )
    target(world, "T", "cost_per_engagement", measurement="period_ratio", direction="lower")

    assert actual(world, as_of) == pytest.approx(expected)


def test_a_cost_of_a_period_is_what_accrued_in_it(world: World) -> None:
    partnership(world)
    agreed.contribution(world, "C1", "P-A", 310)
    world.told("B", "facebook:1", "fb-a", date(2026, 8, 12), caption_id="tag", eng_core=50)
    target(
        world,
        "T",
        "cost_per_engagement",
        measurement="period_ratio",
        period_from=date(2026, 8, 11),
        period_to=date(2026, 8, 20),
    )

    assert actual(world) == pytest.approx(100 / 50)


@pytest.mark.parametrize("metric_code", ["cost_per_engagement", "cost_per_click"])
def test_a_cost_without_results_is_missing_and_not_the_money_spent(world: World, metric_code: str) -> None:
    partnership(world)
    agreed.contribution(world, "C1", "P-A", 310)
    target(world, "T", metric_code, measurement="period_ratio")

    assert actual(world) is None


def test_a_cost_per_click_is_that_of_the_partner_asked_for(world: World) -> None:
    partnership(world)
    agreed.contribution(world, "C1", "P-A", 310)
    agreed.contribution(world, "C2", "P-B", 620)
    agreed.contribution(world, "C3", "P-B", 620, currency="EUR")
    world.batch("clicks", AS_OF, basis="daily")
    for partner_id, number in (("P-A", 10), ("P-B", 40)):
        agreed.link(world, partner_id, partner_id=partner_id)
        agreed.clicks(world, "clicks", partner_id, date(2026, 8, 5), number)
    target(world, "T1", "cost_per_click", measurement="period_ratio")
    target(world, "T2", "cost_per_click", measurement="period_ratio", partner_id="P-B")

    found = {row["target_id"]: row["actual"] for row in world.asked("scorecard/actuals", as_of=date(2026, 8, 31))}

    assert found == {"T1": pytest.approx(930 / 50), "T2": pytest.approx(620 / 40)}


@pytest.fixture
def followed(world: World) -> World:
    """fb-a is read on the 1st, 8th and 15th; ig-a on the 3rd and 10th; x-b on the 12th."""
    partnership(world)
    world.account("ig-stranger", "instagram")
    world.batch("days", AS_OF, basis="daily", grain="account_day")
    for account, day, number in (
        ("facebook:fb-a", 1, 1_000),
        ("facebook:fb-a", 8, 1_100),
        ("facebook:fb-a", 15, 1_300),
        ("instagram:ig-a", 3, 500),
        ("instagram:ig-a", 10, 510),
        ("x:x-b", 12, 70),
        ("linkedin:li-ann", 12, 5_000),
        ("instagram:ig-j", 2, 30),
        ("instagram:ig-stranger", 2, 9_000),
    ):
        agreed.followers(world, "days", account, date(2026, 8, day), number)
    return world


@pytest.mark.parametrize(
    ("scope", "as_of", "expected"),
    [
        ({"account_id": "fb-a"}, date(2026, 8, 14), 1_100),
        ({"account_id": "fb-a"}, date(2026, 8, 29), 1_300),
        ({"account_id": "fb-a", "period_to": date(2026, 8, 8)}, date(2026, 8, 29), 1_100),
        ({"account_id": "fb-a", "period_from": date(2026, 8, 9)}, date(2026, 8, 10), 1_100),  # read before the period
        ({"account_id": "li-ann"}, date(2026, 8, 29), 5_000),
        ({"partner_id": "P-A"}, date(2026, 8, 29), 1_810),  # her own accounts, not colleagues' and not joint ones
        ({"partner_id": "P-A", "platform_id": "instagram"}, date(2026, 8, 29), 510),
        ({}, date(2026, 8, 29), 1_910),  # all but colleagues' and strangers'
        ({}, date(2026, 7, 31), None),
    ],
)
def test_followers_are_the_last_reading_of_each_account(
    followed: World, scope: dict[str, Any], as_of: date, expected: float | None
) -> None:
    target(followed, "T", "followers", measurement="level_at_end", **scope)

    assert actual(followed, as_of) == expected


def test_followers_of_several_accounts_keep_the_last_reading_between_two(followed: World) -> None:
    target(followed, "T", "followers", measurement="level_at_end", partner_id="P-A")

    days = {row["day"].day: row["level"] for row in followed.asked("scorecard/days", as_of=AS_OF)}

    assert days == {3: 1_500, 8: 1_600, 10: 1_610, 15: 1_810}


# ---------------------------------------------------------------------------------------------------------- answering


@pytest.fixture
def written_to(world: World) -> World:
    """Example 1.D: answered after 10, 25, 40, 90 and 200 minutes, three never, and one 30 minutes old."""
    partnership(world)
    agreed.promise(world, 240)
    world.batch("log", AS_OF, basis="log", grain="interaction")
    for number, minutes in enumerate((10, 25, 40, 90, 200, None, None, None)):
        at = utc(2026, 8, 10, 9)
        answered = None if minutes is None else utc(2026, 8, 10, 9 + minutes // 60, minutes % 60)
        agreed.message(world, "log", f"m{number}", "facebook:fb-a", at, answered)
    agreed.message(world, "log", "young", "facebook:fb-a", utc(2026, 8, 29, 23, 30), None)
    return world


def test_1d_the_median_answer_counts_silence_as_infinitely_late(written_to: World) -> None:
    target(written_to, "T", "response_minutes_median", measurement="period_ratio", direction="lower")

    (found,) = written_to.asked("scorecard/actuals", as_of=AS_OF)

    assert (found["actual"], found["sample_size"]) == (145, 8)


def test_more_silence_than_answers_is_endless(written_to: World) -> None:
    target(written_to, "T", "response_minutes_median", measurement="period_ratio", direction="lower")
    for number in range(3):
        agreed.message(written_to, "log", f"silent{number}", "facebook:fb-a", utc(2026, 8, 11), None)

    assert actual(written_to) == inf


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        ({"partner_id": "P-A"}, 145),
        ({"partner_id": "P-B"}, 60),
        ({"platform_id": "x"}, 60),
        ({"account_id": "x-b"}, 60),
        ({"period_from": date(2026, 8, 12)}, 60),
        ({"partner_id": "P-C"}, None),
    ],
)
def test_answers_are_those_of_the_accounts_a_target_is_about(
    written_to: World, scope: dict[str, Any], expected: float | None
) -> None:
    agreed.message(written_to, "log", "x", "x:x-b", utc(2026, 8, 12, 9), utc(2026, 8, 12, 10))
    target(written_to, "T", "response_minutes_median", measurement="period_ratio", direction="lower", **scope)

    assert actual(written_to) == expected
