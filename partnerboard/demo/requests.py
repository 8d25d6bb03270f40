"""What the partners asked of each other, and how long they let each other wait."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from partnerboard.demo.calendar import WEEKS, day_of
from partnerboard.demo.cast import AGENCY, GUILD, HOME, SPONSOR
from partnerboard.demo.draws import Draws, rounded

_A_WEEK = 2
_PROMISED = timedelta(hours=48)
_DEVIATION = 0.8
_CLOSED_AFTER = timedelta(days=3)

_PAIRS: Mapping[tuple[str, str], float] = {
    (HOME, SPONSOR): 3,
    (HOME, GUILD): 2,
    (GUILD, HOME): 2,
    (SPONSOR, HOME): 1,
    (AGENCY, HOME): 2,
    (HOME, AGENCY): 1,
}
_KINDS: Mapping[str, Mapping[str, float]] = {
    HOME: {"approval": 3, "content": 1, "question": 1},
    GUILD: {"content": 2, "data": 1, "question": 1},
    SPONSOR: {"approval": 2, "data": 2},
    AGENCY: {"content": 2, "action": 1, "post_query": 1},
}
_USUAL_HOURS: Mapping[str, float] = {HOME: 14, GUILD: 20, SPONSOR: 52, AGENCY: 6}
_OUTCOMES: Mapping[str, float] = {"done": 8, "declined": 1, "withdrawn": 1}


@dataclass(frozen=True, slots=True)
class Request:
    """One request: who asked whom for what, when an answer was due, and when it came."""

    id: str
    from_organisation: str
    to_organisation: str
    kind: str
    opened_at_utc: datetime
    due_at_utc: datetime
    first_response_at_utc: datetime
    closed_at_utc: datetime
    outcome: str


def requests(draws: Draws) -> Iterator[Request]:
    """Two requests a week, on working days."""
    for week in WEEKS:
        for place in range(_A_WEEK):
            yield _request(draws, week, place)


def _request(draws: Draws, week: int, place: int) -> Request:
    name = (week, place)
    asking, asked = draws.pick(_PAIRS, "request pair", *name)
    day = day_of(week, draws.below(5, "request day", *name))
    opened_at = _at(day, 8 * 60 + draws.below(9 * 60, "request minute", *name))
    hours = _USUAL_HOURS[asked] * math.exp(_DEVIATION * draws.z("request hours", *name))
    answered_at = opened_at + timedelta(minutes=rounded(hours * 60))
    return Request(
        id=f"r-{week:02d}-{place + 1}",
        from_organisation=asking,
        to_organisation=asked,
        kind=draws.pick(_KINDS[asked], "request kind", *name),
        opened_at_utc=opened_at,
        due_at_utc=opened_at + _PROMISED,
        first_response_at_utc=answered_at,
        closed_at_utc=answered_at + _CLOSED_AFTER * draws.u("request work", *name),
        outcome=draws.pick(_OUTCOMES, "request outcome", *name),
    )


def _at(day: date, minute: int) -> datetime:
    return datetime.combine(day, time(), UTC) + timedelta(minutes=minute)
