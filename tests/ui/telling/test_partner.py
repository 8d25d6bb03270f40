"""What a partner brings and keeps, in every situation: no posts, no targets, no contributions, nothing reported."""

from dataclasses import replace
from datetime import date
from math import inf
from typing import Any

import pandas as pd
import pytest

from partnerboard.insights.partners import Mentions, Resources, Share
from partnerboard.insights.scorecard import TargetResult
from partnerboard.scope import UNATTRIBUTED
from partnerboard.ui.telling import partner, partner_work
from partnerboard.ui.telling.words import Names
from tests.ui.telling import made
from tests.ui.telling.made import plain, target

NAMES = Names.of(made.PARTNERS)
GUILD = made.PARTNERS[1]

SHARE = Share(
    partner_id="P-CTG",
    posts=70.9,
    posts_counted=94,
    posts_with_exposures=94,
    posts_with_eng_core=94,
    exposures=146_087.3,
    eng_core=4000.0,
    link_clicks=None,
    engagement_rate=0.0273,
    share_of_posts=0.25,
    share_of_exposures=0.136,
    share_of_engagements=0.134,
)
GIVEN = Resources("P-CTG", 3120.0, 2340.0, 0.087, 0.134, 1.5, 0.58, None)
NO_RULES = pd.DataFrame({"partner_id": ["P-NAHA"], "planned": [10.0], "kept": [9.0], "account_id": ["a"]})
NO_ANSWERS = pd.DataFrame({"partner_id": [], "due": []})


def picture(
    *results: TargetResult,
    share: Share | None = SHARE,
    given: Resources | None = GIVEN,
    rules: pd.DataFrame = NO_RULES,
    answers: pd.DataFrame = NO_ANSWERS,
) -> partner.Picture:
    return partner.picture(
        "P-CTG",
        NAMES,
        shares=[share] if share else [],
        resources=[given] if given else [],
        card=made.scorecard(*results),
        adherence=rules,
        answers=answers,
        currency="GBP",
    )


def told(*results: TargetResult, **more: Any) -> str:
    return plain(partner.answer(picture(*results, **more)))


def own(actual: float | None, label: str = "Views earned by the Guild", **more: Any) -> TargetResult:
    return target(actual, label=label, partner=GUILD, **more)


EARNED = "Guild earns 13.6 % of exposures and 13.4 % of engagements for 9 % of the agreed resources; "


@pytest.mark.parametrize(
    ("results", "end"),
    [
        ([], "no target of its own is agreed."),
        ([target(90)], "no target of its own is agreed."),  # everybody's target is not its own
        ([own(90)], "its one target, views earned by the Guild, is ahead."),
        ([own(50)], "its one target, views earned by the Guild, is behind."),
        ([own(100, as_of=made.AFTER)], "its one target, views earned by the Guild, was met."),
        ([own(80, as_of=made.AFTER)], "its one target, views earned by the Guild, was missed."),
        ([own(None)], "its one target, views earned by the Guild, cannot be judged yet."),
        ([own(90), own(75)], "its two targets are on course."),
        ([own(90), own(None)], "one of its two targets is on course."),
        ([own(None), own(None)], "nothing can be said yet about its two targets."),
        ([own(90), own(50)], "of its two targets, one is behind."),
        ([own(50), own(40), own(70)], "of its three targets, two are behind and one is at risk."),
        ([own(80, as_of=made.AFTER), own(100, as_of=made.AFTER)], "of its two targets, one was missed."),
    ],
)
def test_what_is_earned_stands_beside_what_was_given_and_kept(results: list[TargetResult], end: str) -> None:
    assert told(*results) == EARNED + end


def test_a_partner_without_contributions() -> None:
    without = "Guild earns 13.6 % of exposures and 13.4 % of engagements; no target of its own is agreed."

    assert told(given=None) == without
    assert told(given=replace(GIVEN, amount=0.0)) == without


def test_a_partner_without_posts() -> None:
    assert told(share=None) == "Guild is credited with no post in this view; no target of its own is agreed."
    assert [card.label for card in partner.cards(picture(share=None))] == ["Resources agreed"]


def test_a_partner_of_whose_posts_no_file_reports_numbers() -> None:
    silent = replace(
        SHARE, posts_counted=3, exposures=None, eng_core=None, share_of_exposures=None, share_of_engagements=None
    )

    assert told(share=silent) == "No file reports numbers for Guild's three posts; no target of its own is agreed."
    assert [card.change for card in partner.cards(picture(share=silent))][1:3] == ["no file reports them"] * 2


def test_a_partner_of_whose_posts_only_exposures_are_reported() -> None:
    views_only = replace(SHARE, eng_core=None, share_of_engagements=None)

    assert told(share=views_only, given=None) == "Guild earns 13.6 % of exposures; no target of its own is agreed."


def test_cards_name_their_denominators_and_what_is_missing() -> None:
    some = replace(SHARE, posts_with_exposures=60)

    changes = [plain(card.change) for card in partner.cards(picture(share=some))]

    assert changes == [
        "from 94 posts; joint posts are shared",
        "13.6 % of all exposures, from the 60 of 94 posts that report it",
        "13.4 % of all engagements",
        "core engagements per exposure, on posts that report both",
        "9 % of what all partners give, for 13.4 % of the engagements that count",
    ]


def test_the_plan_and_the_answers_have_cards_where_there_are_any() -> None:
    rules = pd.DataFrame({"partner_id": ["P-CTG"] * 2, "planned": [10.0, 10.0], "kept": [9.0, 8.0]})
    answers = pd.DataFrame(
        {
            "partner_id": ["P-CTG"],
            "due": [158],
            "answered": [135],
            "median_minutes_due": [260.0],
            "agreed_minutes": [240.0],
        }
    )

    *_, plan, answered = partner.cards(picture(rules=rules, answers=answers))

    assert (plain(plan.value), plan.share) == ("85 %", 0.85)
    assert (plain(answered.value), plain(answered.target)) == ("4 h 20 min", "agreed: within 4 h")
    assert answered.change == "135 messages answered, 158 due; an unanswered one counts as late"


def test_a_partner_that_answers_nobody_and_agreed_no_time() -> None:
    answers = pd.DataFrame(
        {"partner_id": ["P-CTG"], "due": [4], "answered": [0], "median_minutes_due": [inf], "agreed_minutes": [None]}
    )

    card = partner.cards(picture(answers=answers))[-1]

    assert (card.value, card.target) == ("unanswered", "")


def test_shares_keep_the_unattributed_row() -> None:
    rest = replace(SHARE, partner_id=UNATTRIBUTED)

    rows = partner.share_rows([SHARE, rest], NAMES)

    assert rows["label"].tolist() == ["Guild", "Unattributed"]
    assert rows["colour"].tolist() == [1, -1]


def test_only_the_accounts_a_partner_stands_behind_are_its_own() -> None:
    ages = [
        made.age("Guild", "x", made.THREE_QUARTERS, partner="Guild"),
        made.age("Move Well Together", "instagram", made.THREE_QUARTERS, partner="Guild, Meridian, Northshore"),
        made.age("Northshore", "x", made.THREE_QUARTERS, partner="Northshore"),
    ]

    assert [age.account_name for age in partner.ages_of(ages, "Guild")] == ["Guild", "Move Well Together"]


def test_a_week_without_posts_is_a_zero_and_one_after_the_last_export_a_gap() -> None:
    weeks = pd.DataFrame(
        {
            "partner_id": ["P-CTG", "P-NAHA"],
            "week_start": pd.to_datetime(["2026-08-17", "2026-08-24"]),
            "exposures": [500.0, 9.0],
        }
    )
    view = replace(made.VIEW, since=date(2026, 8, 12), until=date(2026, 9, 6))

    shown = partner_work.weekly(weeks, "P-CTG", view, date(2026, 8, 30))

    assert shown["week_start"].dt.day.tolist() == [10, 17, 24, 31]
    assert shown["value"].fillna(-1).tolist() == [0.0, 500.0, 0.0, -1.0]


@pytest.mark.parametrize(
    ("balance", "words"),
    [
        (None, "neither names the other"),
        (0.5, "gives more than it gets"),
        (-0.5, "gets more than it gives"),
        (0.1, "balanced"),
    ],
)
def test_naming_each_other_is_told_in_words(balance: float | None, words: str) -> None:
    pair = Mentions("P-CTG", "P-NAHA", 36, 55, 0.65, 46, 109, 0.42, 0.78, balance)
    other = replace(pair, from_partner_id="P-MER")

    rows = partner_work.mention_rows([pair, other], "P-CTG", NAMES)

    assert rows[["label", "given", "received", "balance"]].values.tolist() == [
        ["Northshore", "in 36 of 55 posts", "in 46 of 109 posts", words]
    ]


def test_best_posts_report_engagements_and_lead_to_their_files() -> None:
    posts = made.posts(
        {"post_id": "x:2", "partner_ids": ["P-CTG"]},
        {"post_id": "x:3", "partner_ids": ["P-CTG"], "eng_core": None},
    )

    best = partner_work.best_posts(posts, made.to)

    assert best["href"].tolist() == ["/posts?post=x%3A2"]


def test_accounts_show_how_far_each_kept_its_plan() -> None:
    accounts = pd.DataFrame(
        {
            "partner_id": ["P-CTG", "P-CTG", "P-NAHA"],
            "account_id": ["fb", "x", "yt"],
            "platform_id": ["facebook", "x", "youtube"],
        }
    )
    rules = pd.DataFrame(
        {"partner_id": ["P-CTG"] * 2, "account_id": ["fb", "fb"], "kept": [2.0, 3.0], "planned": [4.0, 6.0]}
    )

    rows = partner_work.account_rows(accounts, rules, "P-CTG")

    assert rows["platform"].tolist() == ["Facebook", "X"]
    assert rows["kept"].iloc[0] == 0.5
    assert pd.isna(rows["kept"].iloc[1])
