"""Posts as a list to search and sort, and one post with its whole text."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from partnerboard.ui import addresses, downloads, pick, say, tables
from partnerboard.ui.telling import posts as telling
from partnerboard.ui.telling.words import Names


def chosen(post: Mapping[str, Any], names: Names) -> None:
    """One post: why it counts, its text as it is, and the way to it on its own platform."""
    say.section(telling.short(post["text"]), telling.why(post, names))
    away = telling.safe_link(post["permalink"], str(post["platform_id"]))
    say.foreign(post["text"], link=away, label="Open the post on its platform")


def show(posts: pd.DataFrame, names: Names) -> None:
    """The search, the order, and the posts; each leads to itself."""
    search, by = pick.search(telling.SORTS)
    fitting = telling.found(posts, words=search, by=by)
    if fitting.empty:
        say.nothing_yet("No post contains these words.", remedy="Clear the search, or choose a longer period above.")
        return
    tables.show(
        telling.rows(fitting, names, addresses.leading()), telling.TABLE, caption="Posts of this view", key="posts"
    )
    downloads.offer("posts")
