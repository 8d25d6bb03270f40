"""Small exports written by the test that needs them: real headers, fictional words, numbers a reader can add up."""

from collections.abc import Sequence
from datetime import date

from partnerboard.ingest.loading import load
from partnerboard.ingest.receipts import Receipt
from tests.platforms.handing_in import HANDED_IN, Desk, csv_bytes

X_HEADER = (
    "Tweet id", "Tweet permalink", "Tweet text", "time", "impressions", "engagements", "engagement rate", "retweets",
    "replies", "likes", "user profile clicks", "url clicks", "hashtag clicks", "detail expands", "permalink clicks",
    "app opens", "app installs", "follows", "email tweet", "dial phone", "media views", "media engagements",
)  # fmt: skip # as the export lays it out

FIRST_ID = 1_700_000_000_000_000_001


def x_row(number: int = 1, *, handle: str = "walkwell", **changes: object) -> list[object]:
    """Post `number` (to 30) of an X export: `number` thousand impressions, published on that day of June 2024."""
    id_ = FIRST_ID + number
    cells: dict[str, object] = {
        "Tweet id": id_,
        "Tweet permalink": f"https://twitter.com/{handle}/status/{id_}",
        "Tweet text": f"Walk number {number}",
        "time": f"{date(2024, 6, number)} 09:30 +0000",
        "impressions": number * 1000,
        "engagements": 20,
        "engagement rate": 0.02,
        "retweets": 1,
        "replies": 2,
        "likes": 3,
        "url clicks": 4,
    }
    cells.update({name.replace("_", " "): value for name, value in changes.items()})
    return [cells.get(name, 0) for name in X_HEADER]


def x_file(*rows: Sequence[object], header: Sequence[object] = X_HEADER, newline: str = "\r\n") -> bytes:
    """An X export of posts; without rows it holds posts 1 to 3, 6,000 impressions in all."""
    return csv_bytes([header, *(rows or [x_row(1), x_row(2), x_row(3)])], newline=newline)


def receipts_of(desk: Desk, name: str, content: bytes) -> list[Receipt]:
    """The receipts of an upload that may pack several files."""
    path = desk.folder / "upload"
    path.write_bytes(content)
    return load(desk.warehouse, path, keep_in=desk.folder / "kept", name=name, loaded_at_utc=HANDED_IN)
