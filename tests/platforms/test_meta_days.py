"""Meta's results per day: the figure and the network stand in the line above the header, and nowhere else."""

from datetime import date

import pytest

from tests.platforms.handing_in import Desk


def daily(title: str, *days: tuple[str, object]) -> bytes:
    """UTF-16 with its mark, the separator in line 1, the title in line 2."""
    rows = "".join(f'"{day}T00:00:00","{value}"\r\n' for day, value in days)
    return f'sep=,\r\n"{title}"\r\n"Date","Primary"\r\n{rows}'.encode("utf-16")


def test_follows_of_a_page_are_follows_of_the_account_that_is_asked(desk: Desk) -> None:
    content = daily("Facebook follows", ("2025-08-01", 20), ("2025-08-02", 0), ("2025-08-03", ""))

    asked = desk.hand_in("Follows.csv", content)
    receipt = desk.hand_in("Follows.csv", content, account="facebook:movewell")

    assert (asked.verdict, asked.needs, asked.platform) == ("needs_input", ("account",), "facebook")
    assert (receipt.verdict, receipt.grain, receipt.totals) == ("loaded", "account_day", {"follows": 20})
    assert desk.rows("select source_account_id, day, follows, exposures from account_day order by day") == [
        ("facebook:movewell", date(2025, 8, 1), 20, None),
        ("facebook:movewell", date(2025, 8, 2), 0, None),
        ("facebook:movewell", date(2025, 8, 3), None, None),
    ]


@pytest.mark.parametrize(
    ("title", "platform", "total"),
    [
        ("Instagram views", "instagram", "views"),
        ("Facebook viewers", "facebook", "reach"),
        ("Instagram link clicks", "instagram", "link_clicks"),
        ("Facebook visits", "facebook", "profile_visits"),
        ("Facebook content interactions", "facebook", "engagements"),
    ],
)
def test_the_title_alone_says_what_the_numbers_are(desk: Desk, title: str, platform: str, total: str) -> None:
    receipt = desk.hand_in("data.csv", daily(title, ("2025-08-01", 7)), account=f"{platform}:movewell")

    assert (receipt.platform, receipt.totals) == (platform, {total: 7})


def test_figures_of_one_day_from_several_files_stand_side_by_side(desk: Desk) -> None:
    for title in ("Facebook follows", "Facebook views"):
        desk.hand_in("data.csv", daily(title, ("2025-08-01", 7)), account="facebook:movewell")

    assert desk.rows("select max(follows), max(exposures) from account_day where day = date '2025-08-01'") == [(7, 7)]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (daily("Facebook earnings", ("2025-08-01", 7)), "'Facebook earnings', which is not kept"),
        (b'"Date","Primary"\n"2025-08-01T00:00:00","7"\n', "without its first lines"),
        ('sep=,\r\n"Facebook views"\r\nDate;Primary\r\n2025-08-01;7\r\n'.encode("utf-16"), "saved again"),
    ],
)
def test_a_figure_that_is_not_known_is_refused_by_its_name(desk: Desk, content: bytes, said: str) -> None:
    receipt = desk.hand_in("data.csv", content, account="facebook:movewell")

    assert (receipt.verdict, receipt.reasons) == ("refused", {"not_supported": 1})
    assert said in receipt.message


def test_a_series_of_another_network_than_the_account_is_refused(desk: Desk) -> None:
    receipt = desk.hand_in("data.csv", daily("Instagram views", ("2025-08-01", 7)), account="facebook:movewell")

    assert (receipt.verdict, receipt.reasons) == ("refused", {"wrong_platform": 1})
