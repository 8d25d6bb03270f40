"""Files of the drop folder that need somebody are named on the Imports page."""

import pytest

from partnerboard.ingest.receipts import Receipt, Verdict
from partnerboard.ui.telling.drop_folder import headline, remedy


def receipts(*verdicts: Verdict) -> list[Receipt]:
    return [Receipt(f"{number}.csv", verdict, "") for number, verdict in enumerate(verdicts, start=1)]


def test_how_many_files_need_somebody_is_said_first() -> None:
    assert headline(receipts("refused")) == "One file of the drop folder needs you."
    assert headline(receipts("refused", "needs_input")) == "Two files of the drop folder need you."


@pytest.mark.parametrize(
    ("verdicts", "said"),
    [
        (["needs_input"], "1.csv needs an answer."),
        (["partly_loaded", "refused"], "1.csv is loaded but for some rows and 2.csv was not loaded."),
        (
            ["refused", "needs_input", "refused", "refused", "refused"],
            "1.csv was not loaded, 2.csv needs an answer, 3.csv was not loaded and two more.",
        ),
    ],
)
def test_up_to_three_of_them_are_named_with_what_became_of_them(verdicts: list[Verdict], said: str) -> None:
    assert remedy(receipts(*verdicts)).startswith(f"{said} Look into inbox/problems of the data folder:")
