"""The table of a file of no known kind, so that a layout can be proposed for it. Nothing is stored."""

from pathlib import Path

from partnerboard.errors import UnknownLayout
from partnerboard.ingest import reading
from partnerboard.ingest.tables import printed_lines
from partnerboard.platforms.layouts.finding import table_on
from partnerboard.platforms.tables import Table


def unknown_table(path: Path, *, name: str | None = None) -> Table:
    """The longest table of a file, or of the only file in an archive. `name` is what it was handed in under.

    Raises:
        FileRefused: it cannot be read, packs several files, or holds no table.
    """
    members = reading.members(path, name=name or path.name)
    if len(members) != 1:
        raise UnknownLayout(
            f"{name or path.name} packs {len(members)} files.",
            "Unpack it and propose a layout for each of them.",
            code="type_not_accepted",
        )
    sheets = printed_lines(reading.read_member(members[0]))
    tables = [table for sheet, lines in sheets if (table := table_on(sheet, lines))]
    if not tables:
        raise UnknownLayout(
            f"{name or path.name} holds no table: no line with several names and rows below it.",
            "A layout needs a header and at least one row.",
            code="header_not_found",
        )
    return max(tables, key=lambda table: len(table.lines))
