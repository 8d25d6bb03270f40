"""Ids that a reader of exports would accept, and whose clock tells the truth."""

import re
from datetime import UTC, datetime

import pytest

from partnerboard.demo.story import Story

FORMS = {
    "facebook": r"\d{15,16}",
    "instagram": r"[A-Za-z0-9_-]{11}",
    "linkedin": r"\d{19}",
    "x": r"\d{19}",
    "youtube": r"[A-Za-z0-9_-]{11}",
}
BASE64URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def milliseconds(platform: str, native_id: str) -> int:
    if platform == "x":
        return (int(native_id) >> 22) + 1_288_834_974_657
    if platform == "linkedin":
        return int(native_id) >> 22
    number = 0
    for letter in native_id:
        number = number * 64 + BASE64URL.index(letter)
    return (number >> 23) + 1_314_220_021_721


def test_every_id_has_the_form_of_its_platform_and_is_unique(told: Story) -> None:
    assert all(re.fullmatch(FORMS[post.channel.platform], post.native_id) for post in told.posts)
    assert len({(post.channel.platform, post.native_id) for post in told.posts}) == len(told.posts)


@pytest.mark.parametrize("platform", ["x", "linkedin", "instagram"])
def test_the_clock_in_an_id_shows_the_time_of_publication(told: Story, platform: str) -> None:
    posts = [post for post in told.posts if post.channel.platform == platform]

    assert len(posts) > 80
    for post in posts:
        clock = datetime.fromtimestamp(milliseconds(platform, post.native_id) / 1000, UTC)
        assert clock == post.published_at_utc
