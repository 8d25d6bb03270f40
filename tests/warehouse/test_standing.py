"""What was agreed is asked once until somebody writes, and never for somebody else."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest

from partnerboard.warehouse import Trial, Warehouse, standing_frame, standing_records
from partnerboard.warehouse import standing as module
from tests.queries.world import World

MWT = {"initiative_ids": ["mwt"], "partner_ids": ["P-A"], "shows_others": True}
EVENTS = {"initiative_ids": ["mwt"], "partner_ids": ["P-A"], "shows_others": True} | {
    "not_before": date(1900, 1, 1),
    "not_after": date(9999, 12, 31),
}


@pytest.fixture
def world() -> Iterator[World]:
    world = World()
    world.initiative("mwt", date(2026, 8, 3), date(2026, 11, 1))
    yield world
    world.store.close()


@pytest.fixture
def planned(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the questions that the database was really asked."""
    names: list[str] = []
    plain = Warehouse._answered

    def noting(self: Warehouse, name: str, *rest: Any) -> Any:
        names.append(name)
        return plain(self, name, *rest)

    monkeypatch.setattr(Warehouse, "_answered", noting)
    return names


def test_it_is_asked_once_until_something_is_written(world: World, planned: list[str]) -> None:
    first = standing_records(world.warehouse, "workspace/initiatives", **MWT)
    again = standing_records(world.warehouse, "workspace/initiatives", **MWT)
    world.initiative("later", date(2026, 9, 1), date(2026, 11, 1))
    both = {**MWT, "initiative_ids": ["later", "mwt"]}
    after = standing_records(world.warehouse, "workspace/initiatives", **both)

    assert [row["initiative_id"] for row in first] == ["mwt"]
    assert again == first
    assert {row["initiative_id"] for row in after} == {"later", "mwt"}
    assert standing_records(world.warehouse, "workspace/initiatives", **MWT) == first
    assert planned == ["workspace/initiatives"] * 3


def test_another_scope_asks_for_itself(world: World, planned: list[str]) -> None:
    assert standing_records(world.warehouse, "workspace/initiatives", **MWT)

    assert standing_records(world.warehouse, "workspace/initiatives", **{**MWT, "partner_ids": []}) == []
    assert len(planned) == 2


def test_whoever_changes_an_answer_changes_their_own(world: World) -> None:
    rows = standing_records(world.warehouse, "workspace/initiatives", **MWT)
    frame = standing_frame(world.warehouse, "workspace/events", **EVENTS)
    rows[0]["name"] = "changed"
    frame["title"] = "changed"

    assert standing_records(world.warehouse, "workspace/initiatives", **MWT)[0]["name"] != "changed"
    assert "changed" not in set(standing_frame(world.warehouse, "workspace/events", **EVENTS)["title"])


def test_what_is_tried_is_asked_anew(world: World) -> None:
    with world.warehouse.trying() as writer:
        trial = Trial(writer)
        before = standing_records(trial, "workspace/initiatives", **MWT)
        writer.cursor.execute("update initiative set name = 'Tried'")
        during = standing_records(trial, "workspace/initiatives", **MWT)

    assert (before[0]["name"] != "Tried", during[0]["name"]) == (True, "Tried")


def test_only_the_last_are_kept(world: World, planned: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "KEPT", 2)
    for partner in ("P-A", "P-B", "P-C", "P-A"):
        standing_records(world.warehouse, "workspace/initiatives", **{**MWT, "partner_ids": [partner]})

    assert len(planned) == 4


def test_a_question_about_a_moment_does_not_stand(world: World) -> None:
    with pytest.raises(ValueError, match=r"portfolio/weeks is about a moment \(as_of, known_at\)"):
        standing_frame(
            world.warehouse,
            "portfolio/weeks",
            initiative_ids=["mwt"],
            partner_ids=["P-A"],
            as_of=date(2026, 9, 1),
            known_at=datetime(2026, 9, 1, tzinfo=UTC),
        )
