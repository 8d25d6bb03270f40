"""Loaded files as a list to search and narrow; each leads to itself."""

import pandas as pd

from partnerboard.insights.imports import Wanted, found
from partnerboard.scope import Scope
from partnerboard.ui import say, tables
from partnerboard.ui.telling import imports as telling
from partnerboard.ui.workspace import asked, workspace

ROWS = 15


def show(scope: Scope, wanted: Wanted) -> None:
    """The files that fit, a page of them at a time."""
    count = asked(found, scope, wanted, limit=ROWS).count
    if not count:
        say.stop("No loaded file fits.", remedy="Clear the search, or choose all accounts and all files.")

    def page(skip: int, limit: int) -> pd.DataFrame:
        return telling.rows(asked(found, scope, wanted, skip=skip, limit=limit).files)

    def every() -> pd.DataFrame:
        return telling.rows(found(workspace().warehouse, scope, wanted).files)

    tables.show_some(
        count,
        page,
        every,
        telling.TABLE,
        caption="Loaded files, the latest first",
        key="imports",
        rows_per_page=ROWS,
    )
