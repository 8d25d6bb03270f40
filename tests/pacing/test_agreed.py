"""Which version counts, on which day, as known when."""

from datetime import date, datetime

import pytest

from partnerboard.pacing.agreed import ProposalState, proposals, version_in_force, versions_in_force
from partnerboard.pacing.terms import Decision, Verdict, Version

at = datetime.fromisoformat

PARTIES = ("naha", "ctg", "meridian")
KNOWN_NOW = at("2026-12-13 12:00")

FIRST = Version(date(2026, 8, 10), 1_300_000.0, version_no=1, proposed_at_utc=at("2026-07-01 09:00"))
SECOND = Version(date(2026, 10, 1), 1_150_000.0, version_no=2, proposed_at_utc=at("2026-09-28 09:00"))
THIRD = Version(date(2026, 10, 15), 1_000_000.0, version_no=3, proposed_at_utc=at("2026-10-12 09:00"))
VERSIONS = (FIRST, SECOND, THIRD)


def said(version_no: int, party: str, verdict: Verdict, when: str) -> Decision:
    return Decision(version_no, party, verdict, at(when))


DECISIONS = (
    *(said(1, party, Verdict.AGREED, "2026-07-02 10:00") for party in PARTIES),
    said(2, "naha", Verdict.AGREED, "2026-09-28 10:00"),
    said(2, "meridian", Verdict.AGREED, "2026-09-29 10:00"),
    said(2, "ctg", Verdict.AGREED, "2026-09-30 11:00"),
    said(3, "meridian", Verdict.AGREED, "2026-10-12 10:00"),
    said(3, "ctg", Verdict.REJECTED, "2026-10-13 10:00"),
)


@pytest.mark.parametrize(
    ("as_of", "known_at", "version_no"),
    [
        (date(2026, 10, 5), "2026-09-29 18:00", 1),
        (date(2026, 10, 5), "2026-09-30 12:00", 2),
        (date(2026, 9, 30), "2026-12-13 12:00", 1),
    ],
)
def test_3l_a_version_counts_from_its_day_once_every_party_has_agreed(
    as_of: date, known_at: str, version_no: int
) -> None:
    version = version_in_force(VERSIONS, PARTIES, DECISIONS, as_of=as_of, known_at_utc=at(known_at))

    assert version is not None
    assert version.version_no == version_no


def test_3k_a_version_that_one_party_rejected_never_takes_force() -> None:
    taken = versions_in_force(VERSIONS, PARTIES, DECISIONS, as_of=date(2026, 11, 1), known_at_utc=KNOWN_NOW)

    assert taken == (FIRST, SECOND)


def test_silence_leaves_the_version_before_in_force() -> None:
    decisions = [decision for decision in DECISIONS if decision.party != "ctg" or decision.version_no == 1]

    version = version_in_force(VERSIONS, PARTIES, decisions, as_of=date(2026, 11, 1), known_at_utc=KNOWN_NOW)

    assert version == FIRST


def test_before_anything_is_agreed_no_version_counts() -> None:
    assert version_in_force(VERSIONS, PARTIES, (), as_of=date(2026, 11, 1), known_at_utc=KNOWN_NOW) is None
    assert version_in_force(VERSIONS, PARTIES, DECISIONS, as_of=date(2026, 8, 9), known_at_utc=KNOWN_NOW) is None


def test_a_target_that_needs_nobodys_word_counts_from_the_moment_it_is_written() -> None:
    as_of = date(2026, 11, 1)

    assert version_in_force([FIRST], (), (), as_of=as_of, known_at_utc=at("2026-07-01 09:00")) == FIRST
    assert version_in_force([FIRST], (), (), as_of=as_of, known_at_utc=at("2026-06-30 09:00")) is None


def test_a_party_may_change_its_mind_and_the_last_word_counts() -> None:
    changed = (*DECISIONS, said(2, "ctg", Verdict.REJECTED, "2026-10-02 09:00"))
    as_of = date(2026, 10, 5)

    before = version_in_force(VERSIONS, PARTIES, changed, as_of=as_of, known_at_utc=at("2026-10-01 09:00"))
    after = version_in_force(VERSIONS, PARTIES, changed, as_of=as_of, known_at_utc=at("2026-10-02 09:00"))

    assert (before, after) == (SECOND, FIRST)


def test_of_two_words_at_the_same_moment_the_rejection_counts() -> None:
    torn = (*DECISIONS, said(2, "ctg", Verdict.REJECTED, "2026-09-30 11:00"))

    for decisions in (torn, torn[::-1]):
        assert version_in_force(VERSIONS, PARTIES, decisions, as_of=date(2026, 10, 5), known_at_utc=KNOWN_NOW) == FIRST


def test_a_version_counts_on_the_very_day_it_takes_effect() -> None:
    version = version_in_force(VERSIONS, PARTIES, DECISIONS, as_of=date(2026, 10, 1), known_at_utc=KNOWN_NOW)

    assert version == SECOND


def test_the_order_in_which_rows_arrive_does_not_matter() -> None:
    taken = versions_in_force(
        VERSIONS[::-1], PARTIES[::-1], DECISIONS[::-1], as_of=date(2026, 11, 1), known_at_utc=KNOWN_NOW
    )

    assert taken == (FIRST, SECOND)


def test_a_proposal_says_who_has_agreed_and_who_is_still_silent() -> None:
    (proposal,) = proposals(VERSIONS, PARTIES, DECISIONS, as_of=date(2026, 9, 29), known_at_utc=at("2026-09-29 18:00"))

    assert proposal.version == SECOND
    assert proposal.state is ProposalState.WAITING
    assert proposal.agreed_by == ("naha", "meridian")
    assert proposal.waiting_for == ("ctg",)
    assert proposal.rejected_by == ()


def test_an_agreed_version_is_a_proposal_until_its_day_comes() -> None:
    (proposal,) = proposals(VERSIONS, PARTIES, DECISIONS, as_of=date(2026, 9, 30), known_at_utc=at("2026-09-30 12:00"))

    assert proposal.version == SECOND
    assert proposal.state is ProposalState.AGREED_FOR_LATER


def test_a_rejected_version_stays_visible_as_rejected() -> None:
    (proposal,) = proposals(VERSIONS, PARTIES, DECISIONS, as_of=date(2026, 11, 1), known_at_utc=KNOWN_NOW)

    assert proposal.version == THIRD
    assert proposal.state is ProposalState.REJECTED
    assert (proposal.agreed_by, proposal.rejected_by, proposal.waiting_for) == (("meridian",), ("ctg",), ("naha",))
