"""The scenario's figures, asked of a warehouse that was filled with nothing but its exports and agreements."""

from collections import Counter
from datetime import UTC, date, datetime

import pandas as pd
import pytest

from partnerboard.insights import comparison as compare
from partnerboard.insights import partners as bring
from partnerboard.insights import posts as worked
from partnerboard.insights.portfolio import portfolio
from partnerboard.insights.reach import reach
from partnerboard.insights.scorecard import Scorecard, scorecard
from partnerboard.scope import UNATTRIBUTED
from tests.demo.conftest import Demo

DAYS = (date(2026, 8, 30), date(2026, 9, 20), date(2026, 10, 11), date(2026, 11, 1))
THE_END = date(2026, 11, 1)

# Status, actual value and pace of every target at the four days; pace None where the period is over or nothing printed.
TABLE: dict[str, tuple[tuple[str, float, float | None], ...]] = {
    "T01": (
        ("behind", 233_876, 0.7196),
        ("on track", 677_917, 1.0429),
        ("on track", 884_601, 0.9579),
        ("met", 1_192_550, None),
    ),
    "T02": (
        ("behind", 7_415, 0.8239),
        ("ahead", 19_844, 1.1024),
        ("on track", 26_246, 0.9721),
        ("met", 36_092, 1.0026),
    ),
    "T03": (
        ("on track", 0.03170, None),
        ("on track", 0.02927, 0.9757),
        ("on track", 0.02967, None),
        ("met", 0.03026, None),
    ),
    "T04": (
        ("behind", 785, 0.6681),
        ("behind", 1_908, 0.8119),
        ("behind", 2_803, 0.7952),
        ("missed", 4_001, 0.8513),
    ),
    "T05": (("behind", 10.4, 0.6933), ("behind", 19.8, 0.66), ("behind", 29.6, 0.6578), ("missed", 39.0, 0.65)),
    "T06": (
        ("behind", 35_953.6, 0.7990),
        ("ahead", 109_259.4, 1.2140),
        ("ahead", 146_087.3, 1.1325),
        ("met", 189_450, None),
    ),
    "T07": (("on track", 135, None), ("on track", 148, None), ("at risk", 260, 0.9231), ("met", 227, None)),
    "T08": (
        ("behind", 620, 0.5818),
        ("on track", 1_365, 0.9682),
        ("at risk", 1_712, 0.8558),
        ("missed", 2_048, 0.7945),
    ),
    "T09": (
        ("on track", 0.49425, None),
        ("on track", 0.51124, 0.9780),
        ("on track", 0.51200, 0.9766),
        ("missed", 0.51488, None),
    ),
    "T10": (("on track", 13, 1.0833), ("at risk", 21, 0.8750), ("behind", 30, 0.8333), ("missed", 40, 0.8333)),
    "T11": (
        ("at risk", 1.14093, 0.8765),
        ("on track", 0.95344, None),
        ("on track", 1.04321, 0.9586),
        ("met", 0.99302, None),
    ),
}


@pytest.fixture(scope="module")
def cards(demo: Demo) -> dict[date, Scorecard]:
    return {day: scorecard(demo.warehouse, demo.scope, demo.view(day)) for day in DAYS}


@pytest.mark.parametrize(
    ("as_of", "posts", "exposures", "eng_core"),
    [
        (date(2026, 8, 30), 87, 233_876, 7_415),
        (date(2026, 9, 20), 178, 677_917, 19_844),
        (date(2026, 10, 11), 250, 884_601, 26_246),
        (date(2026, 11, 1), 336, 1_192_550, 36_092),
        (date(2026, 11, 15), 336, 1_215_139, 36_951),
        (date(2026, 12, 13), 336, 1_215_877, 36_979),
    ],
)
def test_the_totals_as_of_each_export(demo: Demo, as_of: date, posts: int, exposures: int, eng_core: int) -> None:
    totals = portfolio(demo.warehouse, demo.scope, demo.view(as_of))[0].totals

    assert totals.posts == pytest.approx(posts)
    assert totals.exposures == pytest.approx(exposures)
    assert totals.eng_core == pytest.approx(eng_core)


@pytest.mark.parametrize("target_id", TABLE)
@pytest.mark.parametrize("place", range(4))
def test_every_target_on_every_day(cards: dict[date, Scorecard], target_id: str, place: int) -> None:
    status, actual, pace = TABLE[target_id][place]
    result = next(found for found in cards[DAYS[place]].results if found.target.target_id == target_id)

    assert result.standing is not None
    assert result.status == status
    assert result.standing.actual == pytest.approx(actual, abs=5e-6 if actual < 2 else 1e-6)
    if pace is not None:
        assert result.standing.pace == pytest.approx(pace, abs=5e-5)


@pytest.mark.parametrize(
    ("target_id", "as_of", "projected", "low", "high"),
    [
        ("T01", DAYS[1], 1_399_255, 1_065_675, 1_732_836),
        ("T01", DAYS[2], 1_188_654, 1_012_520, 1_364_788),
        ("T02", DAYS[1], 41_153, 32_054, 50_252),
        ("T02", DAYS[2], 35_106, 30_208, 40_004),
        ("T05", DAYS[1], 41, 37, 44),
        ("T05", DAYS[2], 39, 37, 40),
        ("T06", DAYS[1], 227_298, 141_328, 313_269),
        ("T06", DAYS[2], 214_212, 172_243, 256_181),
    ],
)
def test_where_the_totals_are_heading(
    cards: dict[date, Scorecard], target_id: str, as_of: date, projected: int, low: int, high: int
) -> None:
    found = next(result.projection for result in cards[as_of].results if result.target.target_id == target_id)

    assert found is not None
    assert [found.projected, found.low, found.high] == pytest.approx([projected, low, high], abs=0.5)


def test_the_first_target_was_lowered_and_a_third_version_never_took_force(cards: dict[date, Scorecard]) -> None:
    first = cards[THE_END].results[0]

    assert [version.value for version in first.agreed] == [1_300_000, 1_150_000]
    assert [str(proposal.state) for proposal in first.proposed] == ["rejected"]
    assert first.of_first == pytest.approx(0.917, abs=5e-4)


def test_partner_rows_and_the_remainder_add_up_to_every_post(demo: Demo) -> None:
    rows = {share.partner_id: share for share in bring.shares(demo.warehouse, demo.scope, demo.view(THE_END))}

    assert {key: round(row.posts, 6) for key, row in rows.items()} == {
        "P-NAHA": 199.5,
        "P-CTG": 97.5,
        "P-MER": 39.0,
        UNATTRIBUTED: 74.0,
    }
    assert {key: round(row.exposures or 0) for key, row in rows.items()} == {
        "P-NAHA": 680_291,
        "P-CTG": 189_450,
        "P-MER": 322_809,
        UNATTRIBUTED: 253_967,
    }
    assert sum(row.exposures or 0 for row in rows.values()) == pytest.approx(1_446_517)


def test_the_week_by_week_posts_and_exposures(demo: Demo) -> None:
    weeks = portfolio(demo.warehouse, demo.scope, demo.view(THE_END))[0].weeks

    assert [round(posts, 6) for posts in weeks["posts"]] == [30, 28, 29, 26, 35, 30, 18, 26, 28, 28, 30, 28]
    assert [round(exposures) for exposures in weeks["exposures"]] == [
        75_647, 76_532, 98_768, 203_977, 131_189, 104_902, 37_845, 65_454, 108_212, 114_179, 103_957, 71_888,
    ]  # fmt: skip # the figures side by side, as one reads them


def test_which_rule_decided(demo: Demo) -> None:
    posts = worked.ranked(demo.warehouse, demo.scope, demo.view(THE_END))

    assert Counter(posts["rule_kind"].dropna()) == {
        "initiative_account": 45,
        "utm_campaign": 149,
        "paid_partnership": 11,
        "hashtag": 131,
    }
    assert posts["exposures"].max() == 91_714


def test_the_engagement_rate_of_each_platform(demo: Demo) -> None:
    found = compare.comparison(
        demo.warehouse,
        demo.scope,
        demo.view(THE_END),
        dimension=compare.Dimension.PLATFORM,
        metric_code="eng_core",
        per=compare.Per.EXPOSURES,
    )

    assert {group.group_id: round((group.rate or 0) / 1_000, 5) for group in found.groups} == {
        "facebook": 0.02128,
        "instagram": 0.04479,
        "linkedin": 0.02921,
        "x": 0.01298,
        "youtube": 0.03484,
    }


def test_agency_against_in_house_is_printed_with_its_posts(demo: Demo) -> None:
    found = compare.comparison(
        demo.warehouse,
        demo.scope,
        demo.view(THE_END),
        dimension=compare.Dimension.OPERATOR,
        metric_code="eng_core",
        per=compare.Per.EXPOSURES,
    )
    agency = next(group for group in found.groups if group.group_id == "agency")

    assert agency.posts == 77
    assert agency.rate == pytest.approx(44.27, abs=0.005)


def test_what_works_on_the_demo(demo: Demo) -> None:
    lifts = {
        lift.level: lift
        for lift in worked.what_works(
            demo.warehouse,
            demo.scope,
            demo.view(THE_END),
            factor=worked.Factor.FORMAT,
            measure=worked.Measure.EXPOSURE,
        )
    }

    assert str(lifts["short_video"].verdict) == "better"
    assert str(lifts["link"].verdict) == "worse"
    assert str(lifts["document"].verdict) == "too few posts"
    assert [round(lifts["short_video"].lift or 0, 3), round(lifts["short_video"].low or 0, 3)] == [0.593, 0.269]
    assert round(lifts["link"].lift or 0, 3) == -0.210


def test_naming_each_other(demo: Demo) -> None:
    pairs = {
        (pair.from_partner_id, pair.to_partner_id): pair
        for pair in bring.mentions(demo.warehouse, demo.scope, demo.view(THE_END))
    }
    with_each_other, one_sided = pairs["P-CTG", "P-NAHA"], pairs["P-CTG", "P-MER"]

    assert (with_each_other.given, with_each_other.out_of) == (51, 74)
    assert (with_each_other.received, with_each_other.received_out_of) == (64, 147)
    assert with_each_other.reciprocity == pytest.approx(0.7743, abs=5e-5)
    assert (one_sided.given, one_sided.received, one_sided.reciprocity, one_sided.balance) == (22, 0, 0, 1)


def test_contributions_beside_results(demo: Demo) -> None:
    found = {row.partner_id: row for row in bring.resources(demo.warehouse, demo.scope, demo.view(THE_END))}

    assert sum(row.amount for row in found.values()) == pytest.approx(35_840)
    assert found["P-MER"].share_of_resources == pytest.approx(0.474, abs=5e-4)
    assert found["P-MER"].share_of_engagements == pytest.approx(0.265, abs=5e-4)
    assert [round(found[key].index or 0, 2) for key in ("P-MER", "P-NAHA", "P-CTG")] == [0.56, 1.35, 1.65]


def test_the_plan_was_kept_here_and_there(demo: Demo) -> None:
    rules = bring.adherence(demo.warehouse, demo.scope, demo.view(THE_END)).set_index("account_id")
    kept = rules["adherence"].round(4)

    assert kept[["li-mer", "x-mer", "ig-mer", "yt-naha", "fb-naha", "x-naha", "ig-mwt", "fb-ctg"]].tolist() == [
        0.5, 0.5, 0.5, 0.6667, 0.8333, 0.8667, 0.9375, 0.9583,
    ]  # fmt: skip # the figures side by side, as one reads them
    assert rules.loc[["li-mer", "x-mer", "ig-mer"], "weeks_met"].tolist() == [0, 0, 6]
    assert rules.loc["x-naha", "over_ceiling"] == 2


def test_2c_a_post_that_vanished_keeps_its_last_value(demo: Demo) -> None:
    view = demo.view(THE_END)
    posts = worked.ranked(demo.warehouse, demo.scope, view)
    older = posts[(posts["as_of_on"] < pd.Timestamp(THE_END)) & (posts["account_name"].str.contains("Coastal"))]

    assert len(older) == 1
    assert older["as_of_on"].iloc[0] == pd.Timestamp(2026, 9, 20)


def test_2d_four_posts_were_corrected_downwards(demo: Demo) -> None:
    before = worked.ranked(demo.warehouse, demo.scope, demo.view(DAYS[1])).set_index("post_id")["exposures"]
    after = worked.ranked(demo.warehouse, demo.scope, demo.view(DAYS[2])).set_index("post_id")["exposures"]
    change = (after - before.reindex(after.index)).dropna()
    fallen = change[change < 0]

    assert len(fallen) == 4
    assert fallen.sum() == -732
    assert [round(float(fallen[key] / before[key]), 3) for key in fallen.index] == [-0.06] * 4


def test_2h_a_late_file_changes_what_is_known_now_and_not_what_was_known_then(demo: Demo) -> None:
    then = datetime(2026, 10, 12, 12, tzinfo=UTC)
    known_then = portfolio(demo.warehouse, demo.scope, demo.view(DAYS[1], then))[0].totals
    known_now = portfolio(demo.warehouse, demo.scope, demo.view(DAYS[1]))[0].totals

    assert [round(known_then.posts), round(known_then.exposures or 0)] == [169, 663_638]
    assert [round(known_now.posts), round(known_now.exposures or 0)] == [178, 677_917]


def test_reach_is_a_range_and_never_the_sum(demo: Demo) -> None:
    found = reach(demo.warehouse, demo.scope, demo.view(THE_END), universe=demo.initiative.audience_universe)

    assert found.at_least is not None
    assert found.at_most is not None
    assert found.estimate is not None
    assert found.at_least <= found.estimate <= found.at_most <= 400_000
    assert len(found.not_included) > 0
