"""Which day is looked at: said to a newcomer of the demo always, to others only when it is not the newest."""

from datetime import date

from partnerboard.ui.telling.moment import looking_at

DAYS = [date(2026, 8, 30), date(2026, 9, 20), date(2026, 10, 11)]


def test_the_demo_says_where_in_its_story_it_is() -> None:
    assert looking_at(DAYS, DAYS[1], period="week 6 of 12", is_demo=True, is_then=False) == (
        "You are looking at the demo as it stood on 20 Sep 2026, week 6 of 12: the second of the three days on which "
        "files were exported."
    )


def test_leaving_out_what_came_later_is_said() -> None:
    assert looking_at(DAYS, DAYS[2], period="week 9 of 12", is_demo=True, is_then=True) == (
        "You are looking at the demo as it stood on 11 Oct 2026, week 9 of 12, from the files loaded by then: the "
        "third of the three days on which files were exported."
    )


def test_own_numbers_need_words_only_when_they_are_not_the_newest() -> None:
    assert looking_at(DAYS, DAYS[2], period="week 9 of 12", is_demo=False, is_then=False) == ""
    assert looking_at(DAYS, DAYS[0], period="", is_demo=False, is_then=False) == (
        "You are looking at 30 Aug 2026. The newest numbers are of 11 Oct 2026."
    )


def test_there_is_nothing_to_say_before_the_first_export() -> None:
    assert looking_at([], DAYS[0], period="", is_demo=True, is_then=False) == ""
    assert looking_at(DAYS[:1], DAYS[0], period="", is_demo=True, is_then=False) == (
        "You are looking at the demo as it stood on 30 Aug 2026."
    )
