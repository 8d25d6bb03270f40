"""A desk where a test hands in a file it has just written, as a person would, and looks at what became of it."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from partnerboard.ingest.loading import load
from partnerboard.ingest.receipts import Receipt
from partnerboard.platforms.declaration import Answers
from partnerboard.warehouse import Warehouse

Rows = Sequence[Sequence[object]]
HANDED_IN = datetime(2026, 10, 12, 9, 0, tzinfo=UTC)


def csv_bytes(rows: Rows, *, bom: bool = False, newline: str = "\n") -> bytes:
    """Rows as a CSV file in UTF-8; an empty row is a blank line."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator=newline)
    for row in rows:
        if row:
            writer.writerow(row)
        else:
            buffer.write(newline)
    return buffer.getvalue().encode("utf-8-sig" if bom else "utf-8")


def workbook_bytes(sheets: Mapping[str, Rows]) -> bytes:
    """Sheets as an .xlsx file: text stays text, numbers are numbers."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                for column, value in enumerate(row):
                    if value != "":
                        sheet.write(at, column, value)
    return buffer.getvalue()


@dataclass
class Desk:
    """Hands files in to one warehouse."""

    folder: Path
    warehouse: Warehouse = field(default_factory=Warehouse.in_memory)

    def hand_in(
        self,
        name: str,
        content: bytes,
        *,
        account: str | None = None,
        exported_on: date | None = None,
        covers: tuple[date, date] | None = None,
        layout: str | None = None,
    ) -> Receipt:
        """The receipt of one file."""
        path = self.folder / "handed-in"
        path.write_bytes(content)
        [receipt] = load(
            self.warehouse,
            path,
            keep_in=self.folder / "kept",
            answers=Answers(account=account, exported_on=exported_on, covers=covers, layout=layout),
            name=name,
            loaded_at_utc=HANDED_IN,
        )
        return receipt

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """What stands in the warehouse."""
        with self.warehouse.writing() as writer:
            return writer._cursor.execute(sql).fetchall()
