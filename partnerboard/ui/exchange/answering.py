"""A partner's answer to a proposed value, recorded through its link: held to what stands when it is given."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from partnerboard import agreements
from partnerboard.agreements import Agreements
from partnerboard.agreements.initiative import Decision, Initiative, Target, Version
from partnerboard.agreements.targets import decided, waiting
from partnerboard.errors import AgreementsChanged, AgreementsInvalid, NotAdmitted
from partnerboard.metrics.catalogue import Unit, metric
from partnerboard.pacing.terms import Verdict
from partnerboard.sharing import trail
from partnerboard.sharing.links import Link
from partnerboard.ui.exchange.acting import acting_link
from partnerboard.ui.telling import answering as telling
from partnerboard.ui.workspace import workspace

LONGEST_NAME, LONGEST_REASON = 120, 500


@dataclass(frozen=True)
class Asked:
    """A proposal that waits for one partner's organisation, as it was shown."""

    organisation: str
    initiative: Initiative
    target: Target
    version: Version


@dataclass(frozen=True)
class Proposals:
    """What waits for a partner through a link; `hidden` proposals are about costs, which the link does not show."""

    asked: tuple[Asked, ...]
    hidden: int = 0


def proposals(stated: Agreements, link: Link) -> Proposals:
    """The proposals that wait for the partner of a link, in its initiative and as known by then."""
    partner = next((each for each in stated.partners if each.id == link.partner_id), None)
    if partner is None:
        return Proposals(())
    found = [
        Asked(partner.organisation, each.initiative, each.target, each.version)
        for each in waiting(stated, partner.organisation)
        if each.initiative.id == link.initiative_id
        and (link.known_at_utc is None or each.version.proposed_at <= link.known_at_utc)
    ]
    shown = [each for each in found if link.shows_costs or metric(each.target.metric).unit is not Unit.MONEY]
    return Proposals(tuple(shown), len(found) - len(shown))


def answer(shown: Asked, *, agrees: bool, name: str, reason: str) -> str:
    """Record what the partner says to a proposal that was shown; what was recorded, in words.

    Raises:
        NotAdmitted: the link does not allow it any more.
        AgreementsChanged: the proposal was answered, withdrawn or changed since it was shown.
        AgreementsInvalid: nobody is named, or a rejection has no reason.
        ProblemsFound: the outcome breaks a rule.
    """
    link, partner_id = acting_link()
    house, now = workspace(), datetime.now(UTC).replace(microsecond=0)
    stated = agreements.load(house.warehouse)
    stands = _standing(proposals(stated, link), shown)
    if not any(each.id == partner_id and each.organisation == shown.organisation for each in stated.partners):
        raise NotAdmitted
    if not name.strip():
        raise AgreementsInvalid("Nobody is named.", "Say who you are: a name or an office.")
    word = Decision(
        organisation=stands.organisation,
        decision=(Verdict.AGREED if agrees else Verdict.REJECTED).value,
        by=f"{name.strip()[:LONGEST_NAME]}, through link {link.label}",
        at=max(now, stands.version.proposed_at),
        reason=reason.strip()[:LONGEST_REASON] or None,
    )
    edit = decided(stated, stands.target.id, stands.version.no, word)
    agreements.change(house.warehouse, [edit], actor=word.by, at_utc=now)
    what = f"{word.decision}: {stands.target.id}, version {stands.version.no}"
    trail.note("answered", actor=word.by, link_id=link.link_id, detail=what)
    return telling.recorded(stands.target, stands.version, word, stands.initiative.currency)


def _standing(found: Proposals, shown: Asked) -> Asked:
    """The proposal as it stands, if it is the one that was shown. What other parties have said meanwhile is theirs."""
    for each in found.asked:
        is_it = each.target.id == shown.target.id and each.version.no == shown.version.no
        if is_it and _terms(each) == _terms(shown):
            return each
    raise AgreementsChanged(
        f"{shown.target.label} was answered, withdrawn or changed since you opened this page, so nothing was recorded.",
        "Look at what stands now.",
    )


def _terms(asked: Asked) -> tuple[str, Target, Version]:
    return asked.organisation, replace(asked.target, versions=()), replace(asked.version, decisions=())
