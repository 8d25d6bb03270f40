"""Targets as they are agreed: proposed, adjusted, answered by each party, withdrawn, and what waits for whom.

Every change is an edit, to be looked at or to be saved; nothing is stored here. A version that every party has agreed
to stays for good, and so does one that a party has rejected: what was promised is adjusted by a version after it.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from partnerboard.agreements.editing import Edit, Where, added, removed
from partnerboard.agreements.initiative import Decision, Initiative, Target, Version
from partnerboard.agreements.model import Agreements
from partnerboard.agreements.notation import notation
from partnerboard.errors import AgreementsInvalid
from partnerboard.pacing import terms as paced
from partnerboard.pacing.agreed import version_in_force
from partnerboard.pacing.terms import Verdict


class Answer(StrEnum):
    """What the parties together have said to a version."""

    AGREED = "agreed"
    WAITING = "waiting"
    REJECTED = "rejected"


@dataclass(frozen=True)
class Waiting:
    """A version that is neither agreed nor rejected, and the parties that have not answered yet."""

    initiative: Initiative
    target: Target
    version: Version
    parties: tuple[str, ...]


def answer(target: Target, version: Version) -> Answer:
    """Agreed once every party has agreed; rejected as soon as one has rejected."""
    said = {word.organisation: word.decision for word in version.decisions}
    if Verdict.REJECTED in said.values():
        return Answer.REJECTED
    return Answer.AGREED if all(party in said for party in target.parties) else Answer.WAITING


def unanswered(target: Target, version: Version) -> tuple[str, ...]:
    """The parties that have said nothing to a version yet, in the order of the agreement."""
    said = {word.organisation for word in version.decisions}
    return tuple(party for party in target.parties if party not in said)


def waiting(stated: Agreements, organisation: str | None = None) -> tuple[Waiting, ...]:
    """The proposals that wait for an answer: of everybody, or of one organisation."""
    return tuple(
        Waiting(initiative, target, version, open_to)
        for initiative in stated.initiatives
        for target in initiative.targets
        for version in target.versions
        if answer(target, version) is Answer.WAITING
        and (open_to := unanswered(target, version))
        and (organisation is None or organisation in open_to)
    )


def versions_of(around: Initiative, target: Target) -> Where:
    """Where the versions of a target are kept."""
    return ("initiatives", around.id, "targets", target.id, "versions")


def in_force(target: Target, *, as_of: date, known_at_utc: datetime) -> Version | None:
    """The version that counts on a day, as known at a time: pacing and the scorecard go by the same rule."""
    versions = [_paced(version) for version in target.versions]
    words = [_word(version, word) for version in target.versions for word in version.decisions]
    found = version_in_force(versions, target.parties, words, as_of=as_of, known_at_utc=known_at_utc)
    return next((each for each in target.versions if found and each.no == found.version_no), None)


def proposed(initiative_id: str, target: Target, *, by: str) -> Edit:
    """A new target at the end of an initiative; `by` is who speaks for the party that proposes it.

    Raises:
        AgreementsInvalid: nobody is named, or there is no reason.
    """
    versions = tuple(_agreed_by_its_proposer(target, version, by) for version in target.versions)
    return added(("initiatives", initiative_id, "targets"), replace(target, versions=versions))


def adjusted(stated: Agreements, target_id: str, version: Version, *, by: str) -> Edit:
    """One more version of a target, which waits for its parties; its number is given here.

    Raises:
        AgreementsInvalid: an earlier proposal is open, nothing would change, or its day does not fit.
    """
    around, target = _found(stated, target_id)
    before = target.versions[-1]
    if answer(target, before) is Answer.WAITING:
        raise AgreementsInvalid(
            f"Version {before.no} of {target.label} still waits for an answer.",
            "Record the decisions on it or withdraw it first, so that everybody answers the same question.",
        )
    _fits(target, before, version)
    made = _agreed_by_its_proposer(target, replace(version, no=before.no + 1), by)
    return added(versions_of(around, target), made)


def decided(stated: Agreements, target_id: str, version_no: int, word: Decision) -> Edit:
    """What one party says to a version.

    Raises:
        AgreementsInvalid: no such version or party, the party has answered, nobody is named, a rejection has no
            reason, or the answer is older than the proposal.
    """
    around, target = _found(stated, target_id)
    version = _version(target, version_no)
    given = next((each for each in version.decisions if each.organisation == word.organisation), None)
    if word.organisation not in target.parties:
        raise AgreementsInvalid(
            f"{word.organisation} is not a party of {target.label}.", f"Its parties are {', '.join(target.parties)}."
        )
    if given is not None:
        raise AgreementsInvalid(
            f"{word.organisation} has {given.decision} version {version_no} of {target.label} already.",
            "A word once given stands: propose another version, or withdraw this one and make it again.",
        )
    _is_somebody(word.by)
    if word.decision == Verdict.REJECTED and not (word.reason or "").strip():
        raise AgreementsInvalid(
            "A rejection needs its reason.", "Say in a few words why; it is printed beside the proposal."
        )
    if word.at < version.proposed_at:
        raise AgreementsInvalid(
            f"The answer of {notation(word.at)} is older than the proposal of {notation(version.proposed_at)}.",
            "Give the day on which the party answered this proposal.",
        )
    return added((*versions_of(around, target), version_no, "decisions"), word)


def withdrawn(stated: Agreements, target_id: str, version_no: int) -> Edit:
    """A proposal that still waits goes; a target that was only proposed goes with its first version.

    Raises:
        AgreementsInvalid: no such version, or one that is agreed, rejected or not the last.
    """
    around, target = _found(stated, target_id)
    version = _version(target, version_no)
    state = answer(target, version)
    if state is not Answer.WAITING:
        raise AgreementsInvalid(
            f"Version {version_no} of {target.label} is {state}, and stays for the record.",
            "Propose another version instead.",
        )
    if version is not target.versions[-1]:
        raise AgreementsInvalid(
            f"Version {version_no} of {target.label} has a version after it.", "Only the last version can be withdrawn."
        )
    if len(target.versions) > 1:
        return removed(versions_of(around, target), version)
    return removed(("initiatives", around.id, "targets"), target)


def _fits(target: Target, before: Version, version: Version) -> None:
    """A new version says something new, from a day that the line can bend on."""
    agreed = [each for each in target.versions if answer(target, each) is Answer.AGREED]
    stated = (version.value, version.low, version.high)
    if agreed and stated == (agreed[-1].value, agreed[-1].low, agreed[-1].high):
        raise AgreementsInvalid("This is the value that is agreed already.", "Propose another value.")
    earliest = max(before.effective_from, target.from_)
    if not earliest <= version.effective_from <= target.to:
        raise AgreementsInvalid(
            f"{version.effective_from} is no day from which {target.label} can change.",
            f"Choose a day from {earliest} (not before the version before it) to {target.to} (the end of its period).",
        )


def _agreed_by_its_proposer(target: Target, version: Version, by: str) -> Version:
    """Who proposes has agreed: a party need not answer itself."""
    _is_somebody(by)
    if not version.reason.strip():
        raise AgreementsInvalid("A proposal needs its reason.", "Say in a few words why; every report prints it.")
    if version.proposed_by not in target.parties:
        return version
    word = Decision(
        organisation=version.proposed_by, decision=Verdict.AGREED.value, by=by.strip(), at=version.proposed_at
    )
    return replace(version, decisions=(word,))


def _is_somebody(name: str) -> None:
    if not name.strip():
        raise AgreementsInvalid("Nobody is named.", "Say who speaks for the party: a name or an office.")


def _version(target: Target, version_no: int) -> Version:
    found = next((each for each in target.versions if each.no == version_no), None)
    if found is None:
        raise AgreementsInvalid(
            f"{target.label} has no version {version_no}.", "Reload the page: it may have been withdrawn."
        )
    return found


def _found(stated: Agreements, target_id: str) -> tuple[Initiative, Target]:
    found = ((around, each) for around in stated.initiatives for each in around.targets if each.id == target_id)
    pair = next(found, None)
    if pair is None:
        raise AgreementsInvalid(f"There is no target {target_id}.", "Reload the page: it may have been withdrawn.")
    return pair


def _paced(version: Version) -> paced.Version:
    return paced.Version(
        effective_from=version.effective_from,
        value=version.value,
        low=version.low,
        high=version.high,
        version_no=version.no,
        reason=version.reason,
        proposed_by=version.proposed_by,
        proposed_at_utc=version.proposed_at,
    )


def _word(version: Version, word: Decision) -> paced.Decision:
    return paced.Decision(version.no, word.organisation, Verdict(word.decision), word.at, word.by)
