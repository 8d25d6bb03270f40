"""Interrupted uploads are named with when they began."""

from datetime import UTC, datetime

from partnerboard.ingest.begun import Begun
from partnerboard.ui.telling.interrupted import button, headline


def loads(count: int) -> list[Begun]:
    return [
        Begun(f"{number}.csv", "", datetime(2026, 10, number, 10, 3, tzinfo=UTC), 1) for number in range(1, count + 1)
    ]


def test_the_headline_names_up_to_three_files() -> None:
    assert headline(loads(1)) == "The app stopped while it loaded 1.csv (1 Oct 2026, 10:03 UTC)."
    assert headline(loads(5)).endswith("3.csv (3 Oct 2026, 10:03 UTC) and two more.")


def test_the_button_speaks_of_one_or_of_several() -> None:
    assert button(loads(1)) == "Do not name it any more"
    assert button(loads(2)) == "Do not name them any more"
