"""What to fix first, in exact sentences; and lines for the agreements file that it accepts."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from partnerboard.agreements import read
from partnerboard.insights.posts import Summary
from partnerboard.insights.quality import Check, Proposal, UnknownAccount, Week
from partnerboard.ui.telling import coverage, quality, unclaimed
from tests.architecture import project
from tests.ui.telling import made
from tests.ui.telling.made import THREE_QUARTERS, VIEW, age, plain

NOW, LATE = THREE_QUARTERS, date(2026, 9, 20)
QUIET = Check("checks/a", "Posts with two rows", pd.DataFrame({"offender": []}))
FAILS = Check("checks/credit_not_one", "Credit is not one", pd.DataFrame({"offender": ["x:1", "x:2"]}))
STRANGER = UnknownAccount("x", "42", "who", 'Who "else"', 2, 7, NOW, NOW)
TAG = Proposal("mwt", "hashtag", "walk", 7, 6, 2, 19_050, date(2026, 8, 26), date(2026, 10, 6), 18)
NAMED = Proposal("mwt", "mention", "guild", 7, 9, 6, 21_164, date(2026, 8, 11), date(2026, 10, 6), 0)


def week(start: date, covered: int, *, before: bool = True, after: bool = True, days: int = 7) -> Week:
    return Week("x-Guild", "Guild", "x", start, days, covered, before, after)


def test_the_gravest_is_said_first() -> None:
    fresh, stale = age("Northshore", "x", NOW), age("Guild", "x", LATE)

    assert quality.answer([fresh], 0, [QUIET], []) == (
        "Nothing waits. No check fails, every account is up to date and every post counts for a partnership."
    )
    assert quality.answer([fresh], 2, [QUIET], []) == (
        "Two posts count for no partnership. No check fails and every account is up to date."
    )
    assert quality.answer([fresh, stale], 1, [QUIET, FAILS], [STRANGER]) == (
        "One check fails, one account in the files is not registered, one account is stale or missing and one post "
        "counts for no partnership."
    )


def test_every_check_is_listed_with_what_it_found() -> None:
    assert quality.check_rows([QUIET, FAILS]).to_dict("list") == {
        "check": ["Posts with two rows", "Credit is not one"],
        "found": ["nothing", "two rows"],
    }
    assert quality.failing([QUIET, FAILS]) == [FAILS]
    assert quality.key(FAILS) == "credit_not_one"


def test_an_offence_leads_to_its_batch_where_it_names_one() -> None:
    offences = pd.DataFrame({"offender": ["x:1", "x:2"], "detail": ["b1", "0.5"]})

    shown = quality.offence_rows(Check("checks/a", "Twice", offences), {"b1"})

    assert shown["href"].iloc[0] == "/imports?batch=b1"
    assert shown["href"].isna().tolist() == [False, True]


def test_breaks_come_newest_first_and_say_whether_the_period_crosses_them() -> None:
    rows = quality.break_rows(VIEW)

    assert rows["on"].is_monotonic_decreasing
    assert rows["on"].iloc[0] == date(2026, 6, 15)
    assert set(rows["inside"]) == {"whole on one side"}
    assert set(rows["platform"]) == {"Facebook", "Instagram", "LinkedIn"}


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (week(NOW, 7), "delivered"),
        (week(NOW, 4), "partly"),
        (week(NOW, 0), "missing"),
        (week(NOW, 0, before=False, after=False), "missing"),
        (week(NOW, 0, after=False), "awaited"),
    ],
)
def test_a_week_is_one_word(found: Week, told: str) -> None:
    assert coverage.word(found, age("Guild", "x", NOW)) == told


def test_a_week_after_an_old_file_is_stale() -> None:
    assert coverage.word(week(NOW, 0, after=False), age("Guild", "x", LATE)) == "stale"


def test_an_account_is_a_row_and_a_week_a_column() -> None:
    weeks = [week(date(2026, 9, 14), 7), week(date(2026, 9, 21), 0, after=False)]

    (row,) = coverage.rows(weeks, [age("Guild", "x", LATE)]).to_dict("records")

    assert (row["account"], row["delivered"], row["href"]) == ("Guild on X", "1 of 2", "/imports?account=Guild+on+X")
    assert [row["week_2026-09-14"], row["week_2026-09-21"]] == ["delivered", "stale"]
    assert [column.title for column in coverage.columns(weeks)][-2:] == ["14 Sep", "21 Sep"]
    assert sum(column.on_phone for column in coverage.columns(weeks)) == 3
    assert coverage.told(weeks, [age("Guild", "x", LATE)]) == (
        "1 of 2 weeks of one account are delivered. One account is stale or missing."
    )


def test_overdue_accounts_come_oldest_first_and_say_what_to_do() -> None:
    late = [age("Meridian", "x", None), age("Guild", "x", LATE), age("Northshore", "x", NOW)]

    rows = coverage.stale_rows(late)

    assert rows["account"].tolist() == ["Guild on X", "Meridian on X"]
    assert rows["what_next"].tolist() == [
        "Export again, through a day after 20 Sep.",
        "Export everything since the start and load it.",
    ]


def test_unclaimed_posts_are_counted_with_what_they_hold() -> None:
    assert unclaimed.unclaimed(Summary()) == "Every post of this view counts for a partnership."
    assert unclaimed.unclaimed(made.summary(posts=2, exposures=1500)).startswith(
        "Two posts of this view are claimed by no rule, with 1,500 exposures together."
    )
    assert unclaimed.unclaimed(made.summary(exposures=None)).startswith("One post of this view is claimed by no rule.")


def test_a_rule_is_previewed_before_it_is_made() -> None:
    assert plain(unclaimed.preview(TAG)) == (
        "This rule would move six posts of 26 Aug – 6 Oct 2026 on two accounts, with 19,050 exposures, into the "
        "partnership. It comes after every other rule, so no post that counts elsewhere moves. 18 posts with it count "
        "already."
    )


def test_a_rule_that_cannot_come_last_says_so() -> None:
    assert "may be shared" in unclaimed.preview(replace(TAG, precedence=99))


def test_being_named_makes_no_rule() -> None:
    assert unclaimed.rules([NAMED, TAG]) == [TAG]
    rows = unclaimed.proposal_rows([NAMED, TAG])
    assert rows["shared"].tolist() == ["A mention of @guild", "The hashtag #walk"]
    assert rows["rule"].tolist() == ["none: being named never decides", "hashtag"]
    assert rows["posts"].isna().tolist() == [True, False]


def test_the_lines_of_a_rule_stand_as_the_agreements_file_wants_them() -> None:
    assert unclaimed.rule_toml(TAG) == (
        '[[initiative.attribution]]\nid = "hashtag-walk"\nprecedence = 7\nkind = "hashtag"\npattern = "walk"'
    )
    account = Proposal("mwt", "initiative_account", "ig-x", 7, 2, 1, None, NOW, NOW, 0)
    assert unclaimed.rule_toml(account) == (
        '# in [[account]] "ig-x"\ninitiative = "mwt"\n\n# once in the initiative\n'
        '[[initiative.attribution]]\nid = "initiative-account-ig-x"\nprecedence = 7\nkind = "initiative_account"'
    )


def test_the_lines_of_an_account_quote_what_files_say_and_ask_whose_it_is() -> None:
    assert unclaimed.accounts_toml([STRANGER]) == (
        '[[account]]\nid = "x-who"\nplatform = "x"\nhandle = "who"\nnative_id = "42"\nname = "Who \\"else\\""\n'
        'kind = "own"\nowner = "?"  # the id of an organisation'
    )


def test_an_agreements_file_takes_the_lines_once_the_owner_is_said() -> None:
    agreed = (project.ROOT / "tests/agreements/green_streets.toml").read_text(encoding="utf-8")
    account = unclaimed.accounts_toml([STRANGER]).replace('"?"', '"cyclists"')
    before, initiative, rest = agreed.partition("[[initiative]]")

    told = read(f"{before}{account}\n\n{initiative}{rest}\n{unclaimed.rule_toml(TAG)}\n")

    assert [each.name for each in told.accounts if each.id == "x-who"] == ['Who "else"']
    assert "walk" in [rule.pattern for rule in told.initiatives[-1].attribution_rules]
