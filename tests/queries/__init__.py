"""Queries asked of worlds that one can add up by hand."""
