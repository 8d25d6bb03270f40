"""Colleagues are named only as far as they consent; without consent no question names them, in any column."""

from datetime import date
from typing import Any

import pytest

from partnerboard.warehouse.questions import Question
from tests.queries import agreed
from tests.queries.agreed import AS_OF, partnership
from tests.queries.test_scope import QUESTIONS, answer, cells, named
from tests.queries.world import World

DAY = date(2026, 8, 10)


def with_zora(world: World, **consent: Any) -> World:
    """Zora of A posts from her own account; an export, a target and a plan bear on her."""
    partnership(world)
    said = {"consented_on": None, "consent_scope": "none"} | consent
    world.insert(
        "person", person_id="p7", org_id="a", name="Zora Lee", pseudonym="Colleague 2", is_advocate=True, **said
    )
    world.account("li-7", "linkedin", kind="personal", person_id="p7", name="Zora Lee")
    world.batch("Z", AS_OF, file_name="Content_2026_ZoraLee.xlsx")
    post = {"caption_id": "tag", "permalink": "https://linkedin.com/posts/zora-lee_1", "published_on": DAY}
    numbers = {"exposures": 300, "eng_core": 20, "reach": 90}
    world.post("Z", "linkedin:1", "li-7", **post)
    world.numbers("Z", "linkedin:1", AS_OF, **numbers)
    agreed.plan(world, "plan", "P-A", 1, account_id="li-7")
    agreed.target(world, "T", "exposures", account_id="li-7", owner_person_id="p7")
    return world


def the_post(world: World, *consents: str) -> dict[str, Any]:
    """Zora's post as the table of posts has it for those whom these consents are for."""
    ranked = next(question for question in QUESTIONS if question.name == "posts/ranked")
    (post,) = answer(world, ranked, partner_ids=["P-A"], consents=consents or ("internal", "partners", "public"))
    return post


@pytest.mark.parametrize("question", QUESTIONS, ids=named)
def test_no_question_names_a_colleague_who_does_not_consent(world: World, question: Question) -> None:
    rows = answer(with_zora(world), question, partner_ids=["P-A"])

    assert [cell for cell in cells(rows) if isinstance(cell, str) and "zora" in cell.casefold()] == []


def test_a_pseudonym_says_whose_colleague_posts(world: World) -> None:
    assert the_post(with_zora(world))["account_name"] == "Colleague 2 of A"


@pytest.mark.parametrize("scope", ["internal", "partners", "public"])
def test_a_colleague_is_named_to_those_whom_the_consent_is_for(world: World, scope: str) -> None:
    post = the_post(with_zora(world, consented_on=date(2026, 7, 1), consent_scope=scope), scope, "public")

    assert post["account_name"] == "Zora Lee"
    assert (post["permalink"], post["file_name"]) == (
        "https://linkedin.com/posts/zora-lee_1",
        "Content_2026_ZoraLee.xlsx",
    )


def test_a_colleague_who_consents_for_the_house_is_not_named_to_partners(world: World) -> None:
    zora = with_zora(world, consented_on=date(2026, 7, 1), consent_scope="internal")

    post = the_post(zora, "partners", "public")

    assert (post["account_name"], post["permalink"], post["file_name"]) == ("Colleague 2 of A", None, None)


@pytest.mark.parametrize(
    "consent", [{"consent_scope": "public"}, {"consented_on": date(2026, 7, 1)}], ids=["without a day", "withdrawn"]
)
def test_consent_without_its_day_or_withdrawn_is_none(world: World, consent: dict[str, Any]) -> None:
    assert the_post(with_zora(world, **consent))["account_name"] == "Colleague 2 of A"
