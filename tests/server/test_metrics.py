"""`/metrics`: there for those who hold the token, and without the name of anybody in it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from partnerboard.reports.exposition import Measure
from partnerboard.server.metrics import metrics_routes
from partnerboard.settings import Settings
from partnerboard.sharing.trail import Trail
from partnerboard.ui import measures
from partnerboard.ui.workspace import Workspace
from partnerboard.warehouse import Warehouse

TOKEN = "t" * 32
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def test_who_holds_the_token_reads_the_measures_and_nobody_else_learns_that_there_are_any() -> None:
    routes = metrics_routes(TOKEN, lambda: [Measure("ready", "Is it?", "gauge", [({}, 1)])])
    with TestClient(Starlette(routes=routes)) as client:
        known = client.get("/metrics", headers={"authorization": f"Bearer {TOKEN}"})
        others = [client.get("/metrics", headers={"authorization": said}) for said in ("", TOKEN, f"Bearer {TOKEN}x")]

    assert known.text == "# HELP partnerboard_ready Is it?\n# TYPE partnerboard_ready gauge\npartnerboard_ready 1\n"
    assert known.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
    assert [(answer.status_code, answer.text) for answer in others] == [(404, "Not found.")] * 3


@pytest.mark.parametrize("token", ["", "t" * 31])
def test_without_a_token_that_cannot_be_guessed_there_is_no_such_route(
    token: str, caplog: pytest.LogCaptureFixture
) -> None:
    assert metrics_routes(token, list) == []
    assert ("fewer than 32 characters" in caplog.text) is bool(token)
    assert not token or token not in caplog.text


def test_the_measures_count_what_happened_and_name_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trail = Trail()
    trail.begin(Warehouse.in_memory, lambda: NOW)
    monkeypatch.setattr(measures, "trail", lambda: trail)
    house = Workspace(Settings(folder=tmp_path, workspace="own"))
    before = {each.name for each in measures.measured(house, NOW)}
    house.start()

    trail.note("opened", actor="a visitor", link_id="canary")
    trail.note("opened", actor="a visitor", detail="robot")
    trail.note("downloaded", actor="m-canary", detail="canary.csv")
    found = {
        each.name: {tuple(labels.items()): value for labels, value in each.values}
        for each in measures.measured(house, NOW)
    }
    house.stop()

    assert "ready" in before
    assert "rows_loaded_total" not in before
    assert found["link_open_total"] == {(("result", "person"),): 1, (("result", "robot"),): 1}
    assert found["download_total"] == {(): 1}
    assert found["query_stopped_total"] == {(): 0}
    assert found["ready"] == {(): 1}
    assert found["query_seconds"][("of", "count"),] >= 1
    assert found["rows_loaded_total"] == found["journal_seq_gap"] == found["backup_verified"] == {(): 0}
    assert found["db_bytes"][()] > 0
    assert "canary" not in str(found)
