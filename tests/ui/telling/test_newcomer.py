"""Before anything is agreed, the page says what the loaded files hold."""

from datetime import date

import pytest

from partnerboard import agreements
from partnerboard.agreements import Problem
from partnerboard.insights.workspace import Loaded
from partnerboard.ui.agreements_file import TEMPLATE
from partnerboard.ui.telling import newcomer

FIRST, LAST = date(2026, 9, 1), date(2026, 9, 30)


@pytest.mark.parametrize(
    ("loaded", "said"),
    [
        (Loaded(), ""),
        (
            Loaded(3, 214, 2, FIRST, LAST),
            "Three files are loaded: 214 posts of two accounts, published 1 Sep – 30 Sep 2026.",
        ),
        (Loaded(1, 1, 1, FIRST, FIRST), "One file is loaded: one post of one account, published 1 Sep 2026."),
        (Loaded(2, 5), "Two files are loaded: five posts."),
        (Loaded(4), "Four files are loaded, without posts."),
    ],
)
def test_what_is_loaded_is_said_in_one_sentence(loaded: Loaded, said: str) -> None:
    assert newcomer.told(loaded) == said


def test_a_file_says_what_it_would_put_in_force() -> None:
    stated = agreements.read(TEMPLATE.read_text(encoding="utf-8"))

    assert newcomer.would_be_in_force(stated) == (
        "It holds three partners, three accounts, one initiative and two targets; nothing of it is in force yet."
    )


def test_every_problem_stands_on_its_line() -> None:
    problem = Problem(12, "[[partner]] P-A", "capacity", '"boss"', "one of lead, sponsor")
    missing = Problem(3, "", "name", "", "is missing")

    assert newcomer.problems([problem, missing]).values.tolist() == [
        [12, "[[partner]] P-A", 'capacity = "boss"', "one of lead, sponsor"],
        [3, "the file", "name", "is missing"],
    ]
    assert newcomer.refused("ours.toml", 2) == "ours.toml has two problems, so nothing of it was taken over."
