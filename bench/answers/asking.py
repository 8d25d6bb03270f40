"""What the pages ask: each page of the staff is run once without a browser, and every question it asks is noted.

So a page or a question that comes later is measured without anybody listing it. Pages are run on the newest day with
everything that is known, and with no filter but the initiative.
"""

import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from partnerboard.sharing.visitors import VISITOR_KEY, Visitor, sealed
from partnerboard.ui import start
from partnerboard.ui.visit import STAFF
from partnerboard.ui.workspace import Workspace, workspace
from partnerboard.warehouse import Warehouse

PATIENCE_SECONDS = 3_600


@dataclass
class Asked:
    """One question with the parameters it was asked with first, how often in all, and how long that took in all."""

    name: str
    params: Mapping[str, Any]
    times: int = 0
    seconds: float = 0.0


@dataclass
class Run:
    """One run of a page in a process that has not shown it yet."""

    page: str
    seconds: float
    problem: str
    asked: dict[str, Asked] = field(default_factory=dict)


@contextmanager
def house_of(folder: Path) -> Iterator[Workspace]:
    """The workspace of this process, on the warehouse of a data folder."""
    os.environ |= {"PARTNERBOARD_DATA": str(folder), "PARTNERBOARD_WORKSPACE": "own"}
    workspace.cache_clear()
    house = workspace()
    house.start()
    if house.fault:
        raise house.fault
    try:
        yield house
    finally:
        house.stop()


def page_files() -> dict[str, str]:
    """The pages of the staff by their names in the address."""
    return {path.rpartition("/")[2]: path for section in STAFF.values() for path in section}


def run(page: str, initiative_id: str | None = None) -> Run:
    """Run a page for whoever sits at this machine, and note what it asks."""
    app = AppTest.from_file(str(start.SCRIPT), default_timeout=PATIENCE_SECONDS)
    app.user = {VISITOR_KEY: sealed(Visitor("local"))}
    if initiative_id:
        app.query_params["initiative"] = initiative_id
    app.switch_page(f"../../pages/{page_files()[page]}.py")
    asked: dict[str, Asked] = {}
    with _noted(asked):
        began = time.perf_counter()
        app.run()
        seconds = time.perf_counter() - began
    problem = " ".join(each.value for each in app.exception)
    return Run(page, seconds, problem, asked)


@contextmanager
def _noted(asked: dict[str, Asked]) -> Iterator[None]:
    """Every question of any warehouse of this process goes through here."""
    plain = Warehouse._answered

    def noting(self: Warehouse, name: str, params: Mapping[str, Any], taken: Any) -> Any:
        found = asked.setdefault(name, Asked(name, dict(params)))
        began = time.perf_counter()
        try:
            return plain(self, name, params, taken)
        finally:
            found.times += 1
            found.seconds += time.perf_counter() - began

    Warehouse._answered = noting  # type: ignore[method-assign] # the one place through which every question goes
    try:
        yield
    finally:
        Warehouse._answered = plain  # type: ignore[method-assign] # as it was
