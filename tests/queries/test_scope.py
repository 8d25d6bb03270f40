"""One partner's scope on a world in which everything foreign says so: no such name and no such number comes out."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from partnerboard.warehouse.questions import Question, answerable
from tests.queries import agreed
from tests.queries.agreed import AS_OF, partnership
from tests.queries.world import AFTERWARDS, World, utc

DAY = date(2026, 8, 10)
FOREIGN = "foreign"
LARGE = 1_000_000
"""Numbers of the other partners are at least this large, all of ours together are smaller."""

ASKED: dict[str, Any] = {
    "initiative_ids": ["mwt", "(none)"],
    "platform_ids": ["facebook", "instagram", "x", "linkedin"],
    "since": date(2026, 8, 1),
    "until": date(2026, 8, 29),
    "as_of": AS_OF,
    "known_at": AFTERWARDS,
    "dimension": "account",
    "metric_code": "exposures",
    "per": "post",
    "factor": "hashtag",
    "measure": "engagement",
    "t_quantiles": [2.0] * 120,
    "post_id": "instagram:both",
    "not_before": date(2026, 8, 1),
    "not_after": AS_OF,
    "scope_ids": ["P-A"],
    "shows_others": False,
    "shows_costs": True,
    "consents": ["partners", "public"],
    "batch_id": "handed in",
    "words": "",
    "one_id": "",
    "by": "eng_core",
    "skip": 0,
    "max_shown": 1_000,
}
QUESTIONS = [question for question in answerable() if "partner_ids" in question.params]

# Versions name the parties whose agreement is needed, and a pair of partners needs two.
NOTHING_TO_SAY = {"together/mentions"}

# Staff read what a link would show before anything of it is withheld.
FOR_STAFF = {"sharing/shown_notes"}

# Both have accounts on the same platforms, and an initiative is the same for both.
THE_SAME_TO_ALL = {"workspace/platforms", "workspace/initiatives"}


def named(question: Question) -> str:
    return question.name


def told_by_all(world: World) -> World:
    """A, and a foreign partner with its accounts, posts, files, targets, plans, clicks, money and messages."""
    partnership(world)
    world.partner("P-F", FOREIGN)
    world.account("fb-foreign", "facebook", owner_org_id=FOREIGN)
    world.account("ig-foreign", "instagram", owner_org_id=FOREIGN)
    world.rule("initiative_account", None, 3)
    world.caption("foreign words", hashtags=("mwt", FOREIGN), mentions=("fb-a",))
    world.caption("words", hashtags=("mwt", "walk"), mentions=("fb-foreign",))
    agreed.promise(world, 240)
    for batch, kind in (("foreign posts", "lifetime"), ("log", "log"), ("days", "daily"), ("foreign days", "daily")):
        world.batch(batch, AS_OF, basis=kind)
    for number in range(9):
        ours = {"exposures": 200 + number, "eng_core": 10 + number, "reach": 100}
        world.told("B", f"facebook:{number}", "fb-a", DAY, caption_id="words" if number % 2 else "tag", **ours)
        theirs = {"exposures": LARGE * 3 + number, "eng_core": LARGE + number, "reach": LARGE}
        world.told("foreign posts", f"facebook:f{number}", "fb-foreign", DAY, caption_id="foreign words", **theirs)
    handed_in(world)
    both = {"caption_id": "tag", "exposures": 300, "eng_core": 20, "reach": 90}
    world.told("B", "instagram:both", "ig-a", DAY, **both)
    world.told("foreign posts", "instagram:both", "ig-foreign", DAY, **both)
    for partner_id, account, size in (("P-A", "fb-a", 1), ("P-F", "fb-foreign", LARGE)):
        batch = "days" if partner_id == "P-A" else "foreign days"
        agreed.plan(world, f"plan {account}", partner_id, size, account_id=account)
        agreed.link(world, account, partner_id=partner_id)
        agreed.clicks(world, batch, account, DAY, 5 * size)
        agreed.contribution(world, f"money {account}", partner_id, 7.0 * size)
        agreed.followers(world, batch, f"facebook:{account}", DAY, 11 * size)
        agreed.beside(world, batch, f"facebook:{account}", "age", {"18-24": 3.0 * size})
        agreed.message(world, "log", f"message {account}", f"facebook:{account}", utc(2026, 8, 10), utc(2026, 8, 11))
        agreed.target(world, f"target {account}", "exposures", partner_id=partner_id)
        agreed.target(world, f"gain {account}", "exposures", partner_id=partner_id, measurement="activity_in_period")
        agreed.version(world, f"target {account}", 1, date(2026, 8, 1), value=float(size))
    world.insert(
        "event", event_id="E", initiative_id="mwt", kind="review", starts_at_utc=utc(2026, 8, 10), title="Ours"
    )
    said = {"kind": "crisis", "starts_at_utc": utc(2026, 8, 11), "title": "Foreign words", "note": "of @ig_foreign"}
    world.insert("event", event_id="F", initiative_id="mwt", **said)
    agreed.party(world, "target fb-a", "a", FOREIGN)
    agreed.decision(world, "target fb-a", 1, FOREIGN, utc(2026, 8, 12))
    agreed.target(world, "target of all, foreign too", "exposures")
    for partner_id, account, size in (("P-A", "fb-a", 1), ("P-F", "fb-foreign", LARGE)):
        batch = "days" if partner_id == "P-A" else "foreign days"
        world.insert(
            "account_period",
            batch_id=batch,
            line_no=2,
            source_account_id=f"facebook:{account}",
            period_from=date(2026, 8, 1),
            period_to=date(2026, 8, 29),
            reach=13 * size,
        )
    return world


def handed_in(world: World) -> None:
    """A file about accounts of both partners, and a file of each that waits for an answer."""
    world.batch("handed in", AS_OF)
    for partner_id, account, size in (("P-A", "fb-a", 1), ("P-F", "fb-foreign", LARGE)):
        numbers = {"exposures": 200 * size, "eng_core": 10 * size, "reach": 100 * size}
        world.told("handed in", f"facebook:in {account}", account, DAY, caption_id=f"words of {account}", **numbers)
        world.caption(f"words of {account}")
        agreed.followers(world, "handed in", f"facebook:{account}", DAY, 11 * size)
        world.insert(
            "offered_file",
            offered_id=f"o-{account}",
            link_id="L1",
            link_label=f"link {account}",
            initiative_id="mwt",
            partner_id=partner_id,
            offered_by=f"somebody of {account}",
            note="",
            offered_at_utc=utc(2026, 8, 30, 9),
            file_name=f"{account}.csv",
            file_sha256=account,
            file_bytes=size,
            export_kind="template_posts",
            account_ids=[account],
            answers="{}",
            rows_read=size,
            rows_rejected=0,
            state="waiting",
        )


def answer(world: World, question: Question, **params: Any) -> list[dict[str, Any]]:
    """What a question says to somebody with the given scope."""
    return world.warehouse.records(question.name, **{key: (ASKED | params)[key] for key in question.params})


def cells(rows: list[dict[str, Any]]) -> list[Any]:
    """Every value of an answer, those inside lists included."""
    flat: list[Any] = []
    for row in rows:
        for value in row.values():
            flat.extend(value if isinstance(value, list) else [value])
    return flat


@pytest.mark.parametrize("question", [each for each in QUESTIONS if each.name not in FOR_STAFF], ids=named)
def test_to_one_partner_no_other_is_named_and_no_number_of_another_told(world: World, question: Question) -> None:
    rows = answer(told_by_all(world), question, partner_ids=["P-A"])

    assert rows or question.name in NOTHING_TO_SAY
    assert [cell for cell in cells(rows) if isinstance(cell, str) and FOREIGN in cell.casefold()] == []
    assert [cell for cell in cells(rows) if isinstance(cell, int | float) and cell >= LARGE] == []


@pytest.mark.parametrize("question", QUESTIONS, ids=named)
def test_the_foreign_partner_is_there_to_be_told(world: World, question: Question) -> None:
    """Without it the test above could not fail."""
    told_by_all(world)

    alone = answer(world, question, partner_ids=["P-A"])
    everybody = ["P-A", "P-F", "(unattributed)"]
    together = answer(world, question, partner_ids=everybody, scope_ids=everybody, shows_others=True)

    assert alone != together or question.name in THE_SAME_TO_ALL


@pytest.mark.parametrize("name", ["initiative_ids", "partner_ids"])
@pytest.mark.parametrize("question", QUESTIONS, ids=named)
def test_an_empty_scope_tells_nothing(world: World, question: Question, name: str) -> None:
    agreed.target(told_by_all(world), "everyone's", "exposures")
    scope = {"initiative_ids": ["mwt"], "partner_ids": ["P-A", "P-F"]} | {name: []}

    assert answer(world, question, **scope) == []


def test_times_are_told_in_utc(world: World) -> None:
    (question,) = (found for found in QUESTIONS if found.name == "posts/history")

    rows = answer(told_by_all(world), question, partner_ids=["P-A"])

    assert {row["loaded_at_utc"] for row in rows} == {datetime(2026, 8, 30, 9, tzinfo=UTC)}
