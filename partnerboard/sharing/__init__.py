"""Who a visitor is and what was shared with them."""
