"""A column of dates in two orders is put into one only where every date speaks for it."""

import pytest

from partnerboard.platforms.resaved_dates import one_order


def test_padded_dates_are_day_first_beside_month_first_ones_that_stayed() -> None:
    dates, doubt = one_order(["08-05-2020", "7-16-2020", "", "12-31-2019", "Sep 3, 2021"])

    assert dates == ["2020-05-08", "2020-07-16", "", "2019-12-31", "Sep 3, 2021"]
    assert doubt is not None
    assert "1 like '08-05-2020' were read day first, 2 like '7-16-2020' month first" in doubt


@pytest.mark.parametrize(
    "printed",
    [
        ["08-05-2020", "09-06-2020"],  # one order, whichever it is
        ["7-16-2020", "7-6-2020"],  # month first throughout, not padded
        ["08-05-2020", "07-16-2020"],  # padded month first throughout
        ["08-05-2020", "16-07-2020", "7-16-2020"],  # a day-first date speaks against it
        ["10-11-2020", "7-16-2020"],  # nothing shows that a zero was put in front
        ["Sep 30, 2023", ""],
    ],
)
def test_any_other_column_stays_as_it_is(printed: list[str]) -> None:
    assert one_order(printed) == (printed, None)
