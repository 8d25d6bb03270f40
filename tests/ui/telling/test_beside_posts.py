"""Tables beside the posts: what they are about, whose, for when and how old, and no sum over their rows."""

from datetime import date, datetime
from typing import Any

import pandas as pd

from partnerboard.ui.telling import beside_posts as telling
from tests.ui.telling.test_imports import FILE

APART = "As the file prints them, and in no total of posts or days and in no target."


def figure(line_no: int, labels: dict[str, str], code: str, value: float, **more: Any) -> dict[str, Any]:
    return {
        "sheet": "", "line_no": line_no, "about": "audience", "account_name": "Northshore", "platform_id": "facebook",
        "label_names": list(labels), "label_values": list(labels.values()), "period_from": pd.NaT, "period_to": pd.NaT,
        "currency": None, "metric_code": code, "value": value,
    } | more  # fmt: skip # the figures side by side, as one reads them


def shown(*figures: dict[str, Any]) -> telling.Shown:
    [table] = telling.tables_of(pd.DataFrame(figures), FILE)
    return table


def written(table: telling.Shown, code: str) -> list[str]:
    [column] = [column for column in table.columns if column.key == code]
    return [column.write(value) for value in table.rows[code]]


def test_an_audience_says_whose_it_is_and_how_old() -> None:
    table = shown(
        figure(2, {"age": "18-24"}, "women_percent", 1.8),
        figure(2, {"age": "18-24"}, "men_percent", 2.0),
        figure(3, {"age": "25-34"}, "women_percent", 20.9),
    )

    assert table.title == "Audience by age"
    assert table.note == f"Northshore on Facebook · dated 11 Oct 2026, loaded 12 Oct 2026. {APART}"
    assert [column.title for column in table.columns] == ["Age", "Men (%)", "Women (%)"]
    assert table.rows[["age", "women_percent"]].to_dict("records") == [
        {"age": "18-24", "women_percent": 1.8},
        {"age": "25-34", "women_percent": 20.9},
    ]
    assert pd.isna(table.rows["men_percent"].iloc[1])
    assert written(table, "women_percent") == ["1.8", "20.9"]


def test_ads_keep_their_period_and_currency() -> None:
    days = {"period_from": datetime(2026, 9, 1), "period_to": datetime(2026, 9, 30)}  # noqa: DTZ001  days of a frame
    ad = {"about": "ad", "account_name": None, "currency": "PLN", **days}

    table = shown(
        figure(2, {"campaign": "Walk", "ad_set": "Spring", "age": "18-24", "gender": "f"}, "spend", 10.255, **ad),
        figure(3, {"campaign": "Walk", "ad_set": "Spring", "age": "18-24", "gender": "m"}, "spend", 7, **ad),
    )

    assert table.title == "Ads by gender"
    assert table.note == (
        "Campaign Walk · ad set Spring · age 18-24 · 1 Sep – 30 Sep 2026 · dated 11 Oct 2026, loaded 12 Oct 2026. "
        f"{APART}"
    )
    assert [column.title for column in table.columns] == ["Gender", "Currency", "Spend"]
    assert written(table, "spend")[1] == "7"


def test_other_pages_are_rows_and_their_days_a_column() -> None:
    page = {"about": "competitor", "label_names": [], "label_values": []}
    first = {"period_from": datetime(2026, 9, 1), "period_to": datetime(2026, 9, 1)}  # noqa: DTZ001  days of a frame
    second = {"period_from": datetime(2026, 9, 2), "period_to": datetime(2026, 9, 2)}  # noqa: DTZ001  days of a frame

    table = shown(
        figure(2, {}, "followers", 11337, account_name="runfast", **page, **first),
        figure(3, {}, "followers", 900, account_name="walkclub", **page, **second),
    )

    assert table.title == "Other pages"
    assert [column.title for column in table.columns] == ["Page", "Period", "Followers"]
    assert table.rows["account"].to_list() == ["runfast", "walkclub"]
    assert table.rows["period"].to_list() == ["1 Sep 2026", "2 Sep 2026"]
    assert written(table, "followers") == ["11,337", "900"]


def test_a_file_of_posts_has_no_such_table() -> None:
    assert telling.tables_of(pd.DataFrame(columns=["about"]), FILE) == []


def test_a_partner_s_page_leads_to_the_file_that_holds_a_picture() -> None:
    row = {
        "partner_id": "P-A", "account_name": "Northshore", "platform_id": "facebook", "about": "audience",
        "label_names": ["age"], "rows_told": 2, "period_from": pd.NaT, "period_to": pd.NaT,
        "as_of_on": date(2026, 10, 1), "batch_id": "b1", "file_name": "ages.csv",
    }  # fmt: skip # the figures side by side, as one reads them
    other = row | {"partner_id": "P-B"}

    found = telling.of_partner(pd.DataFrame([row, other]), "P-A", date(2026, 10, 11))

    assert found.to_dict("records") == [
        {
            "what": "Audience by age, two rows",
            "href": "/imports?batch=b1",
            "account": "Northshore on Facebook",
            "period": None,
            "as_of_on": date(2026, 10, 1),
            "age": "ten days old",
            "file": "ages.csv",
        }
    ]
