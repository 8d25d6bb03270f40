"""What is already there in a workspace in which nothing is agreed yet."""

from collections.abc import Sequence

import pandas as pd

from partnerboard.agreements import Agreements, Problem
from partnerboard.insights.workspace import Loaded
from partnerboard.metrics import format as written
from partnerboard.ui.tables import Column
from partnerboard.ui.telling.words import listed, plural, sentence

PROBLEMS = (
    Column("line", "Line", kind="number", width="7%", on_phone=True),
    Column("where", "In", width="25%"),
    Column("said", "What it says", width="30%", on_phone=True),
    Column("expected", "What is expected", on_phone=True),
)


def told(loaded: Loaded) -> str:
    """'Three files are loaded: 214 posts of two accounts, published 1 Sep – 30 Sep 2026.'; empty without a file."""
    if not loaded.files:
        return ""
    files = sentence(plural(loaded.files, "file is loaded", "files are loaded"))
    if not loaded.posts:
        return f"{files}, without posts."
    accounts = f" of {plural(loaded.accounts, 'account')}" if loaded.accounts else ""
    days = (
        f", published {written.period(loaded.first_on, loaded.last_on)}" if loaded.first_on and loaded.last_on else ""
    )
    return f"{files}: {plural(loaded.posts, 'post')}{accounts}{days}."


def would_be_in_force(stated: Agreements) -> str:
    """'It holds three partners, twelve accounts, one initiative and eleven targets; nothing is in force yet.'"""
    counts = (
        (len(stated.partners), "partner"),
        (len(stated.accounts), "account"),
        (len(stated.initiatives), "initiative"),
        (sum(len(initiative.targets) for initiative in stated.initiatives), "target"),
    )
    return f"It holds {listed([plural(count, one) for count, one in counts])}; nothing of it is in force yet."


def would_change(differences: int) -> str:
    """How much a file differs from what stands."""
    if not differences:
        return "It says exactly what stands already; there is nothing to put in force."
    return f"It replaces all that stands. {sentence(plural(differences, 'record'))} would change."


def refused(name: str, problems: int) -> str:
    """The file cannot be taken over."""
    return f"{name} has {plural(problems, 'problem')}, so nothing of it was taken over."


def problems(found: Sequence[Problem]) -> pd.DataFrame:
    """line, where, said, expected: everything to correct."""
    return pd.DataFrame(
        [
            {
                "line": problem.line,
                "where": problem.where or "the file",
                "said": f"{problem.key} = {problem.value}" if problem.value else problem.key,
                "expected": problem.expected,
            }
            for problem in found
        ],
        columns=["line", "where", "said", "expected"],
    )
