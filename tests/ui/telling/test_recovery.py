"""What the recovery page says stands behind the database."""

from datetime import UTC, datetime

import pytest

from partnerboard.ui.telling import recovery

BACKUP = datetime(2026, 11, 22, 3, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("changes", "backup", "said"),
    [
        (
            {"loaded": 41, "withdrawn": 2, "backup_made": 9, "agreements_stored": 1},
            BACKUP,
            (
                "The journal lists 41 loaded files, two withdrawals and one state of the agreements. "
                "The newest backup is of 22 Nov 2026, 03:12 UTC."
            ),
        ),
        (
            {"layout_saved": 1},
            None,
            "The journal lists one saved layout. There is no backup yet, so everything is done again.",
        ),
        ({}, BACKUP, "The journal lists nothing. The newest backup is of 22 Nov 2026, 03:12 UTC."),
    ],
)
def test_journal_and_backup_are_said_in_two_sentences(
    changes: dict[str, int], backup: datetime | None, said: str
) -> None:
    assert recovery.behind_it(changes, backup) == said


def test_progress_counts_the_change_in_hand() -> None:
    assert recovery.progress(2, 41, "posts.csv") == "Change 3 of 41: posts.csv"
    assert recovery.progress(0, 0, "") == "Looking for the newest sound copy"
