"""What was agreed first and last about every target, who asked for what, and who said what to it."""

from collections.abc import Iterable, Mapping
from datetime import date

import pandas as pd

from partnerboard.insights.scorecard import Scorecard, TargetResult, label
from partnerboard.metrics import format as written
from partnerboard.pacing.agreed import Proposal, ProposalState
from partnerboard.pacing.terms import Version
from partnerboard.ui.tables import Column
from partnerboard.ui.telling import targets
from partnerboard.ui.telling.words import in_sentence, listed, sentence

FIRST_AND_LAST = (
    Column("target", "Target", on_phone=True),
    Column("first", "First agreed", kind="number"),
    Column("of_first", "Reached of it", kind="number", write=lambda share: written.percent(share, 0)),
    Column("now", "Agreed now", kind="number", on_phone=True),
    Column("since", "In force since", kind="day"),
    Column("reason", "Reason"),
    Column("outlook", "Where it is heading", on_phone=True),
    Column("owner", "Who acts"),
)
HISTORY = (
    Column("target", "Target", on_phone=True),
    Column("value", "Value", kind="number", on_phone=True),
    Column("from", "In force from", kind="day"),
    Column("state", "State", on_phone=True),
    Column("reason", "Reason"),
    Column("proposed_by", "Proposed by"),
    Column("decided", "Decisions"),
)


def first_and_last(card: Scorecard, currency: str) -> pd.DataFrame:
    """What was agreed first and last about every target, why, where it is heading, and who acts."""
    return pd.DataFrame(
        [
            {
                "target": label(result),
                "first": targets.agreed(result, result.first, currency),
                "of_first": result.of_first,
                "now": targets.agreed(result, result.current, currency),
                "since": written.day(result.current.effective_from if result.current else None),
                "reason": (result.current.reason if result.current else "") or written.MISSING,
                "outlook": targets.outlook(result, currency) or written.MISSING,
                "owner": result.target.owner_name,
            }
            for result in card.results
        ]
    )


def waiting(card: Scorecard, as_of: date, currency: str) -> list[str]:
    """Proposals that somebody has not answered yet, one sentence each."""
    return [
        f"{_proposer(proposal.version)} to set {in_sentence(label(result))} to "
        f"{targets.agreed(result, proposal.version, currency)} from {written.day(proposal.version.effective_from)}; "
        f"it waits for {listed([card.party_names.get(party, party) for party in proposal.waiting_for])}."
        for result in card.results
        for proposal in _made_by(result, as_of)
        if proposal.state is ProposalState.WAITING
    ]


def history(card: Scorecard, as_of: date, currency: str) -> pd.DataFrame:
    """Every version of every target that was ever adjusted or proposed: value, reason, who decided what."""
    return pd.DataFrame(
        [
            row
            for result in card.results
            if len(result.agreed) > 1 or _made_by(result, as_of)
            for row in _versions(result, card.party_names, as_of, currency)
        ]
    )


def adjustments(card: Scorecard, as_of: date, currency: str) -> list[str]:
    """Every later version of a target in words, with its reason: what a phone has no room for as a table."""
    return [
        " ".join(
            [
                f"{row['target']}: {row['value']} from {row['from']}, {row['state']}.",
                f"Reason: {row['reason'].rstrip('.')}." if row["reason"] else "No reason is given.",
                sentence(f"{row['decided']}."),
            ]
        )
        for result in card.results
        for row in list(_versions(result, card.party_names, as_of, currency))[1:]
    ]


def _made_by(result: TargetResult, as_of: date) -> list[Proposal]:
    """The proposals that had been made by the day shown."""
    return [
        proposal
        for proposal in result.proposed
        if proposal.version.proposed_at_utc is None or proposal.version.proposed_at_utc.date() <= as_of
    ]


def _proposer(version: Version) -> str:
    return f"{version.proposed_by} proposes" if version.proposed_by else "It is proposed"


def _versions(result: TargetResult, parties: Mapping[str, str], as_of: date, currency: str) -> Iterable[dict[str, str]]:
    decided: dict[int, list[str]] = {}
    for decision in result.decisions:
        name = parties.get(decision.party, decision.party)
        decided.setdefault(decision.version_no, []).append(
            f"{name} {decision.verdict} {written.short_day(decision.decided_at_utc.date())}"
        )
    in_force = result.current
    versions = [(version, "in force" if version is in_force else "replaced") for version in result.agreed]
    versions += [(proposal.version, str(proposal.state)) for proposal in _made_by(result, as_of)]
    for version, state in versions:
        yield {
            "target": label(result),
            "value": targets.agreed(result, version, currency),
            "from": written.day(version.effective_from),
            "state": state,
            "reason": version.reason,
            "proposed_by": version.proposed_by,
            "decided": ", ".join(decided.get(version.version_no, ["no answer yet"])),
        }
