"""Tests of the demo: the story adds up to the figures of its scenario, and its files load."""
