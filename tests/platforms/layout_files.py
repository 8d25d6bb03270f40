"""A report of no known kind, small enough to add up, and the layout that reads it."""

from partnerboard.platforms.declaration import Basis, DateOrder, NumberStyle
from partnerboard.platforms.layouts.layout import Layout
from partnerboard.platforms.tables import Line, Table

HEADER = ("Beitragsnummer", "Erschienen", "Gesehen", "Herzen", "Sehdauer", "Notiz")
ROWS = (
    ("P-1", "03.04.2026", "1.234", "12", "90,5", "Frühling"),
    ("P-2", "25.04.2026", "1.000.000", "7", "9,5", ""),
    ("P-3", "26.04.2026", "", "1", "", "Regen"),
)
# Gesehen: 1,234 + 1,000,000 = 1,001,234. Herzen: 12 + 7 + 1 = 20. Sehdauer: 90.5 + 9.5 = 100.

WEEKLY = Layout(
    name="Weekly report",
    rows="posts",
    platform="linkedin",
    basis=Basis.LIFETIME,
    columns={
        "post_id": "Beitragsnummer",
        "published_at": "Erschienen",
        "exposures": "Gesehen",
        "reactions": "Herzen",
        "watch_seconds": "Sehdauer",
    },
    date_order=DateOrder.DAY_FIRST,
    numbers=NumberStyle(",", "."),
)

WEEKLY_TOML = """\
name = "Weekly report"
rows = "posts"
platform = "linkedin"
basis = "lifetime"
date_order = "day_first"
decimal = ","
thousands = "."
zone = ""

[columns]
post_id = "Beitragsnummer"
published_at = "Erschienen"
exposures = "Gesehen"
reactions = "Herzen"
watch_seconds = "Sehdauer"
"""


def table(header: tuple[str, ...] = HEADER, rows: tuple[tuple[str, ...], ...] = ROWS) -> Table:
    """A table as it stands in a file: the header on line 1."""
    return Table("", header, [Line(at, row) for at, row in enumerate(rows, start=2)])
