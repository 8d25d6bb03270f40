"""From a layout to an export kind, so that the ordinary reader reads its files."""

import dataclasses

from partnerboard.platforms.declaration import Accounts, Basis, Cell, Column, ExportKind
from partnerboard.platforms.layouts.fields import ROWS, fields
from partnerboard.platforms.layouts.layout import Layout, checked


def kind_of(layout: Layout, version: int) -> ExportKind:
    """The export kind that a layout declares. Its file must have every mapped header.

    Raises:
        LayoutInvalid: the layout cannot be used.
    """
    checked(layout)
    row = ROWS[layout.rows]
    columns = {word: _column(layout, word, header) for word, header in layout.columns.items()}
    identity = ("platform", "account", "date", "post_id" if "post_id" in columns else "url")
    return ExportKind(
        id=f"layout:{layout.name}",
        label=f"a file of the layout '{layout.name}' (version {version})",
        platform=layout.platform or None,
        grain=row.grain,
        basis=layout.basis,
        accounts=Accounts.MANY_IN_ROWS if "account" in columns else Accounts.ASKED,
        columns=tuple(columns.values()),
        required=tuple(column.field for column in columns.values()),
        filled=tuple(columns[word].field for word in identity if word in columns),
        zone=layout.zone or "UTC",
        times_are_local=bool(layout.zone),
        date_order=layout.date_order,
        numbers=layout.numbers,
        exposures_name="exposures",
        asks=("covers",) if layout.basis is Basis.WINDOW else (),
    )


def _column(layout: Layout, word: str, header: str) -> Column:
    """The template's column under the file's header. Only a platform must be a known word; others are left empty."""
    column = dataclasses.replace(fields(layout.rows)[word], names=(header,), is_strict=word == "platform")
    return dataclasses.replace(column, cell=Cell.DAY) if column.cell is Cell.WHEN and not layout.zone else column
