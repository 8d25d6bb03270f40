"""The mapping of an unknown file in words and frames."""

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from partnerboard.platforms.layouts.proposals import ProposedColumn
from partnerboard.ui.tables import Column

ROWS = {"posts": "a post", "account_days": "a day of an account"}

CELLS = (
    Column("line", "Row", kind="number", on_phone=True),
    Column("column", "Column", on_phone=True),
    Column("cell", "Cell", on_phone=True),
)


def columns(proposed: Sequence[ProposedColumn]) -> list[dict[str, str]]:
    """column, means, cells, evidence: one row per column of the file."""
    return [
        {
            "column": each.header,
            "means": each.field,
            "cells": " · ".join(each.samples),
            "evidence": each.evidence,
        }
        for each in proposed
    ]


def cells(found: Sequence[tuple[int, str, str]]) -> pd.DataFrame:
    """line, column, cell: what leaves a question open."""
    return pd.DataFrame(found, columns=["line", "column", "cell"])


def twice(meanings: Sequence[str]) -> str:
    """'Two columns cannot both mean exposures.'; empty where each meaning stands once."""
    again = [word for word, count in Counter(meanings).items() if count > 1]
    return f"Two columns cannot both mean {again[0]}. Leave one of them empty." if again else ""
