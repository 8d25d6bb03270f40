"""The first agreements are made of a few answers, and are held to the same rules as a file."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from partnerboard.agreements import Agreements, read, write
from partnerboard.agreements.cast import Organisation, Workspace
from partnerboard.agreements.editing import added, applied
from partnerboard.agreements.starting import FIRST_METRICS, first_initiative, first_target, partner_of
from partnerboard.metrics.catalogue import metric

AT = datetime(2026, 9, 1, 8, tzinfo=UTC)
CLINIC = Organisation(id="clinic", name="Harbour Clinic", type="association", home=True)
MUTUAL = Organisation(id="mutual", name="Northern Mutual", type="for_profit")
STUDIO = Organisation(id="studio", name="Loud Studio", type="agency")


@pytest.fixture
def stated() -> Agreements:
    made = Agreements(
        workspace=Workspace(name="Walk Well", report_zone="Europe/London"), organisations=(CLINIC, MUTUAL, STUDIO)
    )
    capacities = {CLINIC: "lead", MUTUAL: "co_organiser", STUDIO: "agency"}
    for organisation, capacity in capacities.items():
        partner = partner_of(made, organisation, short_name=organisation.name, capacity=capacity)
        made = replace(made, partners=(*made.partners, partner))
    initiative = first_initiative(
        made,
        name="Walk Well 2026",
        starts_on=date(2026, 9, 1),
        ends_on=date(2026, 9, 30),
        currency="GBP",
        hashtag=" #Walk Well",
    )
    return replace(made, initiatives=(initiative,))


def test_everybody_takes_part_from_the_first_day_and_an_agency_earns_nothing(stated: Agreements) -> None:
    (initiative,) = stated.initiatives

    assert [(each.id, each.earns_credit) for each in stated.partners] == [
        ("harbour-clinic", True),
        ("northern-mutual", True),
        ("loud-studio", False),
    ]
    assert [(each.partner, each.joined_on) for each in initiative.partners] == [
        ("harbour-clinic", date(2026, 9, 1)),
        ("northern-mutual", date(2026, 9, 1)),
        ("loud-studio", date(2026, 9, 1)),
    ]


def test_posts_with_the_hashtag_belong_to_it(stated: Agreements) -> None:
    (rule,) = stated.initiatives[0].attribution_rules

    assert (rule.id, rule.kind, rule.pattern, rule.precedence) == ("walk-well-2026-hashtag", "hashtag", "walkwell", 6)


@pytest.mark.parametrize(("is_agreed", "agreed"), [(True, ["clinic", "mutual"]), (False, ["clinic"])])
def test_a_first_target_has_the_word_of_those_who_gave_it(
    stated: Agreements, is_agreed: bool, agreed: list[str]
) -> None:
    target = first_target(
        stated,
        stated.initiatives[0],
        metric="exposures",
        label="Views",
        value=3000,
        by="Mara Lind",
        is_agreed=is_agreed,
        at=AT,
    )

    (version,) = target.versions
    assert target.parties == ("clinic", "mutual")
    assert (version.value, version.proposed_by, version.effective_from) == (3000, "clinic", date(2026, 9, 1))
    assert [word.organisation for word in version.decisions] == agreed
    assert (target.from_, target.to, target.pacing) == (date(2026, 9, 1), date(2026, 9, 30), "linear")


@pytest.mark.parametrize("code", FIRST_METRICS)
def test_every_first_target_is_one_that_a_file_may_hold(stated: Agreements, code: str) -> None:
    target = first_target(
        stated,
        stated.initiatives[0],
        metric=code,
        label=metric(code).label,
        value=3000,
        by="Mara Lind",
        is_agreed=True,
        at=AT,
    )
    after = applied(stated, [added(("initiatives", "walk-well-2026", "targets"), target)])

    assert read(write(after)) == after
