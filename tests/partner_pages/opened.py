"""Links put into a warehouse, and their pages opened as their visitors open them, without a browser."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from google.protobuf.message import Message
from streamlit.testing.v1 import AppTest

from partnerboard.sharing.links import PAGES
from partnerboard.sharing.visitors import VISITOR_KEY, Visitor, sealed
from partnerboard.ui import start
from partnerboard.warehouse import Warehouse

MADE_AT = datetime(2026, 10, 1, 9, tzinfo=UTC)
FAR_OFF = datetime(2099, 1, 1, tzinfo=UTC)


def link(warehouse: Warehouse, link_id: str, partner_id: str | None = "P-MER", **columns: Any) -> str:
    """A live link to all pages that names nobody and tells no cost, unless said otherwise."""
    row = {
        "link_id": link_id,
        "token_sha256": link_id,
        "label": f"zanzibar {link_id}",
        "initiative_id": "move-well-2026",
        "partner_id": partner_id,
        "pages": list(PAGES),
        "shows_people": False,
        "shows_costs": False,
        "shows_others": False,
        "allows_downloads": False,
        "created_by": "zanzibar",
        "created_at_utc": MADE_AT.replace(tzinfo=None),
        "expires_at_utc": FAR_OFF.replace(tzinfo=None),
        "state": "live",
        "revision": 1,
    } | columns
    with warehouse.writing() as writer:
        writer.insert("share_link", [row])
    return link_id


def changed(warehouse: Warehouse, link_id: str, column: str, value: Any) -> None:
    """A link whose row says something else from now on."""
    with warehouse.writing() as writer:
        writer.cursor.execute(
            f"update share_link set {column} = $value where link_id = $link_id",
            {"value": value, "link_id": link_id},
        )


@dataclass
class Seen:
    """One opened page: everything sent to the browser, as one text, and what is shown of it."""

    app: AppTest
    sent: str = field(init=False)
    shown: str = field(init=False)

    def __post_init__(self) -> None:
        elements = [element.proto for element in self.app.main if isinstance(getattr(element, "proto", None), Message)]
        self.sent = "\n".join([_text(proto) for proto in elements])
        self.shown = "\n".join(element.proto.body for element in self.app.main if element.type == "html")


def opened(link_id: str, page: str = "", *, is_preview: bool = False, **query: str) -> Seen:
    """A page of a link as its visitor gets it, or staff who look at it first; '' is the first page."""
    app = AppTest.from_file(str(start.SCRIPT), default_timeout=30)
    app.user = {VISITOR_KEY: sealed(Visitor("link", link_id, is_preview=is_preview))}
    app.query_params.update(query)
    app.run()
    if page:
        app.switch_page(f"../../pages/partner/{page}.py").run()
    return Seen(app)


def _text(proto: Message) -> str:
    """What a message holds, in words: the bytes of a chart's arrays are numbers and hold none."""
    return str(proto)
