"""Before anything is agreed, the page says what the loaded files hold."""

from datetime import date

import pytest

from partnerboard.insights.workspace import Loaded
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
