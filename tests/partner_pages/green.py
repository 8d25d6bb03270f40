"""The green streets behind links of the bank, with a value that waits for it, and staff who look at the same."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from partnerboard import agreements
from partnerboard.agreements import targets as agreeing
from partnerboard.agreements.initiative import Version
from partnerboard.ingest.loading import load
from partnerboard.settings import PROJECT
from partnerboard.sharing.visitors import VISITOR_KEY, Visitor, sealed
from partnerboard.ui import start
from partnerboard.ui import workspace as serving
from partnerboard.ui.workspace import Workspace, workspace
from partnerboard.warehouse import Warehouse
from tests.agreements.green_streets import green_streets
from tests.ingest.exchanging import NOW, OURS, posts
from tests.partner_pages.opened import link, opened

RAIN = datetime(2026, 3, 17, 9, tzinfo=UTC)


@contextmanager
def green_house(folder: Path) -> Iterator[Workspace]:
    """The workspace of this process: our export of the joint account is loaded, and 900,000 views wait for the bank.

    One that was served before is served again afterwards.
    """
    before = workspace() if workspace.cache_info().currsize else None
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PARTNERBOARD_DATA", str(folder))
        patch.setenv("PARTNERBOARD_WORKSPACE", "own")
        workspace.cache_clear()
        house = workspace()
        house.start()
        agreements.store(house.warehouse, green_streets(), actor="ivy", at_utc=NOW)
        propose(house.warehouse, 900_000)
        ours = folder / "ours.csv"
        ours.write_bytes(posts(OURS, "2026-03-20"))
        load(house.warehouse, ours, keep_in=house.settings.kept_files, loaded_at_utc=datetime(2026, 3, 21, tzinfo=UTC))
        yield house
        house.stop()
    workspace.cache_clear()
    if before:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(serving, "Workspace", lambda _: before)
            workspace()


def propose(warehouse: Warehouse, views: float) -> None:
    """The cyclists propose another value of the views, for the last week of four."""
    stated = agreements.load(warehouse)
    version = Version(
        no=0,
        value=views,
        effective_from=date(2026, 3, 23),
        reason="Rain.",
        proposed_by="cyclists",
        proposed_at=RAIN,
    )
    edit = agreeing.adjusted(stated, "G1", version, by="Ivy")
    agreements.change(warehouse, [edit], actor="ivy", at_utc=NOW)


def exchange_of(
    house: Workspace, link_id: str, partner_id: str | None = "P-BANK", *, is_preview: bool = False, **columns: Any
) -> AppTest:
    """The exchange page of a new link of the bank."""
    told = {"label": "Bank, weekly", "initiative_id": "green", "pages": ["exchange"]} | columns
    link(house.warehouse, link_id, partner_id, **told)
    return opened(link_id, is_preview=is_preview).app


def staff_page(page: str, **query: str) -> AppTest:
    """A page of the staff, seen from this machine."""
    app = AppTest.from_file(str(start.SCRIPT), default_timeout=30)
    app.user = {VISITOR_KEY: sealed(Visitor("local"))}
    app.run()
    app.query_params.update(query)
    return app.switch_page(str(PROJECT / "pages" / f"{page}.py")).run()


def shown(app: AppTest) -> str:
    """Everything on the page that is HTML."""
    assert not app.exception, app.exception
    return "\n".join(element.proto.body for element in app.main if element.type == "html")


def press(app: AppTest, label: str) -> AppTest:
    """Press the button of that name."""
    return next(each for each in app.button if each.label == label).click().run()


def write(app: AppTest, label: str, words: str) -> None:
    """Fill the field of that name."""
    next(each for each in app.text_input if each.label == label).input(words)
