"""LTK and ShopMy: what creators sell stands beside the posts, for days that are asked."""

from datetime import date

from tests.platforms.handing_in import Desk, csv_bytes

COVERS = (date(2026, 8, 1), date(2026, 8, 31))
BRAND = ("advertiser_name", "clicks", "commissions", "orders", "items_sold", "order_conversion_rate")
PRODUCT = (
    "product_name", "advertiser_name", "image", "sku", "description", "price", "currency", "url", "clicks",
    "commissions", "orders", "items_sold", "active_links", "order_conversion_rate",
)  # fmt: skip # the figures side by side, as one reads them


def _product(sku: str, clicks: int, commissions: str, orders: int) -> tuple[object, ...]:
    return (
        "Shoe", "Walk Shop", "https://i.example/1", sku, "Soft\nand light", "59.90", "USD", "https://s.example", clicks,
        commissions, orders, orders, 2, "0.1",
    )  # fmt: skip # the figures side by side, as one reads them


PRODUCTS = csv_bytes(
    [PRODUCT, _product("A", 40, "3639.65000000000", 3), _product("B", 10, "0.5", 1), _product("", 1, "0", 0)]
)


def test_ltk_asks_for_the_days_because_its_files_hold_none(desk: Desk) -> None:
    asked = desk.hand_in("products.csv", PRODUCTS)
    receipt = desk.hand_in("products.csv", PRODUCTS, covers=COVERS)

    assert (asked.verdict, asked.needs) == ("needs_input", ("covers",))
    assert (receipt.verdict, receipt.grain, receipt.records) == ("loaded", "product", 3)
    assert receipt.totals == {"clicks": 51, "orders": 4}
    assert any("no post, link or target contains them" in notice for notice in receipt.notices)
    assert desk.rows(
        "select labels, currency, value, period_from, period_to from context_figure "
        "where metric_code = 'commissions' order by line_no"
    ) == [
        ({"brand": "Walk Shop", "product": "Shoe", "sku": "A"}, "USD", 3639.65, *COVERS),
        ({"brand": "Walk Shop", "product": "Shoe", "sku": "B"}, "USD", 0.5, *COVERS),
        ({"brand": "Walk Shop", "product": "Shoe"}, "USD", 0.0, *COVERS),
    ]


def test_the_brands_of_a_month_are_its_products_once_more_and_stay_apart(desk: Desk) -> None:
    brands = csv_bytes([BRAND, ("Walk Shop", 51, "3640.15", 4, 4, "0.08")])
    desk.hand_in("products.csv", PRODUCTS, covers=COVERS)

    receipt = desk.hand_in("brands.csv", brands, covers=COVERS)

    assert (receipt.export_kind, receipt.totals) == ("ltk_brands", {"clicks": 51, "orders": 4})
    assert desk.rows(
        "select batch.export_kind, sum(value) from context_figure inner join batch using (batch_id) "
        "where metric_code = 'all_clicks' group by all order by all"
    ) == [("ltk_brands", 51.0), ("ltk_products", 51.0)]


def test_shopmy_prints_a_dash_where_nothing_is_known(desk: Desk) -> None:
    header = (
        "Created On", "Name", "Title", "Order Count", "Clicks", "Order Volume", "Commissions Earned",
        "Affiliate Merchant", "Short URL", "Collection Name", "Collection URL", "URL",
    )  # fmt: skip # the figures side by side, as one reads them
    rows = [
        header,
        ("08/07/2026", "Ana", "Shoe", 2, 30, "119.80", "11.98", "Walk Shop", "go.shopmy.example/p-1", "N/a", "", ""),
        ("08/08/2026", "Ana", "Sock", "-", 4, "-", "N/a", "Walk Shop", "go.shopmy.example/p-2", "-", "", ""),
    ]

    receipt = desk.hand_in("shopmy.csv", csv_bytes(rows), covers=COVERS)

    assert (receipt.verdict, receipt.grain, receipt.totals) == ("loaded", "link", {"clicks": 34, "orders": 2})
    assert desk.rows("select line_no, metric_code, value from context_figure order by line_no, metric_code") == [
        (2, "all_clicks", 30.0),
        (2, "commissions", 11.98),
        (2, "order_value", 119.8),
        (2, "orders", 2.0),
        (3, "all_clicks", 4.0),
    ]
