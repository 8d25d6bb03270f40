"""Typed answers for pages: each is one question, asked within a scope, computed by queries and pacing."""
