"""Exports as each platform writes them, written here and handed in."""
