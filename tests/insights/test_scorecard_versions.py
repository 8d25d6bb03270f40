"""Examples 3.I, 3.K, 3.L and 3.N through the scorecard: what counts as agreed, the line it draws, the outlook."""

from datetime import date, datetime, timedelta

import pytest

from partnerboard.insights.scorecard import Scorecard, TargetResult, scorecard
from partnerboard.pacing.agreed import ProposalState
from partnerboard.pacing.projection import Outlook
from partnerboard.pacing.status import Status
from tests.insights.views import EVERYTHING, seen
from tests.queries.agreed import AS_OF, decision, party, target, version
from tests.queries.world import AFTERWARDS, World, utc

START, END = date(2026, 8, 10), date(2026, 11, 1)
BEFORE = utc(2026, 8, 1)
WEEK = timedelta(days=7)


def card(world: World, as_of: date = AS_OF, known_at: datetime = AFTERWARDS) -> Scorecard:
    """The scorecard on a day, as known at a time."""
    return scorecard(world.warehouse, EVERYTHING, seen(as_of=as_of, known_at_utc=known_at))


def only(world: World, as_of: date = AS_OF, known_at: datetime = AFTERWARDS) -> TargetResult:
    """The result of the only target."""
    (result,) = card(world, as_of, known_at).results
    return result


@pytest.fixture
def twelve_weeks(world: World) -> World:
    """A linear target for 12 weeks from 10 August, agreed between a and b."""
    world.initiative("mwt", START, END)
    for partner_id, org_id in (("P-A", "a"), ("P-B", "b"), ("P-C", "c")):
        world.partner(partner_id, org_id)
    world.account("fb-a", "facebook", owner_org_id="a")
    world.rule("hashtag", "mwt", 6)
    world.caption("tag", hashtags=("mwt",))
    target(world, "T", "exposures", period_from=START, period_to=END, pacing="linear")
    party(world, "T", "a", "b")
    return world


def agreed(world: World, version_no: int, effective_from: date, value: float, *, at: datetime = BEFORE) -> None:
    """A version that both parties accepted."""
    version(world, "T", version_no, effective_from, value=value)
    for org_id in ("a", "b"):
        decision(world, "T", version_no, org_id, at)


def reached(world: World, views: int, as_of: date, published_on: date = START) -> None:
    """One post with all the views there are."""
    world.batch(f"file {as_of}", as_of)
    world.told(f"file {as_of}", "facebook:1", "fb-a", published_on, as_of_on=as_of, caption_id="tag", exposures=views)


def test_3k_an_adjusted_target_bends_the_line_and_a_rejected_one_never_counts(twelve_weeks: World) -> None:
    world = twelve_weeks
    agreed(world, 1, START, 1_300_000)
    agreed(world, 2, date(2026, 10, 1), 1_150_000, at=utc(2026, 9, 30))
    version(world, "T", 3, date(2026, 10, 5), value=1_000_000, proposed_at_utc=utc(2026, 10, 2))
    decision(world, "T", 3, "a", utc(2026, 10, 3))
    decision(world, "T", 3, "b", utc(2026, 10, 4), verdict="rejected")
    reached(world, 884_601, date(2026, 10, 11))

    found = only(world, date(2026, 10, 11))

    assert found.standing is not None
    assert found.standing.expected == pytest.approx(923_437.5)
    assert found.standing.pace == pytest.approx(0.9579, abs=5e-5)
    assert found.status is Status.ON_TRACK
    assert [(version.version_no, version.value) for version in found.agreed] == [(1, 1_300_000), (2, 1_150_000)]
    assert [(each.version.version_no, each.state, each.rejected_by) for each in found.proposed] == [
        (3, ProposalState.REJECTED, ("b",))
    ]
    assert found.of_first == pytest.approx(884_601 / 1_300_000)


@pytest.mark.parametrize(
    ("weeks", "expected"),
    [(6, 60_000), (9, 78_000), (11, 98_000), (12, 108_000)],
)
def test_3n_several_versions_fold_in_order(twelve_weeks: World, weeks: int, expected: float) -> None:
    world = twelve_weeks
    agreed(world, 1, START, 120_000)
    agreed(world, 2, START + 6 * WEEK, 96_000)
    agreed(world, 3, START + 9 * WEEK, 108_000)
    as_of = START + weeks * WEEK - timedelta(days=1)
    reached(world, 1, as_of)

    found = only(world, as_of)

    assert found.standing is not None
    assert found.standing.expected == pytest.approx(expected)


def test_3n_a_version_below_the_line_counts_from_the_start(twelve_weeks: World) -> None:
    world = twelve_weeks
    agreed(world, 1, START, 120_000)
    agreed(world, 2, START + 6 * WEEK, 96_000)
    agreed(world, 3, START + 9 * WEEK, 108_000)
    agreed(world, 4, START + 11 * WEEK, 70_000)
    as_of = START + timedelta(days=77)
    reached(world, 1, as_of)

    found = only(world, as_of)

    assert found.standing is not None
    assert found.standing.expected == pytest.approx(65_000)


@pytest.mark.parametrize(
    ("as_of", "known_at", "version_no", "heard"),
    [
        (date(2026, 10, 5), utc(2026, 9, 29, 18), 1, 5),
        (date(2026, 10, 5), utc(2026, 9, 30, 12), 2, 6),
        (date(2026, 9, 30), AFTERWARDS, 1, 6),
        (date(2026, 10, 1), AFTERWARDS, 2, 6),
    ],
)
def test_3l_a_version_counts_once_all_parties_agreed_and_its_day_has_come(
    twelve_weeks: World, as_of: date, known_at: datetime, version_no: int, heard: int
) -> None:
    """Three parties: c says yes last, at eleven on 30 September."""
    world = twelve_weeks
    party(world, "T", "c")
    version(world, "T", 1, START, value=120_000)
    version(world, "T", 2, date(2026, 10, 1), value=96_000, proposed_at_utc=utc(2026, 9, 28))
    for number, org_id, at in (
        (1, "a", utc(2026, 8, 1)),
        (1, "b", utc(2026, 8, 1)),
        (1, "c", utc(2026, 8, 1)),
        (2, "a", utc(2026, 9, 28)),
        (2, "b", utc(2026, 9, 29)),
        (2, "c", utc(2026, 9, 30, 11)),
    ):
        decision(world, "T", number, org_id, at)

    found = only(world, as_of, known_at)

    assert found.current is not None
    assert found.current.version_no == version_no
    assert len(found.decisions) == heard


def test_without_an_agreed_value_nothing_is_judged(twelve_weeks: World) -> None:
    version(twelve_weeks, "T", 1, START, value=120_000)
    decision(twelve_weeks, "T", 1, "a", utc(2026, 8, 1))
    reached(twelve_weeks, 500, date(2026, 8, 30))

    found = only(twelve_weeks)

    assert (found.standing, found.status, found.of_first) == (None, Status.NO_DATA, None)
    assert [proposal.waiting_for for proposal in found.proposed] == [("b",)]


def test_3i_the_outlook_carries_the_settled_weeks_on(twelve_weeks: World) -> None:
    world = twelve_weeks
    agreed(world, 1, START, 120_000)
    as_of = START + 7 * WEEK - timedelta(days=1)
    world.batch("B", as_of)
    for week, views in enumerate((9_000, 10_500, 8_000, 11_000, 7_500, 10_000, 99_999)):
        day = START + week * WEEK + timedelta(days=week % 7)
        world.told("B", f"facebook:{week}", "fb-a", day, as_of_on=as_of, caption_id="tag", exposures=views)

    projection = only(world, as_of).projection

    assert projection is not None
    assert projection.projected == pytest.approx(112_000)
    assert (projection.low, projection.high) == (pytest.approx(104_830, abs=1), pytest.approx(119_170, abs=1))
    assert projection.outlook is Outlook.UNLIKELY


def test_the_running_total_by_day_ends_at_the_actual_value(twelve_weeks: World) -> None:
    world = twelve_weeks
    agreed(world, 1, START, 120_000)
    world.batch("B", date(2026, 8, 30))
    for number, (day, views) in enumerate(((12, 100), (12, 20), (15, None), (20, 3))):
        world.told(
            "B",
            f"facebook:{number}",
            "fb-a",
            date(2026, 8, day),
            as_of_on=date(2026, 8, 30),
            caption_id="tag",
            exposures=views,
        )

    found = only(world, date(2026, 8, 30))

    assert found.cumulative == ((date(2026, 8, 12), 120), (date(2026, 8, 20), 123))
    assert found.standing is not None
    assert found.standing.actual == 123
    assert (found.sample_size, found.posts) == (3, 4)
