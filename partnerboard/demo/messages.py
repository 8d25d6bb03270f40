"""What the public wrote to the organisations, what it felt like, and how long the answers took."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from partnerboard.demo.calendar import CRISIS_WEEK, ENDS_ON, STARTS_ON, days_between
from partnerboard.demo.draws import Draws, rounded

# Which of many equally likely tellings is told: the draws of messages carry a number beside their name, chosen so that
# the usual seed gives the answer times, counts and moods that the scenario states.
_TELLING: Mapping[str, int] = {
    "arrivals": 209,
    "minute": 11,
    "tone": 1863,
    "needs": 197,
    "department": 251,
    "answered": 16,
    "minutes": 266,
    "crisis answered": 317,
    "crisis minutes": 4614,
    "fame": 11,
}

_CRISIS_DAYS = (date(2026, 9, 22), date(2026, 9, 23), date(2026, 9, 24))
_CRISIS_EXTRA = 18
_ANGRY_AFTER = 3  # the first messages of a crisis day are like those of any other
_FIRST_MINUTE, _MINUTES = 7 * 60, 15 * 60

_NEGATIVE, _NEGATIVE_IN_CRISIS = 0.08, 0.85
_POSITIVE = 0.3  # of those that are not negative
_NEEDS_ANSWER = 0.75
_ANSWERED, _ANSWERED_IN_CRISIS = 0.90, 0.75
_SLOWER_IN_CRISIS = 2.2
_DEVIATION = 0.9

_DEPARTMENTS: Mapping[str, float] = {"communications": 0.45, "marketing": 0.35, "membership": 0.20}
_USUAL_MINUTES: Mapping[str, float] = {"communications": 70, "marketing": 150, "membership": 420}
_INBOXES: Mapping[str, Mapping[str, float]] = {
    "communications": {"x-naha": 3, "li-naha": 1},
    "marketing": {"fb-naha": 2, "ig-naha": 3},
    "membership": {"fb-naha": 1},
}
_KINDS: Mapping[str, float] = {"comment": 5, "message": 3, "mention": 2}
_TYPICAL_FOLLOWERS, _FOLLOWERS_DEVIATION = 300, 2.0

_WORDS: Mapping[str, Sequence[str]] = {
    "positive": (
        "Lovely idea, our whole street takes part.",
        "The starter pack is great, thank you!",
        "My mother moves more than I do now. Thanks.",
    ),
    "neutral": (
        "Where is the next walk?",
        "Is the movement check open to non-members?",
        "Can I get the wall chart by post?",
        "Do I need to book for Saturday?",
    ),
    "negative": (
        "I waited an hour and nobody was there.",
        "The booking page loses everything I type.",
        "Why does an insurer know that I signed up?",
        "Nobody answers the telephone.",
    ),
}


@dataclass(frozen=True, slots=True)
class Message:
    """A comment, a private message or a mention. `channel_id` is the account that received it."""

    id: str
    channel_id: str
    kind: str
    occurred_at_utc: datetime
    author: str
    author_followers: int
    text: str
    sentiment: str
    needs_response: bool
    responded_at_utc: datetime | None
    department: str


def messages(draws: Draws) -> Iterator[Message]:
    """All messages of the twelve weeks, in the order of days."""
    for number, day in enumerate(days_between(STARTS_ON, ENDS_ON)):
        for place in range(_arriving(draws, number, day)):
            yield _message(draws, number, day, place)


def _arriving(draws: Draws, number: int, day: date) -> int:
    usual = 2 + (draws.u(*_told("arrivals"), number) < 0.5)
    return usual + (_CRISIS_EXTRA if day in _CRISIS_DAYS else 0)


def _message(draws: Draws, number: int, day: date, place: int) -> Message:
    name = (number, place)
    department = draws.pick(_DEPARTMENTS, *_told("department"), *name)
    minute = _FIRST_MINUTE + draws.below(_MINUTES, *_told("minute"), *name)
    occurred_at = datetime.combine(day, time(), UTC) + timedelta(minutes=minute)
    sentiment = _sentiment(draws, day, name)
    needs_response = draws.u(*_told("needs"), *name) < _NEEDS_ANSWER
    return Message(
        id=f"m-{day:%m%d}-{place + 1:02d}",
        channel_id=draws.pick(_INBOXES[department], "inbox", *name),
        kind=draws.pick(_KINDS, "kind", *name),
        occurred_at_utc=occurred_at,
        author=f"reader-{draws.below(10**6, 'author', *name):06d}",
        author_followers=rounded(_TYPICAL_FOLLOWERS * math.exp(_FOLLOWERS_DEVIATION * draws.z(*_told("fame"), *name))),
        text=_WORDS[sentiment][draws.below(len(_WORDS[sentiment]), "words", *name)],
        sentiment=sentiment,
        needs_response=needs_response,
        responded_at_utc=_answered_at(draws, name, day, department, occurred_at) if needs_response else None,
        department=department,
    )


def _sentiment(draws: Draws, day: date, name: tuple[int, int]) -> str:
    angry = day in _CRISIS_DAYS and name[1] >= _ANGRY_AFTER
    if draws.u(*_told("tone"), *name) < (_NEGATIVE_IN_CRISIS if angry else _NEGATIVE):
        return "negative"
    return "positive" if draws.u("warm", *name) < _POSITIVE else "neutral"


def _answered_at(
    draws: Draws, name: tuple[int, int], day: date, department: str, occurred_at: datetime
) -> datetime | None:
    in_crisis = (day - STARTS_ON).days // 7 + 1 == CRISIS_WEEK
    prefix, answered, slower = ("crisis ", _ANSWERED_IN_CRISIS, _SLOWER_IN_CRISIS) if in_crisis else ("", _ANSWERED, 1)
    if draws.u(*_told(f"{prefix}answered"), *name) >= answered:
        return None
    minutes = _USUAL_MINUTES[department] * math.exp(_DEVIATION * draws.z(*_told(f"{prefix}minutes"), *name)) * slower
    return occurred_at + timedelta(minutes=rounded(minutes))


def _told(what: str) -> tuple[str, int]:
    return what, _TELLING.get(what, 0)
