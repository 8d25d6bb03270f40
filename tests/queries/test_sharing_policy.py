"""The check before a link goes live: what was agreed not to be shown, in what this link would show, and no more."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from partnerboard.sharing import managing
from partnerboard.sharing.links import Link
from partnerboard.sharing.managing import By
from partnerboard.sharing.policy import Hit, findings
from partnerboard.sharing.terms import Terms
from tests.queries.agreed import partnership, target, version
from tests.queries.world import AFTERWARDS, World
from tests.sharing.shared import found

DAY = date(2026, 8, 10)
AS_OF = date(2026, 8, 29)
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def post(world: World, number: int, words: str, account: str = "fb-a", day: date = DAY) -> None:
    """A post of an account that says something."""
    world.caption(words, hashtags=("mwt",))
    world.told("B", f"facebook:{number}", account, day, caption_id=words, exposures=100)


@pytest.fixture
def house(world: World) -> World:
    """A, B and C share an initiative, two agreements keep words out of posts, and Ann of A may be named to partners."""
    partnership(world)
    for partner_id, words in (("P-A", ["cure", "interest rate"]), ("P-B", ["premium"])):
        world.insert(
            "agreement", agreement_id=partner_id, initiative_id="mwt", partner_id=partner_id, kind="mou",
            starts_on=DAY, ends_on=AS_OF, off_limits=words,
        )  # fmt: skip # one row
    return world


def link(world: World, **said: Any) -> Link:
    """A draft of A's link."""
    stated = {"label": "A", "initiative_id": "mwt", "partner_id": "P-A", "expires_at_utc": NOW + timedelta(days=1)}
    terms = Terms(**{**stated, **said})
    return found(world.warehouse, managing.draft(world.warehouse, terms, By("ivy", NOW)))


def check(world: World, link: Link) -> list[tuple[str, str, int]]:
    """Matter, word and how many places, of each finding."""
    told = findings(world.warehouse, link, as_of=AS_OF, known_at_utc=AFTERWARDS)
    return [(each.matter, each.word, len(each.hits)) for each in told]


def test_a_word_that_the_agreement_keeps_out_is_found_as_a_word_of_its_own(house: World) -> None:
    post(house, 1, "No CURE for that")
    post(house, 2, "We procure and secure", day=date(2026, 8, 11))
    post(house, 3, "Low interest rate!", day=date(2026, 8, 12))
    post(house, 4, "A cure, again", day=date(2026, 8, 13))

    told = findings(house.warehouse, link(house), as_of=AS_OF, known_at_utc=AFTERWARDS)

    assert [(each.matter, each.word, each.partner_id) for each in told] == [
        ("off_limits", "cure", "P-A"),
        ("off_limits", "interest rate", "P-A"),
    ]
    assert told[0].hits == (
        Hit("post", date(2026, 8, 13), "Fb-A", "A cure, again", "facebook"),
        Hit("post", date(2026, 8, 10), "Fb-A", "No CURE for that", "facebook"),
    )


def test_another_partners_word_and_another_partners_post_are_none_of_its_business(house: World) -> None:
    post(house, 1, "The premium walk")
    house.caption("cure of b", hashtags=("mwt",))
    house.told("B", "instagram:9", "ig-b", DAY, caption_id="cure of b", exposures=1)

    assert check(house, link(house)) == []
    assert check(house, link(house, partner_id=None)) == [("off_limits", "cure", 1), ("off_limits", "premium", 1)]


def test_only_the_days_that_the_link_shows_are_looked_at(house: World) -> None:
    post(house, 1, "A cure")

    assert check(house, link(house, until=DAY)) == [("off_limits", "cure", 1)]
    assert check(house, link(house, since=date(2026, 8, 11))) == []
    assert check(house, link(house, until=date(2026, 8, 9))) == []
    assert check(house, link(house, as_of=date(2026, 8, 9))) == []


def test_who_has_not_agreed_to_be_named_to_partners_is_found_in_texts(house: World) -> None:
    house.person("ben", "a", consented_on=None)
    post(house, 1, "Thanks to Ann and Ben, and the bench")

    [found] = findings(house.warehouse, link(house), as_of=AS_OF, known_at_utc=AFTERWARDS)

    assert (found.matter, found.word, len(found.hits)) == ("person_in_text", "B", 1)  # never by the name


def test_who_agreed_to_be_named_inside_only_is_found_where_the_link_names_people(house: World) -> None:
    for name, scope in (("cat", "internal"), ("dan", "public")):
        house.insert(
            "person", person_id=name, org_id="a", name=name.title(), pseudonym=f"Colleague {name[0]}",
            is_advocate=True, consented_on=DAY, consent_scope=scope,
        )  # fmt: skip # one row
        house.account(f"fb-{name}", "facebook", kind="personal", person_id=name)
        post(house, len(scope), f"words of {name[0]}", account=f"fb-{name}")

    assert check(house, link(house, shows_people=True)) == [("person_named", "Colleague c", 1)]
    assert check(house, link(house)) == []


def test_names_of_others_in_notes_are_found_unless_the_link_names_others(house: World) -> None:
    house.insert(
        "event", event_id="e", initiative_id="mwt", kind="news", starts_at_utc=datetime(2026, 8, 9, 23), title="Storm",  # noqa: DTZ001 - naive UTC
        note="b stopped for a day",
    )  # fmt: skip # one row
    own = target(house, "Views", "exposures", partner_id="P-A")
    version(house, own, 1, DAY, value=5.0, reason="because C joined")
    theirs = target(house, "Of B", "exposures", partner_id="P-B")
    version(house, theirs, 1, DAY, value=5.0, reason="because C joined")

    assert check(house, link(house)) == [("other_partner", "B", 1), ("other_partner", "C", 1)]
    assert check(house, link(house, shows_others=True)) == []
    assert check(house, link(house, partner_id=None)) == []
