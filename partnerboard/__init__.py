"""Partnerboard: what partners agreed, beside what their platforms report."""
