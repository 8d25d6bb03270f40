"""Bringing a database back: from what is left of it or a backup, and everything since done again from the journal."""
