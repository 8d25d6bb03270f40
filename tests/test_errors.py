"""The error tree: drawn as it is, readable by people, and able to cross a process boundary."""

import inspect
import pickle
import re
from typing import TypeVar, cast

import pytest

from partnerboard import errors
from partnerboard.errors import AgreementsInvalid, NeedsInput, NotAdmitted, PartnerboardError

E = TypeVar("E", bound=PartnerboardError)

ERROR_CLASSES = [
    member
    for _, member in inspect.getmembers(errors, inspect.isclass)
    if issubclass(member, PartnerboardError) and member.__module__ == errors.__name__
]


def sent_back(error: E) -> E:
    """What a parent receives of an error raised in its child process."""
    return cast("E", pickle.loads(pickle.dumps(error)))  # noqa: TID251 - what multiprocessing does with our own errors


def test_an_error_reads_as_what_happened_and_then_what_to_do() -> None:
    error = PartnerboardError("Line 3 holds 'abc' as views.", "Write a number or leave the cell empty.")

    assert str(error) == "Line 3 holds 'abc' as views. Write a number or leave the cell empty."
    assert error.message == "Line 3 holds 'abc' as views."
    assert error.remedy == "Write a number or leave the cell empty."


def test_an_agreements_error_names_its_line_only_when_it_has_one() -> None:
    assert str(AgreementsInvalid("No end date.", "Add one.", line=12)) == "Line 12: No end date. Add one."
    assert str(AgreementsInvalid("No partner.", "Add one.")) == "No partner. Add one."


def test_a_refusal_never_says_why() -> None:
    assert str(NotAdmitted()) == "This page is not open to you. Ask the person who sent you here for a new link."


@pytest.mark.parametrize("error_class", ERROR_CLASSES, ids=lambda error_class: error_class.__name__)
def test_every_error_survives_the_way_back_from_a_child_process(error_class: type[PartnerboardError]) -> None:
    returned = sent_back(error_class("What happened.", "What to do."))

    assert type(returned) is error_class
    assert (returned.message, returned.remedy) == ("What happened.", "What to do.")


def test_further_facts_survive_the_way_back_from_a_child_process() -> None:
    needs = sent_back(NeedsInput("No account.", "Name it.", needs=("account", "exported_on")))
    line = sent_back(AgreementsInvalid("No end date.", "Add one.", line=12))

    assert needs.needs == ("account", "exported_on")
    assert line.line == 12


def test_the_docstring_draws_the_tree_that_the_code_has() -> None:
    drawn: dict[str, str] = {}
    ancestors: list[str] = []
    for branch, name in re.findall(r"^([├└│─ ]*)(\w+)(?: {2,}\S.*)?$", str(errors.__doc__), flags=re.MULTILINE):
        if name == "PartnerboardError" or "─" in branch:
            depth = len(branch) // 4
            ancestors[depth:] = [name]
            drawn[name] = ancestors[depth - 1] if depth else "Exception"

    assert drawn == {error_class.__name__: error_class.__bases__[0].__name__ for error_class in ERROR_CLASSES}
