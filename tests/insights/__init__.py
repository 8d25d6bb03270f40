"""Insights asked of the small worlds of tests/queries."""
