"""One line per initiative: its own totals, targets, data and next review, and nothing of another."""

from datetime import date

import pytest

from partnerboard.insights.portfolio import Partnership, portfolio
from partnerboard.insights.workspace import DataAge, data_ages, data_through, everything, export_days
from partnerboard.scope import NO_INITIATIVE, UNATTRIBUTED, Scope
from tests.insights.views import EVERYTHING, seen
from tests.queries import agreed
from tests.queries.agreed import AS_OF, partnership
from tests.queries.world import AFTERWARDS, World, utc

DAY = date(2026, 8, 10)


@pytest.fixture
def two_initiatives(world: World) -> World:
    """Mwt with two posts, and "aware", reviewed every 14 days, with none."""
    partnership(world)
    world.initiative("aware", date(2026, 8, 3), date(2026, 8, 31), position=1)
    world.partner("P-D", "d", initiative_id="aware")
    world.account("fb-d", "facebook", owner_org_id="d")
    world.told("B", "facebook:1", "fb-a", DAY, caption_id="tag", exposures=100, eng_core=5)
    world.told("B", "x:2", "x-b", DAY, caption_id="tag", exposures=10)
    agreed.target(world, "T", "exposures", platform_id="x", position=0)
    agreed.target(world, "T2", "exposures", position=1)
    world.insert(
        "agreement",
        agreement_id="rhythm",
        initiative_id="aware",
        partner_id="P-D",
        kind="mou",
        starts_on=date(2026, 8, 3),
        ends_on=date(2026, 8, 31),
        review_every_days=14,
    )
    return world


def lines(world: World, scope: Scope = EVERYTHING) -> dict[str, Partnership]:
    """The line of each initiative."""
    scope = Scope(scope.initiative_ids | {"aware"}, scope.partner_ids | {"P-D"})
    return {line.initiative.initiative_id: line for line in portfolio(world.warehouse, scope, seen())}


def test_each_initiative_has_its_own_line(two_initiatives: World) -> None:
    found = lines(two_initiatives)

    assert list(found) == ["mwt", "aware"]
    assert (found["mwt"].totals.posts, found["mwt"].totals.exposures, found["mwt"].totals.eng_core) == (2, 110, 5)
    assert (found["aware"].totals.posts, found["aware"].totals.exposures) == (0, None)
    assert (len(found["mwt"].card.results), len(found["aware"].card.results)) == (2, 0)
    assert found["mwt"].weeks["exposures"].tolist() == [110]
    assert found["aware"].weeks.empty


def test_the_target_of_everything_is_found_among_narrower_ones(two_initiatives: World) -> None:
    line = lines(two_initiatives)["mwt"]

    of_all = line.target_for("exposures")

    assert of_all is not None
    assert of_all.target.target_id == "T2"
    assert line.target_for("eng_core") is None


@pytest.mark.parametrize(
    ("held", "expected"),
    [((), date(2026, 8, 17)), ((12,), date(2026, 8, 26)), ((5, 12, 30), date(2026, 8, 26))],
)
def test_the_next_review_counts_from_the_last_one_held(
    two_initiatives: World, held: tuple[int, ...], expected: date
) -> None:
    for day in held:
        two_initiatives.insert(
            "event",
            event_id=f"review {day}",
            initiative_id="aware",
            kind="review",
            starts_at_utc=utc(2026, 8, day, 12),
            title="Review",
        )

    found = lines(two_initiatives)

    assert (found["aware"].next_review, found["mwt"].next_review) == (expected, None)


def test_data_goes_through_the_oldest_of_the_accounts_newest_days(two_initiatives: World) -> None:
    two_initiatives.batch("older", date(2026, 8, 20))
    two_initiatives.told("older", "linkedin:3", "li-c", DAY, as_of_on=date(2026, 8, 20), caption_id="tag", exposures=1)
    two_initiatives.told("older", "x:2", "x-b", DAY, as_of_on=date(2026, 8, 20), caption_id="tag", exposures=1)

    ages = {age.account_id: age for age in data_ages(two_initiatives.warehouse, EVERYTHING, seen())}

    assert {name: (age.data_through, age.days_old, age.word) for name, age in ages.items()} == {
        "fb-a": (AS_OF, 0, "fresh"),
        "ig-a": (None, None, "missing"),
        "ig-b": (None, None, "missing"),
        "ig-j": (None, None, "missing"),
        "x-b": (AS_OF, 0, "fresh"),
        "li-c": (date(2026, 8, 20), 9, "ageing"),
    }
    assert lines(two_initiatives)["mwt"].data_through == date(2026, 8, 20)


@pytest.mark.parametrize(("days_old", "word"), [(7, "fresh"), (8, "ageing"), (14, "ageing"), (15, "stale")])
def test_the_word_for_an_age(days_old: int, word: str) -> None:
    assert DataAge("a", "A", "x", "A", AS_OF, days_old, 1, None).word == word


def test_without_any_file_data_goes_through_no_day() -> None:
    assert data_through([]) is None


def test_the_days_one_can_go_back_to(two_initiatives: World) -> None:
    two_initiatives.batch("older", date(2026, 8, 20), utc(2026, 8, 23))
    two_initiatives.told("older", "x:2", "x-b", DAY, as_of_on=date(2026, 8, 20), caption_id="tag", exposures=1)

    found = export_days(two_initiatives.warehouse, EVERYTHING, "mwt", AFTERWARDS)
    before = export_days(two_initiatives.warehouse, EVERYTHING, "mwt", utc(2026, 8, 22))

    assert [(day.as_of_on, day.accounts, day.files, day.first_loaded_at_utc) for day in found] == [
        (date(2026, 8, 20), 1, 1, utc(2026, 8, 23)),
        (AS_OF, 2, 1, utc(2026, 8, 30, 9)),
    ]
    assert before == []


def test_everything_holds_all_ids_and_what_is_nobody_s(two_initiatives: World) -> None:
    scope = everything(two_initiatives.warehouse)

    assert scope.initiative_ids == {"mwt", "aware", NO_INITIATIVE}
    assert scope.partner_ids == {"P-A", "P-B", "P-C", "P-D", UNATTRIBUTED}


def test_a_scope_without_partners_has_no_line(two_initiatives: World) -> None:
    assert portfolio(two_initiatives.warehouse, Scope(frozenset({"mwt"}), frozenset()), seen()) == []
