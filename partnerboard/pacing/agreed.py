"""Which version of a target is in force, as of a day and as known at a time, and which are still proposals.

A version takes force when its day has come and every party has agreed. Silence and rejection leave the one before it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from partnerboard.pacing.terms import Decision, Verdict, Version


class ProposalState(StrEnum):
    """Why a version is not in force."""

    WAITING = "waiting for an answer"
    REJECTED = "rejected"
    AGREED_FOR_LATER = "agreed, takes effect later"


@dataclass(frozen=True)
class Proposal:
    """A version that is not in force, and what each party has said to it."""

    version: Version
    state: ProposalState
    agreed_by: tuple[str, ...]
    rejected_by: tuple[str, ...]
    waiting_for: tuple[str, ...]


def versions_in_force(
    versions: Iterable[Version],
    parties: Sequence[str],
    decisions: Sequence[Decision],
    *,
    as_of: date,
    known_at_utc: datetime,
) -> tuple[Version, ...]:
    """Every version that took force up to `as_of`, in the order of taking effect: the expected line folds them all."""
    taken = [
        version
        for version in _known(versions, known_at_utc)
        if version.effective_from <= as_of
        and all(_word(party, version, decisions, known_at_utc) is Verdict.AGREED for party in parties)
    ]
    return tuple(sorted(taken, key=_order))


def version_in_force(
    versions: Iterable[Version],
    parties: Sequence[str],
    decisions: Sequence[Decision],
    *,
    as_of: date,
    known_at_utc: datetime,
) -> Version | None:
    """The version that counts on `as_of`, or None while nothing is agreed."""
    taken = versions_in_force(versions, parties, decisions, as_of=as_of, known_at_utc=known_at_utc)
    return taken[-1] if taken else None


def proposals(
    versions: Iterable[Version],
    parties: Sequence[str],
    decisions: Sequence[Decision],
    *,
    as_of: date,
    known_at_utc: datetime,
) -> tuple[Proposal, ...]:
    """The versions known but not in force on `as_of`, oldest first."""
    known = _known(versions, known_at_utc)
    taken = versions_in_force(known, parties, decisions, as_of=as_of, known_at_utc=known_at_utc)
    return tuple(
        _proposal(version, parties, decisions, known_at_utc)
        for version in sorted(known, key=_order)
        if version not in taken
    )


def _proposal(
    version: Version, parties: Sequence[str], decisions: Sequence[Decision], known_at_utc: datetime
) -> Proposal:
    words = {party: _word(party, version, decisions, known_at_utc) for party in parties}
    agreed = tuple(party for party, word in words.items() if word is Verdict.AGREED)
    rejected = tuple(party for party, word in words.items() if word is Verdict.REJECTED)
    waiting = tuple(party for party, word in words.items() if word is None)
    if rejected:
        state = ProposalState.REJECTED
    elif waiting:
        state = ProposalState.WAITING
    else:
        state = ProposalState.AGREED_FOR_LATER
    return Proposal(version, state, agreed, rejected, waiting)


def _known(versions: Iterable[Version], known_at_utc: datetime) -> list[Version]:
    return [v for v in versions if v.proposed_at_utc is None or v.proposed_at_utc <= known_at_utc]


def _word(party: str, version: Version, decisions: Sequence[Decision], known_at_utc: datetime) -> Verdict | None:
    """The latest thing a party said to a version; at the same moment a rejection counts."""
    said = [
        decision
        for decision in decisions
        if decision.party == party
        and decision.version_no == version.version_no
        and decision.decided_at_utc <= known_at_utc
    ]
    if not said:
        return None
    return max(said, key=lambda decision: (decision.decided_at_utc, decision.verdict is Verdict.REJECTED)).verdict


def _order(version: Version) -> tuple[date, int]:
    return version.effective_from, version.version_no
