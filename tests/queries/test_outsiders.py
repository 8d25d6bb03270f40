"""Free texts and targets as far as a scope may show them: what names or counts an outsider is withheld or left out."""

from datetime import date
from typing import Any

import pytest

from tests.queries import agreed
from tests.queries.agreed import partnership
from tests.queries.world import World, utc

WITHHELD = "(withheld: it names others)"
OF_A: dict[str, Any] = {"partner_ids": ["P-A"], "shows_others": False}


@pytest.fixture
def named(world: World) -> World:
    """A and two others; the organisation of B is called Élan Physio, its account @elan_physio."""
    partnership(world)
    world.organisation("z")
    world.account("fb-z", "facebook", owner_org_id="z", name="Élan Physio", handle="elan_physio")
    return world


def title(world: World, words: str, **scope: Any) -> str:
    """An event of that title as the scope is told it."""
    event = {"kind": "review", "starts_at_utc": utc(2026, 8, 10), "title": words}
    world.insert("event", event_id="E", initiative_id="mwt", **event)
    (row,) = world.asked("workspace/events", **OF_A | scope)
    return str(row["title"])


@pytest.mark.parametrize(
    "words",
    ["Élan Physio joins", "with ELAN-PHYSIO", "thanks @elan_physio!", "#ElanPhysio", "Fb-Z? no: élan  physio’s day"],
)
def test_a_text_that_names_an_outsider_is_withheld_however_it_is_written(named: World, words: str) -> None:
    assert title(named, words) == WITHHELD


@pytest.mark.parametrize("words", ["First review", "An elan of physiotherapy", "A calm week", "Elan, then physio"])
def test_a_text_that_names_nobody_outside_is_told(named: World, words: str) -> None:
    assert title(named, words) == words


def test_a_text_is_told_to_whom_others_are_shown(named: World) -> None:
    assert title(named, "Élan Physio joins", shows_others=True) == "Élan Physio joins"


def test_a_target_is_held_by_whom_it_counts(world: World) -> None:
    partnership(world)
    agreed.target(world, "of a", "exposures", partner_id="P-A")
    agreed.target(world, "of b", "exposures", partner_id="P-B")
    agreed.target(world, "of all", "exposures")
    agreed.target(world, "of the account of a", "exposures", account_id="fb-a")
    agreed.target(world, "of the account of b", "exposures", account_id="x-b")
    agreed.target(world, "of the joint account", "exposures", account_id="ig-j")
    agreed.target(world, "a cost of a", "cost_per_click", partner_id="P-A")
    agreed.target(world, "of a, later", "exposures", partner_id="P-A", period_from=date(2026, 8, 10))

    def held(**scope: Any) -> set[str]:
        asked = OF_A | {"shows_costs": False} | scope
        return {row["target_id"] for row in world.asked("scorecard/targets", **asked)}

    alone = {"of a", "of the account of a", "of a, later"}
    assert held() == alone
    assert held(shows_costs=True) == alone | {"a cost of a"}
    assert held(shows_others=True) == alone | {"of all", "of the joint account"}
    assert held(not_before=date(2026, 8, 2)) == {"of a, later"}
    everybody = ["P-A", "P-B", "P-C"]
    assert held(partner_ids=everybody) == alone | {"of b", "of all", "of the account of b", "of the joint account"}


def test_a_party_outside_has_neither_name_nor_id_and_its_word_counts(world: World) -> None:
    partnership(world)
    agreed.target(world, "T", "exposures", partner_id="P-A")
    agreed.version(world, "T", 1, date(2026, 8, 1), value=9.0, proposed_by_org_id="b")
    agreed.party(world, "T", "a", "b", "c")
    for org_id, day in (("a", 2), ("b", 3)):
        agreed.decision(world, "T", 1, org_id, utc(2026, 7, day))

    told = [
        (row["party_org_id"], row["party_name"], row["decision"], row["decided_by"], row["proposed_by"])
        for row in world.asked("scorecard/versions", **OF_A)
    ]

    assert told == [
        ("a", "A", "agreed", "A", None),
        ("(party 2)", "another party", "agreed", None, None),
        ("(party 3)", "another party", None, None, None),
    ]


def test_what_was_proposed_or_decided_after_the_last_day_is_not_told_yet(world: World) -> None:
    partnership(world)
    agreed.target(world, "T", "exposures", partner_id="P-A")
    agreed.version(world, "T", 1, date(2026, 8, 1), value=9.0)
    agreed.version(world, "T", 2, date(2026, 8, 20), value=8.0, proposed_at_utc=utc(2026, 8, 12))
    agreed.party(world, "T", "a")
    agreed.decision(world, "T", 1, "a", utc(2026, 8, 11))

    rows = world.asked("scorecard/versions", **OF_A, not_after=date(2026, 8, 10))

    assert [(row["version_no"], row["decision"]) for row in rows] == [(1, None)]
