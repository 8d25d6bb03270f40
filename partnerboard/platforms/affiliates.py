"""What creators sell: LTK's products and brands, ShopMy's links. Without days, so the days covered are asked.

The two LTK reports are two views of the same clicks and orders; neither is added to the other. Amounts are confidential
and kept with their currency, where the file names one.
"""

from partnerboard.platforms.columns import count, decimal, text, unused, url
from partnerboard.platforms.declaration import Accounts, Basis, Column, ExportKind, Grain, Repeats

_USED_FOR = "Orders and commissions of a creator are kept beside the posts: no post, link or target contains them."


def _report(
    id_: str,
    label: str,
    grain: Grain,
    *columns: Column,
    required: tuple[str, ...],
    filled: str,
    repeats: Repeats = Repeats.CONTRADICTION,
) -> ExportKind:
    return ExportKind(
        id=id_,
        label=label,
        platform=None,
        grain=grain,
        basis=Basis.WINDOW,
        accounts=Accounts.NOBODY,
        columns=columns,
        required=required,
        filled=(filled,),
        repeats=repeats,
        asks=("covers",),
        counts_accounts=False,
        used_for=_USED_FOR,
    )


_LTK = (
    text("brand", "advertiser_name"),
    count("all_clicks", "clicks"),
    decimal("commissions", "commissions"),
    count("orders", "orders"),
    count("items_sold", "items_sold"),
    unused("order_conversion_rate", "items_sold_conversion_rate"),
)

PRODUCTS = _report(
    "ltk_products",
    "an LTK product report",
    Grain.PRODUCT,
    text("product", "product_name"),
    text("sku", "sku"),
    text("currency", "currency"),
    *_LTK,
    # The address and the words of a product say no more than its number, and the price is the shop's.
    unused("image", "description", "price", "url", "active_links"),
    required=("product", "brand", "all_clicks", "commissions", "orders"),
    filled="product",
    repeats=Repeats.APART,  # shops use a name again for another colour or size, and a product may have no number
)

BRANDS = _report(
    "ltk_brands",
    "an LTK brand report",
    Grain.PRODUCT,
    *_LTK,
    required=("brand", "all_clicks", "commissions", "orders", "items_sold"),
    filled="brand",
)

SHOPMY = _report(
    "shopmy_links",
    "a ShopMy report",
    Grain.LINK,
    url("link", "Short URL"),
    text("creator", "Name"),
    text("title", "Title"),
    text("brand", "Affiliate Merchant"),
    text("collection", "Collection Name"),
    text("created", "Created On"),
    count("all_clicks", "Clicks"),
    count("orders", "Order Count"),
    decimal("order_value", "Order Volume"),
    decimal("commissions", "Commissions Earned"),
    unused("Collection URL", "URL"),
    required=("brand", "link", "all_clicks", "orders", "commissions"),
    filled="link",
)

KINDS = (PRODUCTS, BRANDS, SHOPMY)
