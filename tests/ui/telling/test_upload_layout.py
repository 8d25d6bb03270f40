"""The mapping of an unknown file in words and frames."""

from partnerboard.platforms.layouts.proposals import ProposedColumn
from partnerboard.ui.telling import upload_layout


def test_every_column_of_the_file_has_a_row() -> None:
    column = ProposedColumn("Views", "exposures", "'Views' stands for exposures", ("1", "20"))

    assert upload_layout.columns([column]) == [
        {"column": "Views", "means": "exposures", "cells": "1 · 20", "evidence": "'Views' stands for exposures"}
    ]


def test_two_columns_cannot_mean_the_same() -> None:
    assert upload_layout.twice(["url", "exposures", "exposures"]) == (
        "Two columns cannot both mean exposures. Leave one of them empty."
    )
    assert upload_layout.twice(["url", "exposures"]) == ""


def test_cells_that_leave_a_question_open() -> None:
    assert upload_layout.cells([(2, "Datum", "03/04/2026")]).to_dict("records") == [
        {"line": 2, "column": "Datum", "cell": "03/04/2026"}
    ]
