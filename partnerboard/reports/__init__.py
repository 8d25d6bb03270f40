"""Answers as files a visitor takes away."""
