"""How fast messages are answered, with those never answered counted in."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import inf
from statistics import median


@dataclass(frozen=True)
class Message:
    """A message that needs an answer: its age now, and how long it waited; None while it waits."""

    age_minutes: float
    answered_after_minutes: float | None = None


@dataclass(frozen=True)
class Responsiveness:
    """Counts and medians over the messages due; medians are None when there are none.

    `median_minutes` counts an unanswered message as endlessly late, so it is infinite when most are unanswered.
    """

    due: int
    answered: int
    answered_in_time: int
    median_minutes: float | None
    median_minutes_of_answered: float | None

    @property
    def rate(self) -> float | None:
        """Answered over due."""
        return self.answered / self.due if self.due else None

    @property
    def rate_in_time(self) -> float | None:
        """Answered within the agreed time over due."""
        return self.answered_in_time / self.due if self.due else None


def responsiveness(messages: Iterable[Message], agreed_minutes: float) -> Responsiveness:
    """A message is due once it is answered or older than the agreed time; a young one says nothing yet."""
    due = [m for m in messages if m.answered_after_minutes is not None or m.age_minutes > agreed_minutes]
    answered = [m.answered_after_minutes for m in due if m.answered_after_minutes is not None]
    waits = answered + [inf] * (len(due) - len(answered))
    return Responsiveness(
        due=len(due),
        answered=len(answered),
        answered_in_time=sum(wait <= agreed_minutes for wait in answered),
        median_minutes=median(waits) if waits else None,
        median_minutes_of_answered=median(answered) if answered else None,
    )
