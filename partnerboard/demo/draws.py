"""Chance without a random generator: every draw is a hash of a seed and the name of what is drawn.

A draw depends on nothing but its name, so adding an account or a week changes no other number of the story.
"""

import hashlib
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

Choice = TypeVar("Choice")

DEFAULT_SEED = "mwt-2026"

_HEX_DIGITS = 13
_RANGE = float(16**_HEX_DIGITS)


@dataclass(frozen=True, slots=True)
class Draws:
    """All draws of one telling of the story. Another seed tells another, equally coherent one."""

    seed: str = DEFAULT_SEED

    def u(self, *parts: object) -> float:
        """Evenly spread over [0, 1)."""
        name = "|".join(map(str, (self.seed, *parts)))
        return int(hashlib.sha256(name.encode()).hexdigest()[:_HEX_DIGITS], 16) / _RANGE

    def z(self, *parts: object) -> float:
        """Close to the standard normal: twelve even draws, centred."""
        return sum(self.u(*parts, k) for k in range(12)) - 6

    def below(self, bound: int, *parts: object) -> int:
        """A whole number from 0 up to, not including, `bound`."""
        return int(self.u(*parts) * bound)

    def pick(self, weights: Mapping[Choice, float], *parts: object) -> Choice:
        """One of the keys, each as likely as its weight says, in the order in which they are listed."""
        left = self.u(*parts) * sum(weights.values())
        for choice, weight in weights.items():
            left -= weight
            if left < 0:
                return choice
        return next(reversed(list(weights)))

    def spread(self, deviation: float, *parts: object) -> float:
        """A factor around 1 whose logarithm has this standard deviation; its mean is 1."""
        return math.exp(deviation * self.z(*parts) - deviation**2 / 2)


def rounded(value: float) -> int:
    """The nearest whole number; a half goes up."""
    return math.floor(value + 0.5)
