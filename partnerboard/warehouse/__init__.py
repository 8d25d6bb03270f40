"""The only code that knows DuckDB: one file, its migrations, its named questions, one writer and many readers."""

from partnerboard.warehouse.agreeing import agreed
from partnerboard.warehouse.overtime import answers_within
from partnerboard.warehouse.questions import QUERIES, Question, questions
from partnerboard.warehouse.side_by_side import side_by_side
from partnerboard.warehouse.standing import standing_frame, standing_records
from partnerboard.warehouse.store import Warehouse
from partnerboard.warehouse.trial import Trial
from partnerboard.warehouse.writer import Writer

__all__ = [
    "QUERIES",
    "Question",
    "Trial",
    "Warehouse",
    "Writer",
    "agreed",
    "answers_within",
    "questions",
    "side_by_side",
    "standing_frame",
    "standing_records",
]
