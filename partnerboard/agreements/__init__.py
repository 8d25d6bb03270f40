"""What was agreed, as a file that a person can review and as rows of the warehouse."""

from partnerboard.agreements.changes import Change, Changes, summary
from partnerboard.agreements.model import Agreements
from partnerboard.agreements.problems import Problem, ProblemsFound
from partnerboard.agreements.reading import read
from partnerboard.agreements.storing import load, store
from partnerboard.agreements.writing import write

__all__ = [
    "Agreements",
    "Change",
    "Changes",
    "Problem",
    "ProblemsFound",
    "load",
    "read",
    "store",
    "summary",
    "write",
]
