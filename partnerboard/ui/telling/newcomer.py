"""What is already there in a workspace in which nothing is agreed yet."""

from partnerboard.insights.workspace import Loaded
from partnerboard.metrics import format as written
from partnerboard.ui.telling.words import plural, sentence


def told(loaded: Loaded) -> str:
    """'Three files are loaded: 214 posts of two accounts, published 1 Sep – 30 Sep 2026.'; empty without a file."""
    if not loaded.files:
        return ""
    files = sentence(plural(loaded.files, "file is loaded", "files are loaded"))
    if not loaded.posts:
        return f"{files}, without posts."
    accounts = f" of {plural(loaded.accounts, 'account')}" if loaded.accounts else ""
    days = (
        f", published {written.period(loaded.first_on, loaded.last_on)}" if loaded.first_on and loaded.last_on else ""
    )
    return f"{files}: {plural(loaded.posts, 'post')}{accounts}{days}."
