"""A partner's export and ours about the same Instagram account, with numbers that a reader can add up."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from partnerboard.ingest.offered.handing_in import From, hand_in
from partnerboard.ingest.offered.looking import Looked, look
from partnerboard.insights.exchange import Differences, accounts_of, differences
from partnerboard.scope import Scope
from partnerboard.warehouse import Warehouse
from tests.platforms.handing_in import csv_bytes

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
BANK = Scope(initiative_ids=frozenset({"green"}), partner_ids=frozenset({"P-BANK"}))
STAFF = Scope.staff(["green"], ["P-CYC", "P-BANK", "P-LOUD"])
HEADER = ("platform", "account", "post_id", "published_at", "text", "as_of", "exposures", "reach", "reactions")
OURS = {"g1": (3, 1000, 800, 10), "g2": (4, 2000, "", 20), "g3": (5, 3000, 1500, 30), "g4": (6, 400, "", "")}
THEIRS = {"g1": (3, 1000, 900, 15), "g2": (4, 2040, "", 26), "g3": (5, 3100, 1500, 30), "g5": (6, 500, "", 1)}


def posts(
    said: dict[str, tuple[object, ...]], as_of: str, *, platform: str = "instagram", account: str = "greenstreets"
) -> bytes:
    """Posts of March 2026 as a template: day, exposures, reach, reactions."""
    rows = [
        (platform, account, post_id, f"2026-03-{day:02}T12:00:00Z", f"Post {post_id} #GreenStreets", as_of, *numbers)
        for post_id, (day, *numbers) in said.items()
    ]
    return csv_bytes([HEADER, *rows])


def days(said: dict[int, tuple[object, ...]], *, account: str = "greenstreets") -> bytes:
    """Days of March 2026 as a template: exposures, reach, followers."""
    rows = [("instagram", account, f"2026-03-{day:02}", *numbers) for day, numbers in said.items()]
    return csv_bytes([("platform", "account", "date", "exposures", "reach", "followers"), *rows])


def looked(
    warehouse: Warehouse, folder: Path, content: bytes, *, name: str = "theirs.csv", scope: Scope = BANK
) -> Looked[Differences | None]:
    """A file as a partner's link looks at it."""
    path = folder / "brought"
    path.write_bytes(content)
    own = frozenset(each.account_id for each in accounts_of(warehouse, scope))
    return look(
        warehouse,
        path,
        lambda seen, batch_id: differences(seen, scope, batch_id),
        name=name,
        own=own,
        at_utc=NOW,
        by="",
    )


def sender(name: str = "Noor", *, link_id: str = "L1", note: str = "") -> From:
    """The bank, through its link."""
    return From(link_id, "Bank, weekly", "green", "P-BANK", name, note)


def handed_in(
    warehouse: Warehouse, folder: Path, content: bytes, *, name: str = "theirs.csv", link_id: str = "L1", after: int = 0
) -> str:
    """The id of a file that the bank has handed in, `after` hours later than the others."""
    found = looked(warehouse, folder, content, name=name)
    at_utc = NOW + timedelta(hours=after)
    return hand_in(
        warehouse, found, folder / "brought", sender(link_id=link_id), keep_in=folder / "offered", at_utc=at_utc
    )
