"""What is wrong with an agreements file: all of it at once, each with its line, its key, its value and the remedy."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from typing_extensions import override

from partnerboard.agreements.places import Path
from partnerboard.errors import AgreementsInvalid


@dataclass(frozen=True)
class Problem:
    """One thing to correct. `where` names the record, `value` is as in the file: empty where the key is missing.

    `path` leads there from the outside in: ("account", 0, "share", 1, "weight").
    """

    line: int
    where: str
    key: str
    value: str
    expected: str
    path: Path = ()

    @override
    def __str__(self) -> str:
        place = f"Line {self.line}, {self.where}" if self.where else f"Line {self.line}"
        found = f"{self.key} = {self.value}" if self.value else self.key
        sentence = ": ".join(part for part in (place, found, self.expected) if part)
        return sentence if sentence.endswith("?") else f"{sentence}."


class ProblemsFound(AgreementsInvalid):
    """The file cannot be accepted. `problems` lists everything found, in the order of the lines."""

    def __init__(self, message: str, remedy: str, *, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(message, remedy)
        self.problems = problems


def refusal(problems: Iterable[Problem]) -> ProblemsFound:
    """The error that lists the problems."""
    ordered = tuple(sorted(problems, key=lambda problem: problem.line))
    count = "one problem" if len(ordered) == 1 else f"{len(ordered)} problems"
    listed = "\n".join(f"  {problem}" for problem in ordered)
    return ProblemsFound(
        f"The agreements file has {count}, so nothing of it was taken over.",
        f"Correct and import it again:\n{listed}",
        problems=ordered,
    )


def nearest(word: object, known: Iterable[str]) -> str:
    """The known word that was most likely meant, as the end of a sentence; nothing if none is near."""
    folded = {name.casefold(): name for name in known}
    near = difflib.get_close_matches(str(word).casefold(), folded, n=1)
    return f'; did you mean "{folded[near[0]]}"?' if near else ""
