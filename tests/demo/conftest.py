"""The demo told once, and loaded once by the app itself, for every test that asks it something."""

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from partnerboard.demo.story import Story, story
from partnerboard.insights.platforms import platforms
from partnerboard.insights.workspace import everything, initiatives, partners
from partnerboard.scope import UNATTRIBUTED, Scope, View
from partnerboard.settings import Settings
from partnerboard.warehouse import Warehouse

AFTERWARDS = datetime(9999, 1, 1, tzinfo=UTC)


class Demo:
    """The loaded demo and the view that its pages open with."""

    def __init__(self, warehouse: Warehouse) -> None:
        self.warehouse = warehouse
        self.scope: Scope = everything(warehouse)
        self.initiative = initiatives(warehouse, self.scope)[0]

    def view(self, as_of: date, known_at_utc: datetime = AFTERWARDS) -> View:
        """Everything of the initiative as of a day, as known at a time."""
        key = self.initiative.initiative_id
        return View(
            initiative_id=key,
            partner_ids=(*(each.partner_id for each in partners(self.warehouse, self.scope, key)), UNATTRIBUTED),
            platform_ids=tuple(each.platform_id for each in platforms(self.warehouse, self.scope, key)),
            since=self.initiative.starts_on,
            until=self.initiative.ends_on,
            as_of=as_of,
            known_at_utc=known_at_utc,
        )


@pytest.fixture(scope="session")
def told() -> Story:
    """Everything that happens with the usual seed."""
    return story()


@pytest.fixture(scope="session")
def demo(filled_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    path = tmp_path_factory.mktemp("demo") / "warehouse.duckdb"
    shutil.copyfile(Settings(folder=filled_folder).demo_warehouse, path)
    with Warehouse.open(path) as warehouse:
        yield Demo(warehouse)
