"""Example 1.F through the warehouse, and the bounds of posts: never a sum of people, never outside its limits."""

from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerboard.insights.reach import Part, Reach, combined, reach
from partnerboard.metrics.reach import AccountReach, combined_reach
from tests.insights.views import EVERYTHING, ONLY_A, seen
from tests.queries.agreed import AS_OF, partnership
from tests.queries.world import World

DAY = date(2026, 8, 10)


def period_figures(world: World, *figures: int) -> World:
    """One post of each account, and the platform's own reach of each for 1 to 29 August."""
    partnership(world).batch("reach", AS_OF, basis="daily")
    for (platform, account), figure in zip(
        (("facebook", "fb-a"), ("instagram", "ig-a"), ("x", "x-b")), figures, strict=False
    ):
        world.told("B", f"{platform}:1", account, DAY, caption_id="tag", reach=figure // 2)
        world.insert(
            "account_period",
            batch_id="reach",
            line_no=2,
            source_account_id=f"{platform}:{account}",
            period_from=date(2026, 8, 1),
            period_to=AS_OF,
            reach=figure,
        )
    return world


def reached(world: World, universe: float | None) -> Reach:
    """The reach of August up to the 29th."""
    return reach(world.warehouse, EVERYTHING, seen(), universe=universe)


@pytest.mark.parametrize(
    ("figures", "universe", "at_least", "at_most", "estimate"),
    [
        ((120_000, 80_000, 40_000), 400_000, 120_000, 240_000, 198_400),
        ((120_000, 80_000, 40_000), 150_000, 120_000, 150_000, 139_733),
        ((60_000, 50_000), 1_000_000, 60_000, 110_000, 107_000),
        ((60_000, 50_000), 100_000, 60_000, 100_000, 80_000),
        ((60_000, 50_000), None, 60_000, 110_000, None),
    ],
)
def test_1f_bounds_and_an_estimate_where_a_universe_is_agreed(
    world: World,
    figures: tuple[int, ...],
    universe: float | None,
    at_least: int,
    at_most: int,
    estimate: float | None,
) -> None:
    found = reached(period_figures(world, *figures), universe)

    assert (found.at_least, found.at_most) == (at_least, at_most)
    assert found.estimate == (None if estimate is None else pytest.approx(estimate, abs=0.5))
    assert all(part.is_period_figure for part in found.parts)


def test_posts_give_bounds_and_no_estimate(world: World) -> None:
    partnership(world)
    for number, (account, people) in enumerate((("fb-a", 800), ("fb-a", 500), ("fb-a", None), ("x-b", None))):
        platform = "facebook" if account == "fb-a" else "x"
        world.told("B", f"{platform}:{number}", account, DAY, caption_id="tag", exposures=9, reach=people)

    found = reached(world, 1_000)

    assert (found.at_least, found.at_most, found.estimate) == (800, 1_000, None)
    assert found.bounds == "between 800 and 1,000"
    assert found.not_included == ("X-B",)
    assert [(part.account_id, part.posts_with_reach, part.posts) for part in found.parts] == [
        ("fb-a", 2, 3),
        ("x-b", 0, 1),
    ]


def test_nobody_reports_reach(world: World) -> None:
    partnership(world).told("B", "x:1", "x-b", DAY, caption_id="tag", exposures=9)

    found = reached(world, 1_000)

    assert (found.at_least, found.at_most, found.estimate, found.bounds) == (None, None, None, "–")


def test_the_parts_of_a_partner_are_those_it_stands_behind(world: World) -> None:
    partnership(world).rule("initiative_account", None, 3)
    for post, account in (("facebook:1", "fb-a"), ("instagram:2", "ig-j"), ("x:3", "x-b")):
        world.told("B", post, account, DAY, caption_id="tag", reach=100)

    found = reached(world, None)
    hers = reach(world.warehouse, ONLY_A, seen(), universe=None)

    assert [part.account_id for part in found.parts_of("P-A")] == ["fb-a", "ig-j"]
    assert [part.account_id for part in hers.parts] == ["fb-a", "ig-j"]
    assert {part.partner_ids for part in hers.parts} == {("P-A",)}


def part(number: int, at_least: int | None, at_most: int | None) -> Part:
    """What an account says; its own period figure where both bounds are one."""
    return Part(str(number), str(number), "x", ("P-A",), 1, 1, at_least, at_most, at_least == at_most)


PARTS = st.lists(
    st.one_of(
        st.just((None, None)),
        st.integers(0, 10**6).map(lambda figure: (figure, figure)),
        st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)).map(lambda pair: (min(pair), max(pair))),
    ),
    max_size=6,
).map(lambda told: tuple(part(number, *bounds) for number, bounds in enumerate(told)))


@given(PARTS, st.one_of(st.none(), st.integers(1, 10**7)))
def test_the_estimate_lies_between_the_bounds_and_no_order_matters(
    parts: tuple[Part, ...], universe: float | None
) -> None:
    found = combined(parts, universe)

    if found.at_least is not None and found.at_most is not None:
        assert found.at_least <= found.at_most
        assert universe is None or found.at_most <= universe
    if found.estimate is not None and found.at_least is not None and found.at_most is not None:
        assert found.at_least <= found.estimate <= found.at_most
    for order in list(permutations(parts))[:24]:
        again = combined(order, universe)
        assert (again.at_least, again.at_most) == (found.at_least, found.at_most)
        assert again.estimate == (None if found.estimate is None else pytest.approx(found.estimate))


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=6), st.one_of(st.none(), st.integers(1, 10**7)))
def test_bounds_of_period_figures_are_those_of_the_metric(figures: list[int], universe: float | None) -> None:
    found = combined(tuple(part(number, figure, figure) for number, figure in enumerate(figures)), universe)
    metric = combined_reach((AccountReach(str(number), figure) for number, figure in enumerate(figures)), universe)

    assert (found.at_least, found.at_most, found.estimate) == (metric.at_least, metric.at_most, metric.estimate)
