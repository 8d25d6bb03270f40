"""Posts as a list to search and sort, and one post with its whole text."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from partnerboard.insights.posts import ranked, summary
from partnerboard.scope import Scope, View
from partnerboard.ui import addresses, downloads, pick, say, tables
from partnerboard.ui.telling import posts as telling
from partnerboard.ui.telling import unclaimed as claiming
from partnerboard.ui.telling.words import Names
from partnerboard.ui.workspace import asked, workspace


def chosen(post: Mapping[str, Any], names: Names) -> None:
    """One post: why it counts, its text as it is, and the way to it on its own platform."""
    say.section(telling.short(post["text"]), telling.why(post, names))
    away = telling.safe_link(post["permalink"], str(post["platform_id"]))
    say.foreign(post["text"], link=away, label="Open the post on its platform")


def unclaimed(scope: Scope, view: View, count: int) -> None:
    """The posts of a view that no rule claims, each leading to its history."""
    to = addresses.leading()

    def page(skip: int, limit: int) -> pd.DataFrame:
        return claiming.post_rows(asked(ranked, scope, view, skip=skip, limit=limit), to)

    def every() -> pd.DataFrame:
        return claiming.post_rows(ranked(workspace().warehouse, scope, view), to)

    tables.show_some(
        count,
        page,
        every,
        claiming.POSTS,
        caption="Posts that no rule claims",
        key="unclaimed",
        rows_per_page=8,
    )


def show(scope: Scope, view: View, names: Names) -> None:
    """The search, the order, and the posts; each leads to itself."""
    words, by = pick.search(telling.SORTS)
    count = asked(summary, scope, view, words=words).posts
    if not count:
        say.nothing_yet("No post contains these words.", remedy="Clear the search, or choose a longer period above.")
        return
    to = addresses.leading()

    def page(skip: int, limit: int) -> pd.DataFrame:
        return telling.rows(asked(ranked, scope, view, words=words, by=by, skip=skip, limit=limit), names, to)

    def every() -> pd.DataFrame:
        return telling.rows(ranked(workspace().warehouse, scope, view, words=words, by=by), names, to)

    tables.show_some(count, page, every, telling.TABLE, caption="Posts of this view", key="posts")
    downloads.offer("posts")
