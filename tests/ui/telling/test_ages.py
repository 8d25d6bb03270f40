"""How old the numbers are: every late account is named, and nobody is called late who is not."""

from datetime import date

from partnerboard.ui.telling import ages
from tests.ui.telling.made import THREE_QUARTERS, age

NOW, LATE = THREE_QUARTERS, date(2026, 9, 20)
ZONE = "Europe/London"


def test_all_accounts_have_delivered() -> None:
    both = [age("Northshore", "x", NOW), age("Northshore", "linkedin", NOW)]

    assert ages.told(both, NOW, ZONE) == "Data through 11 Oct 2026. Days are those of Europe/London."
    assert ages.short(both) == "data through 11 Oct"
    assert ages.behind_it(both) == "six files of two accounts"


def test_late_accounts_are_named_with_their_platform_and_day() -> None:
    one_late = [age("Northshore", "x", NOW), age("Coastal Guild", "x", LATE)]
    three_late = [age(name, "facebook", LATE) for name in "ABC"]

    assert ages.told(one_late, NOW, ZONE) == (
        "Data through 11 Oct 2026, except Coastal Guild on X (20 Sep). Days are those of Europe/London."
    )
    assert ages.told([age("Northshore", "x", NOW), *three_late], NOW, ZONE) == (
        "Data through 11 Oct 2026, except A on Facebook (20 Sep), B on Facebook (20 Sep) and C on Facebook (20 Sep). "
        "Days are those of Europe/London."
    )
    assert ages.short(one_late) == "data through 20 Sep to 11 Oct"


def test_many_late_accounts_are_counted() -> None:
    late = [age(name, "facebook", LATE) for name in "ABCD"]

    assert ages.told([age("Northshore", "x", NOW), *late], NOW, ZONE) == (
        "Data through 11 Oct 2026, except four of five accounts, the oldest through 20 Sep. "
        "Days are those of Europe/London."
    )


def test_all_are_older_than_the_day_shown() -> None:
    assert ages.told([age("Northshore", "x", LATE)], NOW, ZONE) == (
        "Data through 20 Sep 2026, 21 days before the day shown. Days are those of Europe/London."
    )
    assert ages.told([age("Northshore", "x", date(2026, 10, 10))], NOW, ZONE) == (
        "Data through 10 Oct 2026, one day before the day shown. Days are those of Europe/London."
    )


def test_an_account_that_never_delivered_is_named() -> None:
    found = [age("Northshore", "x", NOW), age("Meridian", "instagram", None)]

    assert ages.told(found, NOW, ZONE) == (
        "Data through 11 Oct 2026. Nothing loaded yet for Meridian on Instagram. Days are those of Europe/London."
    )


def test_nothing_was_loaded_or_nobody_has_an_account() -> None:
    assert ages.told([age("Northshore", "x", None)], NOW, ZONE) == (
        "No export has been loaded for this partnership yet."
    )
    assert ages.told([], NOW, ZONE) == "No account is registered for this partnership yet."
    assert ages.short([]) == "no export yet"
    assert ages.behind_it([age("Northshore", "x", None)]) == "no file yet"


def test_every_account_is_a_row_with_its_age_in_words() -> None:
    rows = ages.rows([age("Northshore", "x", NOW), age("Guild", "youtube", LATE), age("Meridian", "tiktok", None)])

    assert rows["platform"].tolist() == ["X", "YouTube", "TikTok"]
    assert rows["word"].tolist() == ["fresh", "stale", "missing"]
    assert rows["files"].tolist() == [3, 3, 0]
    assert rows["href"].tolist()[:2] == ["/imports?account=Northshore+on+X", "/imports?account=Guild+on+YouTube"]
    assert rows["href"].isna().tolist() == [False, False, True]
