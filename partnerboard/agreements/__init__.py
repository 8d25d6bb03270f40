"""What was agreed, as a file that a person can review and as rows of the warehouse."""

from partnerboard.agreements.changes import Change, Changes, changes_between, summary
from partnerboard.agreements.editing import Edit
from partnerboard.agreements.model import Agreements
from partnerboard.agreements.problems import Problem, ProblemsFound
from partnerboard.agreements.reading import read
from partnerboard.agreements.storing import change, load, store
from partnerboard.agreements.writing import write

__all__ = [
    "Agreements",
    "Change",
    "Changes",
    "Edit",
    "Problem",
    "ProblemsFound",
    "change",
    "changes_between",
    "load",
    "read",
    "store",
    "summary",
    "write",
]
