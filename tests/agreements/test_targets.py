"""Targets are proposed, adjusted, answered by each party and withdrawn; what was promised stays."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from partnerboard.agreements import Agreements, change, load, read, store, write
from partnerboard.agreements import targets as agreeing
from partnerboard.agreements.editing import applied
from partnerboard.agreements.initiative import Decision, Target, Version
from partnerboard.agreements.targets import Answer
from partnerboard.agreements.trail import trail
from partnerboard.errors import AgreementsChanged, AgreementsInvalid
from partnerboard.warehouse import Warehouse
from tests.agreements.green_streets import green_streets

PROPOSED = datetime(2026, 3, 17, 9, tzinfo=UTC)
ANSWERED = datetime(2026, 3, 18, 15, tzinfo=UTC)
LATER = datetime(2026, 4, 1, tzinfo=UTC)


def version(value: float = 900_000, effective_from: date = date(2026, 3, 23), reason: str = "Rain") -> Version:
    """A value that the cyclists propose for the last week of four."""
    return Version(
        no=0,
        value=value,
        effective_from=effective_from,
        reason=reason,
        proposed_by="cyclists",
        proposed_at=PROPOSED,
    )


def word(
    organisation: str = "bank", decision: str = "agreed", *, by: str = "Noor", at: datetime = ANSWERED
) -> Decision:
    """What the bank says on the day after the proposal."""
    return Decision(
        organisation=organisation, decision=decision, by=by, at=at, reason="No" if decision == "rejected" else None
    )


def views(stated: Agreements) -> Target:
    """The target whose first version is agreed and whose second is rejected."""
    return stated.initiatives[0].targets[0]


def adjusted() -> Agreements:
    """Green Streets with a third version of its views, which waits for the bank."""
    stated = green_streets()
    return applied(stated, [agreeing.adjusted(stated, "G1", version(), by="Ivy")])


def answered(stated: Agreements, said: Decision) -> Agreements:
    """The agreements with an answer to the third version."""
    return applied(stated, [agreeing.decided(stated, "G1", 3, said)])


def values_in_force(stated: Agreements, *days: date) -> list[float | None]:
    """What counts on each day, known afterwards."""
    found = [agreeing.in_force(views(stated), as_of=day, known_at_utc=LATER) for day in days]
    return [each.value if each else None for each in found]


def test_an_adjusted_value_waits_for_every_party_but_its_proposer() -> None:
    stated = adjusted()

    made = views(stated).versions[-1]
    assert (made.no, made.value, made.reason) == (3, 900_000, "Rain")
    assert [(said.organisation, said.decision, said.by, said.at) for said in made.decisions] == [
        ("cyclists", "agreed", "Ivy", PROPOSED)
    ]
    assert agreeing.answer(views(stated), made) is Answer.WAITING
    assert agreeing.unanswered(views(stated), made) == ("bank",)


def test_what_waits_is_listed_for_everybody_and_for_one_party() -> None:
    stated = adjusted()

    assert [(each.target.id, each.version.no, each.parties) for each in agreeing.waiting(stated)] == [
        ("G1", 3, ("bank",)),
        ("G2", 1, ("bank",)),
    ]
    assert [each.target.id for each in agreeing.waiting(stated, "bank")] == ["G1", "G2"]
    assert agreeing.waiting(stated, "cyclists") == ()


def test_the_version_before_holds_until_the_last_party_has_agreed() -> None:
    waiting = adjusted()

    agreed = answered(waiting, word())

    days = (date(2026, 3, 22), date(2026, 3, 23))
    assert values_in_force(waiting, *days) == [1_200_000, 1_200_000]
    assert values_in_force(agreed, *days) == [1_200_000, 900_000]
    assert agreeing.answer(views(agreed), views(agreed).versions[-1]) is Answer.AGREED


def test_a_version_is_not_known_to_be_agreed_before_it_was() -> None:
    agreed = views(answered(adjusted(), word()))

    before = agreeing.in_force(agreed, as_of=date(2026, 3, 29), known_at_utc=datetime(2026, 3, 18, 14, tzinfo=UTC))
    after = agreeing.in_force(agreed, as_of=date(2026, 3, 29), known_at_utc=ANSWERED)

    assert before == agreed.versions[0]
    assert after == agreed.versions[2]


def test_one_rejection_leaves_the_version_before_in_force_for_good() -> None:
    rejected = answered(adjusted(), word(decision="rejected"))

    assert values_in_force(rejected, date(2026, 3, 29)) == [1_200_000]
    assert agreeing.answer(views(rejected), views(rejected).versions[-1]) is Answer.REJECTED
    with pytest.raises(AgreementsInvalid, match="Version 3 of Views is rejected, and stays for the record"):
        agreeing.withdrawn(rejected, "G1", 3)


def test_after_a_rejection_another_version_can_be_proposed() -> None:
    rejected = answered(adjusted(), word(decision="rejected"))

    again = applied(rejected, [agreeing.adjusted(rejected, "G1", version(1_100_000), by="Ivy")])

    assert [each.no for each in views(again).versions] == [1, 2, 3, 4]


def test_what_is_made_is_a_file_that_can_be_read() -> None:
    agreed = answered(adjusted(), word())

    assert read(write(agreed)) == agreed


def test_everything_but_the_target_stays_as_it_was() -> None:
    before, after = green_streets(), answered(adjusted(), word())

    (around,) = after.initiatives
    undone = replace(around, targets=(views(before), around.targets[1]))
    assert replace(after, initiatives=(undone,)) == before


def test_a_withdrawn_proposal_is_as_if_it_had_never_been_made() -> None:
    stated = adjusted()

    assert applied(stated, [agreeing.withdrawn(stated, "G1", 3)]) == green_streets()


def test_a_target_that_was_only_proposed_goes_with_its_first_version() -> None:
    before = green_streets()
    new = replace(views(before), id="views-2", label="More views", versions=(replace(version(), no=1),))

    stated = applied(before, [agreeing.proposed("green", new, by="Ivy")])

    assert [each.target.id for each in agreeing.waiting(stated)] == ["G2", "views-2"]
    assert applied(stated, [agreeing.withdrawn(stated, "views-2", 1)]) == before


def test_an_agreed_version_cannot_be_withdrawn() -> None:
    with pytest.raises(AgreementsInvalid, match="Version 1 of Views is agreed, and stays for the record"):
        agreeing.withdrawn(green_streets(), "G1", 1)


def test_two_proposals_of_one_target_are_never_open_at_once() -> None:
    with pytest.raises(AgreementsInvalid, match="Version 3 of Views still waits for an answer"):
        agreeing.adjusted(adjusted(), "G1", version(800_000), by="Ivy")


@pytest.mark.parametrize(
    ("made", "refusal"),
    [
        (version(1_200_000), "This is the value that is agreed already"),
        (
            version(effective_from=date(2026, 3, 15)),
            "2026-03-15 is no day .* Choose a day from 2026-03-16 .* 2026-03-29",
        ),
        (version(effective_from=date(2026, 3, 30)), "2026-03-30 is no day from which Views can change"),
        (version(reason=" "), "A proposal needs its reason"),
    ],
)
def test_a_version_that_cannot_be_is_refused_with_what_to_do(made: Version, refusal: str) -> None:
    with pytest.raises(AgreementsInvalid, match=refusal):
        agreeing.adjusted(green_streets(), "G1", made, by="Ivy")


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        (word("studio"), "studio is not a party of Views. Its parties are cyclists, bank"),
        (word("cyclists"), "cyclists has agreed version 3 of Views already"),
        (word(by=" "), "Nobody is named"),
        (replace(word(decision="rejected"), reason=" "), "A rejection needs its reason"),
        (word(at=datetime(2026, 3, 16, tzinfo=UTC)), "older than the proposal of 2026-03-17T09:00:00Z"),
    ],
)
def test_an_answer_that_cannot_be_is_refused_with_what_to_do(said: Decision, refusal: str) -> None:
    with pytest.raises(AgreementsInvalid, match=refusal):
        agreeing.decided(adjusted(), "G1", 3, said)


def test_targets_and_versions_that_are_not_there_are_named() -> None:
    with pytest.raises(AgreementsInvalid, match="There is no target G9"):
        agreeing.decided(green_streets(), "G9", 1, word())
    with pytest.raises(AgreementsInvalid, match="Views has no version 7"):
        agreeing.decided(green_streets(), "G1", 7, word())


def test_an_answer_to_a_proposal_that_was_withdrawn_meanwhile_is_not_saved() -> None:
    said = agreeing.decided(adjusted(), "G1", 3, word())

    with pytest.raises(AgreementsChanged, match="was removed since it was opened"):
        applied(green_streets(), [said])


def test_every_step_is_an_entry_of_the_trail_that_names_party_and_person() -> None:
    with Warehouse.in_memory() as warehouse:
        store(warehouse, green_streets(), actor="ivy", at_utc=PROPOSED)
        known = len(trail(warehouse))

        change(warehouse, [agreeing.adjusted(green_streets(), "G1", version(), by="Ivy")], actor="ivy", at_utc=PROPOSED)
        change(warehouse, [agreeing.decided(load(warehouse), "G1", 3, word())], actor="ivy", at_utc=ANSWERED)

        made = [(each.action, each.entity, each.entity_id) for each in reversed(trail(warehouse)[:-known])]
        assert made == [
            ("added", "target_version", "G1/3"),
            ("added", "target_decision", "G1/3/cyclists"),
            ("added", "target_decision", "G1/3/bank"),
        ]
        assert trail(warehouse)[0].detail == 'decision "agreed"; by "Noor"; at 2026-03-18T15:00:00Z'
