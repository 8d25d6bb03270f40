"""The answer to "are we keeping what we agreed?": how many targets stand how, and which one most needs somebody."""

from collections.abc import Sequence

from partnerboard.insights.scorecard import Scorecard, TargetResult, label
from partnerboard.pacing.agreed import ProposalState
from partnerboard.pacing.status import Status
from partnerboard.ui.telling import targets
from partnerboard.ui.telling.words import how_many, in_sentence, listed, plural, sentence

FINAL = (Status.MET, Status.MISSED)
NOT_AGREED = "not agreed"
UNJUDGED: dict[str, tuple[str, str]] = {
    Status.TOO_EARLY: ("it is too early to judge", ""),
    Status.NO_DATA: ("no file has numbers for", " yet"),
    Status.NOT_STARTED: ("nothing is due yet for", ""),
    NOT_AGREED: ("no value is agreed yet for", ""),
}


def answer(card: Scorecard, currency: str = "") -> str:
    """The page's answer, computed from the status of every target."""
    judged = [result for result in card.results if result.status.is_verdict]
    if not card.results:
        return "No target is agreed yet."
    if not judged:
        return _nothing_judged(card.results)
    off = card.needing_attention()
    told = _off_course(card, off, currency) if off else _on_course(card, judged)
    return f"{told}.{_rest(card.results, judged)}"


def counts(card: Scorecard) -> str:
    """The count of every status, best first: '4 on track · 3 at risk · 4 behind'."""
    rest = (Status.TOO_EARLY, Status.NO_DATA, Status.NOT_STARTED)
    order = (Status.MET, Status.AHEAD, Status.ON_TRACK, Status.AT_RISK, Status.BEHIND, Status.MISSED, *rest)
    found = card.counts
    return " · ".join(f"{found[status]} {status}" for status in order if found.get(status))


def _nothing_judged(results: Sequence[TargetResult]) -> str:
    every = "the only target" if len(results) == 1 else f"any of the {plural(len(results), 'target')}"
    states = {_why(result) for result in results}
    if len(states) > 1:
        return f"Nothing can be said yet about {every}."
    before, after = UNJUDGED[states.pop()]
    return sentence(f"{before} {every}{after}.")


def _on_course(card: Scorecard, judged: Sequence[TargetResult]) -> str:
    is_final = all(result.status is Status.MET for result in judged)
    verb = ("was" if len(judged) == 1 else "were") if is_final else ("is" if len(judged) == 1 else "are")
    word = "met" if is_final else "on course"
    if len(card.results) == 1:
        return f"The only target {verb} {word}"
    if len(judged) < len(card.results):
        return sentence(f"{how_many(len(judged))} of {plural(len(card.results), 'target')} {verb} {word}")
    every = "Both targets" if len(judged) == 2 else f"All {plural(len(judged), 'target')}"
    return f"{every} {verb} {word}"


def _off_course(card: Scorecard, off: Sequence[TargetResult], currency: str) -> str:
    worst = off[0]
    gap = targets.shortfall(worst, currency)
    if len(card.results) == 1:
        verb = "was" if worst.status is Status.MISSED else "is"
        return f"The only target {verb} {worst.status}{f': {gap}' if gap else ''}"
    told = _counted(card)
    named = f"{in_sentence(label(worst))}{f', {gap}' if gap else ''}"
    return f"{told}: {named}" if len(off) == 1 else f"{told}; the largest gap is {named}"


def _counted(card: Scorecard) -> str:
    """'Three of eleven targets are behind and two at risk', 'Six of eleven targets were met and five missed'."""
    found = card.counts
    wanted = (Status.MISSED, Status.BEHIND, Status.AT_RISK)
    if found.get(Status.MISSED) and all(result.status in FINAL for result in card.results if result.status.is_verdict):
        wanted = (Status.MET, Status.MISSED, Status.AT_RISK)
    present = [(status, found[status]) for status in wanted if found.get(status)]
    if present[0][0] is Status.MISSED and wanted[0] is Status.MET:
        return f"None of the {plural(len(card.results), 'target')} was met"
    parts, spoken = [], ""
    for place, (status, count) in enumerate(present):
        verb = _verb(status, count)
        who = how_many(count) if place else f"{how_many(count)} of {plural(len(card.results), 'target')}"
        parts.append(f"{who} {status}" if verb == spoken else f"{who} {verb} {status}")
        spoken = verb
    return sentence(listed(parts))


def _verb(status: Status, count: int) -> str:
    if status in FINAL:
        return "was" if count == 1 else "were"
    return "is" if count == 1 else "are"


def _rest(results: Sequence[TargetResult], judged: Sequence[TargetResult]) -> str:
    """A sentence about the targets that nothing can be said about."""
    left = [result for result in results if result not in judged]
    if not left:
        return ""
    words: list[str] = []
    for why, (before, after) in UNJUDGED.items():
        count = sum(_why(result) == why for result in left)
        if count:
            words.append(f"{before} {how_many(count)}{' more' if not words else ''}{after}")
    return f" {sentence(listed(words))}."


def _why(result: TargetResult) -> str:
    """Why there is no verdict on a target; what is agreed for later is not due yet."""
    if result.standing:
        return result.status
    is_for_later = any(proposal.state is ProposalState.AGREED_FOR_LATER for proposal in result.proposed)
    return Status.NOT_STARTED if is_for_later else NOT_AGREED
