"""What a column of an unknown file can stand for: the fields of our own templates, under the templates' words."""

import functools
from collections.abc import Mapping
from typing import NamedTuple

from partnerboard.platforms import templates
from partnerboard.platforms.columns import decimal
from partnerboard.platforms.declaration import Basis, Cell, Column, ExportKind, Grain

_NUMBERS = frozenset({Cell.COUNT, Cell.SIGNED_COUNT, Cell.DECIMAL})
_DATES = frozenset({Cell.DAY, Cell.WHEN})


class Row(NamedTuple):
    """What one row of a layout is about: its name in a layout, and what it may and must say."""

    name: str
    grain: Grain
    bases: tuple[Basis, ...]
    template: ExportKind
    needs: tuple[tuple[str, ...], ...]  # of each group one field has to be there


ROWS = {
    row.name: row
    for row in (
        Row(
            "posts",
            Grain.POST,
            (Basis.LIFETIME, Basis.WINDOW),
            templates.POSTS,
            (("post_id", "url"), ("published_at",)),
        ),
        Row("account_days", Grain.ACCOUNT_DAY, (Basis.DAILY,), templates.ACCOUNT_DAYS, (("date",),)),
    )
}


@functools.cache
def fields(row: str) -> Mapping[str, Column]:
    """The columns of a row by the word of the template; hours watched are there beside seconds."""
    columns = (*ROWS[row].template.columns, decimal("watch_hours", "watch_hours"))
    return {column.names[0]: column for column in columns}


def is_number(column: Column) -> bool:
    """Does the number style of a layout matter for it?"""
    return column.cell in _NUMBERS


def is_date(column: Column) -> bool:
    """Does the date order of a layout matter for it?"""
    return column.cell in _DATES
