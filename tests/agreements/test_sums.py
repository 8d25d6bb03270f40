"""What partners promise is added up where that is right, and set beside what the initiative promises."""

from dataclasses import replace
from datetime import UTC, datetime

from partnerboard.agreements import Agreements
from partnerboard.agreements import targets as agreeing
from partnerboard.agreements.editing import applied
from partnerboard.agreements.initiative import Decision, Target
from partnerboard.agreements.sums import beside
from tests.agreements.green_streets import green_streets

NOON = datetime(2026, 3, 20, 12, tzinfo=UTC)


def with_partners(*values: float, metric: str = "exposures") -> Agreements:
    """Green Streets, whose initiative is to have 1,200,000 views, with a target of each partner that only it signs."""
    stated = green_streets()
    around = stated.initiatives[0]
    whole = replace(around.targets[0], metric=metric, baseline=None)
    theirs = tuple(of(whole, partner, value) for partner, value in zip(("P-CYC", "P-BANK"), values, strict=False))
    return replace(stated, initiatives=(replace(around, targets=(whole, *theirs)),))


def of(whole: Target, partner: str, value: float) -> Target:
    """The same for one partner, agreed by the cyclists."""
    first = replace(whole.versions[0], value=value, decisions=whole.versions[0].decisions[:1])
    return replace(whole, id=f"G-{partner}", partner=partner, parties=("cyclists",), versions=(first,))


def about(stated: Agreements) -> Target:
    """The target of the initiative."""
    return stated.initiatives[0].targets[0]


def test_the_gap_is_what_nobody_has_promised_yet() -> None:
    stated = with_partners(700_000, 300_000)

    found = beside(stated, "green", about(stated))

    assert [(each.target.partner, each.value) for each in found.partners] == [("P-CYC", 700_000), ("P-BANK", 300_000)]
    assert (found.total, found.gap) == (1_000_000, 200_000)
    assert found.whole is not None
    assert found.whole.value == 1_200_000  # the rejected version promises nothing


def test_a_proposed_value_counts_and_is_marked_as_not_agreed() -> None:
    stated = with_partners(700_000, 300_000)
    lower = replace(
        stated.initiatives[0].targets[1].versions[0],
        value=600_000,
        proposed_by="bank",
        proposed_at=NOON,
        decisions=(),
        effective_from=about(stated).to,
    )

    proposed = applied(stated, [agreeing.adjusted(stated, "G-P-CYC", lower, by="Noor")])
    found = beside(proposed, "green", about(stated))

    assert [(each.value, each.is_agreed) for each in found.partners] == [(600_000, False), (300_000, True)]
    assert found.gap == 300_000


def test_a_target_that_was_rejected_promises_nothing() -> None:
    stated = with_partners(700_000)
    word = Decision(organisation="cyclists", decision="rejected", by="Ivy", at=NOON, reason="No")
    first = replace(stated.initiatives[0].targets[1].versions[0], decisions=(word,))
    rejected = replace(stated.initiatives[0].targets[1], versions=(first,))
    around = replace(stated.initiatives[0], targets=(about(stated), rejected))

    found = beside(replace(stated, initiatives=(around,)), "green", about(stated))

    assert (found.partners, found.total, found.gap) == ((), None, None)


def test_rates_stand_side_by_side_and_are_never_added() -> None:
    stated = with_partners(0.03, 0.05, metric="eri_core")

    found = beside(stated, "green", about(stated))

    assert [each.value for each in found.partners] == [0.03, 0.05]
    assert (found.total, found.gap) == (None, None)
    assert "is a rate" in found.permission.reason


def test_a_target_of_another_period_platform_or_metric_counts_something_else() -> None:
    stated = with_partners(700_000, 300_000)
    around = stated.initiatives[0]
    others = (
        replace(around.targets[1], platform="instagram"),
        replace(around.targets[2], to=around.targets[2].from_),
    )

    found = beside(
        replace(stated, initiatives=(replace(around, targets=(about(stated), *others)),)), "green", others[0]
    )

    assert [each.target.platform for each in found.partners] == ["instagram"]
    assert (found.whole, found.gap) == (None, None)


def test_a_target_without_a_value_yet_stands_beside_what_is_agreed() -> None:
    stated = with_partners(700_000)
    thought = replace(about(stated), id="new", versions=(replace(about(stated).versions[0], value=None, decisions=()),))
    around = stated.initiatives[0]

    both = replace(stated, initiatives=(replace(around, targets=(*around.targets, thought)),))

    found = beside(both, "green", thought)
    assert found.whole is not None
    assert (found.whole.target.id, found.gap) == ("G1", 500_000)


def test_of_two_targets_of_the_whole_the_one_asked_about_counts() -> None:
    stated = with_partners(700_000)
    thought = replace(about(stated), id="new", versions=(replace(about(stated).versions[0], value=900_000),))
    around = stated.initiatives[0]

    both = replace(stated, initiatives=(replace(around, targets=(*around.targets, thought)),))

    assert beside(both, "green", thought).gap == 200_000
