"""An export before it is written: its name and its bytes."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ExportFile:
    """A file as a platform names and fills it."""

    name: str
    content: bytes = field(repr=False)


def comma_separated(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Lines of cells; a cell is quoted where it must be, and None is left empty."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()
