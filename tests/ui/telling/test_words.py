"""Small counts, lists, labels in sentences, names and addresses."""

from dataclasses import replace
from datetime import date

import pytest

from partnerboard.errors import UnknownMetric
from partnerboard.scope import UNATTRIBUTED
from partnerboard.ui.telling import words
from tests.ui.telling import made


def test_counts_are_words_up_to_twelve() -> None:
    assert [words.how_many(count) for count in (0, 1, 12, 13, 1200)] == ["no", "one", "twelve", "13", "1,200"]
    assert words.plural(1, "target") == "one target"
    assert words.plural(2, "stands", "stand") == "two stand"


def test_lists_end_with_and() -> None:
    assert words.listed([]) == ""
    assert words.listed(["a"]) == "a"
    assert words.listed(["a", "b"]) == "a and b"
    assert words.listed(["a", "b", "c"]) == "a, b and c"
    assert words.few(["a", "b", "c"], "account") == "a, b and c"
    assert words.few(["a", "b", "c", "d"], "account") == "four accounts"


@pytest.mark.parametrize(
    ("label", "inside"),
    [
        ("Views of all posts", "views of all posts"),
        ("Followers of the joint account", "followers of the joint account"),
        ("Short-link clicks", "short-link clicks"),
        ("Core engagements", "core engagements"),
        ("Engagement rate by views (ERI)", "engagement rate by views (ERI)"),
        ("CTR of our links", "CTR of our links"),
        ("ERI", "ERI"),
        ("LinkedIn clicks", "LinkedIn clicks"),
        ("Meridian's posts", "Meridian's posts"),
        ("X posts", "X posts"),
        ("", ""),
    ],
)
def test_labels_are_small_in_a_sentence_and_names_are_not(label: str, inside: str) -> None:
    assert words.in_sentence(label) == inside


def test_partners_keep_their_colours_and_nobody_has_one_of_its_own() -> None:
    names = words.Names.of(made.PARTNERS)

    assert [names.colour(each.partner_id) for each in made.PARTNERS] == [0, 1, 2]
    assert (names.name(UNATTRIBUTED), names.colour(UNATTRIBUTED)) == ("Unattributed", -1)
    assert (names.name("P-NEW"), names.colour("P-NEW")) == ("P-NEW", None)


def test_the_guide_has_an_address_for_every_metric_and_for_no_other() -> None:
    assert words.guide("exposures") == "/metric_guide?metric=exposures"
    with pytest.raises(UnknownMetric):
        words.guide("likes")


def test_definitions_carry_the_caveat_of_their_sums() -> None:
    assert words.definition("exposures").endswith(
        "Platforms define it differently, so sums across them are for comparing over time."
    )
    assert words.definition("eri_core").endswith("It is computed anew for every group, never added up or averaged.")
    assert "never" not in words.definition("reactions")


@pytest.mark.parametrize(
    ("day", "where", "moment"),
    [
        (date(2026, 8, 9), "starts in one day", "one day before its start"),
        (date(2026, 8, 10), "week 1 of 12", "week 1 of 12"),
        (date(2026, 10, 11), "week 9 of 12", "week 9 of 12"),
        (date(2026, 11, 1), "week 12 of 12", "week 12 of 12"),
        (date(2026, 11, 15), "ended 14 days ago", "14 days after its end"),
    ],
)
def test_where_an_initiative_is_in_its_period(day: date, where: str, moment: str) -> None:
    assert words.period_of(made.INITIATIVE, day) == where
    assert words.moment_of(made.INITIATIVE, day) == moment


def test_an_initiative_of_a_few_days_is_in_its_only_week() -> None:
    short = replace(made.INITIATIVE, ends_on=date(2026, 8, 12))

    assert words.period_of(short, date(2026, 8, 11)) == "week 1 of 1"
