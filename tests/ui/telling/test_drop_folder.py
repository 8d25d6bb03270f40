"""Files of the drop folder that need somebody are named on the Imports page."""

import pytest

from partnerboard.ingest.receipts import Receipt, Verdict
from partnerboard.ui.telling.drop_folder import needing


@pytest.mark.parametrize(
    ("verdicts", "said"),
    [
        ([], ""),
        (["needs_input"], "One file of the drop folder needs you: 1.csv needs an answer."),
        (
            ["partly_loaded", "refused"],
            "Two files of the drop folder need you: 1.csv is loaded but for some rows and 2.csv was not loaded.",
        ),
        (
            ["refused", "needs_input", "refused", "refused", "refused"],
            (
                "Five files of the drop folder need you: "
                "1.csv was not loaded, 2.csv needs an answer, 3.csv was not loaded and two more."
            ),
        ),
    ],
)
def test_files_that_need_somebody_are_told_in_one_sentence(verdicts: list[Verdict], said: str) -> None:
    assert needing([Receipt(f"{number}.csv", verdict, "") for number, verdict in enumerate(verdicts, start=1)]) == said
