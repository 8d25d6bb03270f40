"""The figures that the scenario states, added up from the story alone."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

import pytest

from partnerboard.demo.audience import followers
from partnerboard.demo.cast import CHANNELS
from partnerboard.demo.story import Story, story
from tests.demo.reference import LAST, attributed, earned, eng_core, exposures, level, median_answer_minutes

EXPORTS = {
    date(2026, 8, 30): (87, 233_876, 7_415),
    date(2026, 9, 20): (178, 677_917, 19_844),
    date(2026, 10, 11): (250, 884_601, 26_246),
    date(2026, 11, 1): (336, 1_192_550, 36_092),
    date(2026, 11, 15): (336, 1_215_139, 36_951),
    date(2026, 12, 13): (336, 1_215_877, 36_979),
}
REVIEWS = list(EXPORTS)[:4]
WEEKS = [
    (30, 75_647),
    (28, 76_532),
    (29, 98_768),
    (26, 203_977),
    (35, 131_189),
    (30, 104_902),
    (18, 37_845),
    (26, 65_454),
    (28, 108_212),
    (28, 114_179),
    (30, 103_957),
    (28, 71_888),
]


def at(days: Iterable[date], *values: tuple[float, ...]) -> list[tuple[object, ...]]:
    """Each day with its expected values."""
    return list(zip(days, *values, strict=True))


def test_it_has_413_posts_and_each_rule_claims_its_part(told: Story) -> None:
    levels = Counter(level(post) for post in told.posts)

    assert len(told.posts) == 413
    assert levels == {"account": 45, "link": 149, "paid partnership": 11, "hashtag": 131, None: 77}
    assert sum(1 for post in told.posts if level(post) is None and post.published_on <= LAST) == 74


def test_its_six_exports_show_1856_posts(told: Story) -> None:
    assert sum(len(list(told.posts_shown(as_of))) for as_of in EXPORTS) == 1_856


@pytest.mark.parametrize(("as_of", "expected"), list(EXPORTS.items()))
def test_totals_as_of_each_export(told: Story, as_of: date, expected: object) -> None:
    posts = attributed(told.posts, as_of)

    assert (len(posts), exposures(posts, as_of), eng_core(posts, as_of)) == expected


def test_credit_by_partner_at_the_end(told: Story) -> None:
    assert earned(told.posts, "naha") == (199.5, 680_291)
    assert earned(told.posts, "ctg") == (97.5, 189_450)
    assert earned(told.posts, "meridian") == (39.0, 322_809)


def test_views_are_conserved(told: Story) -> None:
    published = [post for post in told.posts if post.published_on <= LAST]

    assert exposures(post for post in published if not level(post)) == 253_967
    assert exposures(published) == 1_446_517


def test_the_top_post_is_the_viral_one(told: Story) -> None:
    top = max(told.posts, key=lambda post: post.counts(LAST).exposures)

    assert (top.channel.id, top.published_at_utc.isoformat(), top.format) == (
        "ig-mwt",
        "2026-09-03T18:00:00+00:00",
        "short_video",
    )
    assert top.counts(LAST).exposures == 91_714


@pytest.mark.parametrize(("week", "expected"), list(enumerate(WEEKS)))
def test_posts_and_views_by_week(told: Story, week: int, expected: object) -> None:
    monday = date(2026, 8, 10) + timedelta(weeks=week)
    posts = [post for post in attributed(told.posts) if 0 <= (post.published_on - monday).days < 7]

    assert (len(posts), exposures(posts)) == expected


@pytest.mark.parametrize(
    ("platform", "rate"),
    [("facebook", 0.02128), ("instagram", 0.04479), ("linkedin", 0.02921), ("x", 0.01298), ("youtube", 0.03484)],
)
def test_engagement_rate_by_platform(told: Story, platform: str, rate: float) -> None:
    posts = [post for post in attributed(told.posts) if post.channel.platform == platform]

    assert round(eng_core(posts) / exposures(posts), 5) == rate


def test_engagement_rate_by_reach_rests_on_136_posts(told: Story) -> None:
    seen = [post.counts(LAST) for post in attributed(told.posts)]
    reached = [(counts.eng_core, counts.reach) for counts in seen if counts.reach is not None]

    assert len(reached) == 136
    assert round(sum(engaged for engaged, _ in reached) / sum(reach for _, reach in reached), 5) == 0.04984


@pytest.mark.parametrize(
    ("as_of", "posts", "views"),
    at(REVIEWS, (10.4, 19.8, 29.6, 39.0), (35_953.6, 109_259.4, 146_087.3, 189_450)),
)
def test_targets_of_single_partners(told: Story, as_of: date, posts: float, views: float) -> None:
    assert earned(told.posts, "meridian", as_of)[0] == posts
    assert earned(told.posts, "ctg", as_of)[1] == views


@pytest.mark.parametrize(("as_of", "clicks"), at(EXPORTS, (785, 1_908, 2_803, 4_001, 4_051, 4_051)))
def test_clicks_on_short_links(told: Story, as_of: date, clicks: int) -> None:
    assert sum(day.clicks for day in told.click_days if day.day <= as_of) == clicks
    assert min(day.clicks for day in told.click_days) == 0


@pytest.mark.parametrize(("as_of", "expected"), at(REVIEWS, (620, 1_365, 1_712, 2_048)))
def test_followers_of_the_joint_account(as_of: date, expected: object) -> None:
    joint = next(channel for channel in CHANNELS if channel.kind == "joint")

    assert followers(joint, as_of) == expected


@pytest.mark.parametrize(("as_of", "share"), at(REVIEWS, (0.49425, 0.51124, 0.51200, 0.51488)))
def test_share_of_promotion(told: Story, as_of: date, share: float) -> None:
    posts = attributed(told.posts, as_of)

    assert round(sum(post.content_class == "promotional" for post in posts) / len(posts), 5) == share


@pytest.mark.parametrize(("as_of", "count"), at(REVIEWS, (13, 21, 30, 40)))
def test_posts_by_colleagues(told: Story, as_of: date, count: int) -> None:
    assert sum(post.channel.colleague is not None for post in attributed(told.posts, as_of)) == count


def test_colleagues_bring_a_twentieth_of_what_the_brands_bring(told: Story) -> None:
    staff = [post for post in attributed(told.posts) if post.channel.colleague]
    brands = [post for post in attributed(told.posts) if not post.channel.colleague]

    assert (exposures(staff), eng_core(staff), exposures(brands)) == (57_265, 2_363, 1_135_285)


@pytest.mark.parametrize(
    ("author", "named", "times", "of"),
    [
        ("ctg", "naha", 51, 74),
        ("naha", "ctg", 64, 147),
        ("naha", "meridian", 62, 147),
        ("meridian", "naha", 9, 30),
        ("ctg", "meridian", 22, 74),
        ("meridian", "ctg", 0, 30),
    ],
)
def test_who_names_whom(told: Story, author: str, named: str, times: int, of: int) -> None:
    posts = [post for post in attributed(told.posts) if post.channel.owner == author]

    assert (sum(named in post.mentions for post in posts), len(posts)) == (times, of)


def test_four_posts_are_restated_and_lose_732_views(told: Story) -> None:
    before, after = date(2026, 9, 20), date(2026, 10, 11)
    restated = [post for post in told.posts if (post.channel.id, post.slot.week) == ("fb-naha", 2)]
    change = [post.counts(after).exposures - post.counts(before).exposures for post in restated]

    assert len(change) == 4
    assert sum(change) == -732


def test_a_late_file_hides_nine_posts_of_the_guild(told: Story) -> None:
    as_of, before = date(2026, 9, 20), date(2026, 8, 30)
    posts = attributed(told.posts, as_of)
    late = [post for post in posts if post.channel.id == "x-ctg"]
    known = [post for post in late if post.published_on <= before]

    assert len(posts) - len(late) + len(known) == 169
    assert exposures(posts, as_of) - exposures(late, as_of) + exposures(known, before) == 663_638


def test_reach_of_the_whole_initiative(told: Story) -> None:
    reaches = [one.reach for one in told.period_reach]
    missed = 1.0
    for reach in reaches:
        missed *= 1 - reach / 400_000

    assert (len(reaches), max(reaches), sum(reaches)) == (8, 87_844, 382_608)
    assert round(400_000 * (1 - missed)) == 259_255


def test_messages_and_who_answers_them(told: Story) -> None:
    asked = [message for message in told.messages if message.needs_response]
    crisis = [message for message in asked if date(2026, 9, 21) <= message.occurred_at_utc.date() <= date(2026, 9, 27)]

    assert len(told.messages) == 265
    assert Counter(message.department for message in asked) == {
        "communications": 88,
        "marketing": 72,
        "membership": 37,
    }
    assert (len(crisis), sum(message.responded_at_utc is not None for message in crisis)) == (57, 43)
    assert sum(message.author_followers >= 10_000 for message in told.messages) == 11


def test_moods_turn_on_three_days(told: Story) -> None:
    negative = Counter(message.occurred_at_utc.date() for message in told.messages if message.sentiment == "negative")

    assert {day: count for day, count in negative.items() if count > 2} == {
        date(2026, 9, 22): 13,
        date(2026, 9, 23): 13,
        date(2026, 9, 24): 18,
    }
    assert sum(count for day, count in negative.items() if date(2026, 8, 25) <= day <= date(2026, 9, 21)) == 3


@pytest.mark.parametrize(("as_of", "minutes"), at(REVIEWS, (135, 148, 260, 227)))
def test_time_to_answer(told: Story, as_of: date, minutes: float) -> None:
    assert median_answer_minutes(told.messages, as_of) == minutes


def test_thanks_come_from_two_organisations_and_name_the_others(told: Story) -> None:
    thanks = [post for post in told.posts if post.content_class == "thanks"]

    assert [(post.channel.id, post.published_on.isoformat()) for post in thanks] == [
        ("fb-naha", "2026-11-03"),
        ("x-naha", "2026-11-03"),
        ("x-ctg", "2026-11-04"),
    ]
    assert all(len(post.mentions) == 2 for post in thanks)


def test_another_seed_tells_another_story_of_the_same_shape(told: Story) -> None:
    other = story("autumn")

    assert [post.text for post in other.posts] != [post.text for post in told.posts]
    joint = [post for post in other.posts if post.channel.kind == "joint"]
    assert len(joint) == 45
    assert max(joint, key=lambda post: post.totals.exposures).slot.name == ("ig-mwt", 4, 2)


def test_the_same_seed_tells_the_same_story(told: Story) -> None:
    assert story() == told
