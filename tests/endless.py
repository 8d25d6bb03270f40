"""A question whose answer takes a core some minutes, for tests of what happens before it is there."""

import sys
from pathlib import Path

import pytest

from partnerboard.warehouse.questions import question

NAME = "tests/endless"
_SQL = """-- How many of some pairs of numbers meet.
--
-- grain:   one row
-- params:  none
-- columns: pairs

select count(*) as pairs
from range(10000000) as one
inner join range(10000000) as other on hash(one.range, other.range) % 7 = 3
"""


def write_into(folder: Path) -> str:
    """The name of the question, known to this process from now on beside those of the product."""
    file = folder / f"{NAME}.sql"
    file.parent.mkdir(parents=True)
    file.write_text(_SQL, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys.modules[question.__module__], "QUERIES", folder)
        return question(NAME).name  # questions are read once and remembered
