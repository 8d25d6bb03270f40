"""What proves that a post belongs to an initiative, and what proves nothing."""

from datetime import date
from typing import Any

import pytest

from partnerboard.ingest.captions import hashtags, url_key
from tests.queries import agreed
from tests.queries.agreed import AS_OF, partnership
from tests.queries.world import AFTERWARDS, World

DAY = date(2026, 8, 10)


def belongs(world: World, post_id: str = "facebook:1") -> dict[str, tuple[float, str | None]]:
    """The initiatives of a post, with weight and the kind of rule that decided."""
    rows = world.rows(
        "select initiative_id, initiative_weight, rule_kind from post_initiatives($known_at) where post_id = $post_id",
        known_at=AFTERWARDS,
        post_id=post_id,
    )
    return {initiative: (weight, kind) for initiative, weight, kind in rows}


@pytest.fixture
def two_initiatives(world: World) -> World:
    partnership(world).initiative("aware", date(2026, 8, 1), date(2026, 8, 31))
    return world


@pytest.mark.parametrize(
    ("kind", "pattern", "post", "captioned"),
    [
        ("hashtag", "#MWT", {}, {"hashtags": ("mwt",)}),
        ("hashtag", "#Straßenfest", {}, {"hashtags": ("strassenfest",)}),
        ("utm_campaign", "Move-Well", {}, {"links": (("x.org/page", "move-well"),)}),
        ("utm_campaign", "of-the-link", {}, {"links": (("s.org/Short", None),)}),
        ("short_link", None, {}, {"links": (("s.org/Short", None),)}),
        ("custom_label", "Autumn", {"custom_label": "Press, autumn ,News"}, {}),
        ("custom_label", "#Autumn", {"custom_label": "#autumn"}, {}),
        ("paid_partnership", None, {"is_paid_partnership": True}, {}),
    ],
)
def test_evidence_of_each_kind(
    two_initiatives: World, kind: str, pattern: str | None, post: dict[str, Any], captioned: dict[str, Any]
) -> None:
    world = two_initiatives
    world.rule(kind, pattern, 1, initiative_id="aware" if kind == "short_link" else "mwt")
    agreed.link(world, "Short", initiative_id="aware", utm_campaign="Of-The-Link")
    world.caption("words", **captioned)
    world.post("B", "facebook:1", "fb-a", DAY, caption_id="words", **post)

    assert belongs(world) == {"aware" if kind == "short_link" else "mwt": (1.0, kind)}


@pytest.mark.parametrize(
    "captioned",
    [
        {"hashtags": ("mwtoo", "awareness")},
        {"links": (("x.org/page", None),)},
        {"links": (("x.org/page", "another"),)},
        {"links": (("s.org/nobody", None),)},
        {"links": (("s.org/SHORT", None),)},
        {"mentions": ("fb-a",)},
    ],
)
def test_what_proves_nothing(two_initiatives: World, captioned: dict[str, Any]) -> None:
    """Another tag, a link without campaign or initiative, a short link in another case, a name."""
    world = two_initiatives
    for place, (kind, pattern) in enumerate(
        (("utm_campaign", "move"), ("short_link", None), ("custom_label", "autumn"), ("mention", "fb-a"))
    ):
        world.rule(kind, pattern, place)
        world.rule(kind, pattern, place, initiative_id="aware")
    agreed.link(world, "nobody", initiative_id=None)
    agreed.link(world, "Short")
    world.caption("words", **captioned)
    world.post("B", "facebook:1", "fb-a", DAY, caption_id="words")

    assert belongs(world) == {"(none)": (1.0, None)}


def test_evidence_counts_on_the_days_of_the_initiative_or_of_the_rule(world: World) -> None:
    partnership(world)
    world.insert(
        "attribution_rule",
        rule_id="longer",
        initiative_id="mwt",
        precedence=7,
        kind="hashtag",
        pattern="mwt",
        valid_to=date(2026, 9, 10),
        is_enabled=True,
    )
    for post, day in (
        ("1", date(2026, 7, 31)),
        ("2", date(2026, 8, 1)),
        ("3", date(2026, 9, 10)),
        ("4", date(2026, 9, 11)),
    ):
        world.post("B", f"facebook:{post}", "fb-a", day, caption_id="tag")

    assert [list(belongs(world, f"facebook:{post}")) for post in "1234"] == [["(none)"], ["mwt"], ["mwt"], ["(none)"]]


def test_a_rule_that_is_switched_off_decides_nothing(world: World) -> None:
    partnership(world).post("B", "facebook:1", "fb-a", DAY, caption_id="tag")
    world.rows("update attribution_rule set is_enabled = false")

    assert list(belongs(world)) == ["(none)"]


def test_the_strongest_evidence_decides_and_ties_share(two_initiatives: World) -> None:
    world = two_initiatives
    world.rule("hashtag", "aware", 6, initiative_id="aware")
    world.rule("utm_campaign", "move", 4)
    world.caption("both", hashtags=("mwt", "aware"))
    world.caption("stronger", hashtags=("aware",), links=(("x.org", "move"),))
    world.post("B", "facebook:1", "fb-a", DAY, caption_id="both")
    world.post("B", "facebook:2", "fb-a", DAY, caption_id="stronger")

    assert belongs(world) == {"mwt": (0.5, "hashtag"), "aware": (0.5, "hashtag")}
    assert belongs(world, "facebook:2") == {"mwt": (1.0, "utm_campaign")}


def test_a_post_shared_by_two_initiatives_is_half_a_post_in_each(two_initiatives: World) -> None:
    world = two_initiatives
    world.takes_part("P-A", "aware")
    world.rule("hashtag", "aware", 6, initiative_id="aware")
    world.caption("both", hashtags=("mwt", "aware"))
    world.told("B", "facebook:1", "fb-a", DAY, caption_id="both", exposures=1_000)

    rows = world.asked("portfolio/totals", initiative_ids=["mwt", "aware"], as_of=AS_OF)

    assert [(row["initiative_id"], row["posts"], row["exposures"]) for row in rows] == [
        ("aware", 0.5, 500),
        ("mwt", 0.5, 500),
    ]


def test_a_rule_changed_later_moves_posts_at_once(world: World) -> None:
    partnership(world).post("B", "facebook:1", "fb-a", DAY, caption_id="tag")
    assert list(belongs(world)) == ["mwt"]

    world.rule("exclude_post", "facebook:1", 1)

    assert list(belongs(world)) == ["(none)"]


@pytest.mark.parametrize(
    "address",
    [
        "https://www.Mwt.example/Naha",
        "bit.ly/3AbC/",
        "HTTP://X.org/a?utm_source=b&c=1&UTM_medium=z#top",
        "https://x.org/?utm_campaign=q",
        "https://x.org",
        "x.org:8080/p/",
        "https://x.org/a.",
        "https://x.org/a?b=2&c=3",
        " https://x.org/path/#part ",
    ],
)
def test_a_registered_address_is_compared_as_one_found_in_a_caption(world: World, address: str) -> None:
    ((key,),) = world.rows("select url_key($address)", address=address)

    assert key == url_key(address)


@pytest.mark.parametrize("tag", ["MoveWellTogether", "Straßenfest", "ΤΕΛΟΣ", "Café", "łódź_2026"])
def test_an_agreed_hashtag_is_compared_as_one_found_in_a_caption(world: World, tag: str) -> None:
    ((key,),) = world.rows("select word_key($tag)", tag=f"#{tag}")

    assert [(0, key)] == hashtags([f"#{tag}"])
