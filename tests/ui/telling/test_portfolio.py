"""The portfolio names the partnership that most needs somebody, and says so in one sentence."""

from dataclasses import replace
from datetime import date

import pandas as pd

from partnerboard.insights.portfolio import Partnership, Totals
from partnerboard.insights.scorecard import TargetResult
from partnerboard.ui.telling import portfolio
from tests.ui.telling import made
from tests.ui.telling.made import age, plain, target

TOTALS = Totals(posts=250.0, exposures=884_601.0, eng_core=26_246.0, tracked_clicks=2803)
WEEKS = pd.DataFrame(
    {
        "initiative_id": "mwt",
        "week_start": pd.to_datetime(["2026-08-10", "2026-08-17", "2026-08-31"]),
        "posts": [30.0, 28.0, 26.0],
        "exposures": [75_647.0, 76_532.0, 203_977.0],
        "eng_core": [1.0, 2.0, 3.0],
    }
)


def partnership(*results: TargetResult, name: str = "Move Well Together", totals: Totals = TOTALS) -> Partnership:
    return Partnership(
        initiative=replace(made.INITIATIVE, name=name, initiative_id=name[:3].lower()),
        card=made.scorecard(*results),
        totals=totals,
        weeks=WEEKS,
        ages=(age("Northshore", "x", made.THREE_QUARTERS),),
        next_review=date(2026, 10, 12),
    )


def told(*found: Partnership) -> str:
    return plain(portfolio.answer(found))


FINE, BEHIND, UNKNOWN = target(90), target(50), target(None)


def test_one_partnership_is_told_like_its_scorecard() -> None:
    assert told(partnership(BEHIND, FINE)) == (
        "One of two targets is behind: clicks on our short links, 25 short of where we should be today."
    )


def test_several_partnerships_and_the_one_that_needs_somebody_most() -> None:
    worse = partnership(target(30, label="Posts"), name="Green Streets")

    assert told(partnership(BEHIND, FINE), worse, partnership(FINE)) == (
        "Two of three partnerships need attention; most pressing is Green Streets: posts, 45 short of where we should "
        "be today."
    )
    assert told(partnership(FINE), partnership(BEHIND)) == (
        "One of two partnerships needs attention; most pressing is Move Well Together: clicks on our short links, 25 "
        "short of where we should be today."
    )


def test_several_partnerships_on_course() -> None:
    assert told(partnership(FINE), partnership(FINE)) == "Both partnerships are on course."
    assert told(*[partnership(FINE)] * 3) == "All three partnerships are on course."


def test_partnerships_that_nothing_can_be_said_about() -> None:
    assert told(partnership(UNKNOWN), partnership()) == "Nothing can be said yet about the two partnerships."
    assert told(partnership(FINE), partnership(UNKNOWN), partnership()) == (
        "One of three partnerships is on course; about the others nothing can be said yet."
    )


def test_nothing_needing_attention_is_not_the_same_as_nothing_known() -> None:
    assert portfolio.all_on_course([partnership(FINE)]) == (
        "Nothing needs attention: every target that can be judged is on course."
    )
    assert portfolio.all_on_course([partnership(UNKNOWN)]) == (
        "No target can be judged yet, so nothing can need attention."
    )


def test_cards_stand_beside_the_target_where_one_was_agreed() -> None:
    clicks = target(
        2803,
        agreed=4700,
        cumulative=[(date(2026, 8, 10), 3.0), (date(2026, 8, 11), 5.0), (date(2026, 8, 24), 9.0)],
    )

    exposures, _, tracked, posts = portfolio.cards(partnership(clicks))

    assert (exposures.value, exposures.unit, exposures.target) == (
        "885k",
        "times shown",
        "no target agreed for all partners",
    )
    assert exposures.trend == [75_647.0, 76_532.0, None, 203_977.0]  # the third week has no post in any file
    assert (tracked.value, tracked.target, tracked.status) == ("2.8k", "of 4.7k agreed", "behind")
    assert tracked.trend == [5.0, None, 4.0]
    assert plain(tracked.change) == "722 short of where we should be today"
    assert (posts.value, posts.trend) == ("250", [30.0, 28.0, None, 26.0])


def test_a_target_of_one_partner_is_nobody_elses_headline() -> None:
    own = target(100, metric="exposures", partner=made.PARTNERS[1])

    assert portfolio.cards(partnership(own))[0].target == "no target agreed for all partners"


def test_a_number_that_no_file_reports_is_a_dash() -> None:
    silent = partnership(totals=Totals(0.0, None, None, None))

    assert [card.value for card in portfolio.cards(silent)] == ["–", "–", "–", "0"]


def test_rows_lead_to_the_scorecard() -> None:
    row = portfolio.rows([partnership(FINE, BEHIND)], made.THREE_QUARTERS, made.to).iloc[0]

    assert row["href"] == "/scorecard?initiative=Move+Well+Together"
    assert (row["period"], row["standing"], row["age"]) == ("week 9 of 12", "1 ahead · 1 behind", "data through 11 Oct")
    assert row["review"] == "12 Oct 2026"
    assert portfolio.rows([partnership()], made.THREE_QUARTERS, made.to).iloc[0]["standing"] == "none agreed"


def test_attention_leads_to_the_target_and_names_who_acts() -> None:
    row = portfolio.attention([partnership(FINE, BEHIND)], made.to).iloc[0]

    assert row["href"] == "/scorecard?initiative=Move+Well+Together&target=Clicks+on+our+short+links"
    assert (row["status"], row["owner"]) == ("behind", "Ana")
    assert portfolio.attention([partnership(FINE)], made.to).empty
    assert [result.status for result in portfolio.worst([partnership(FINE, BEHIND)])] == ["behind"]
