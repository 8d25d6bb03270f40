"""What a page is going to ask, asked at once: then nothing of it waits for anything else of it."""

from collections.abc import Callable
from functools import partial
from typing import Any, Concatenate, ParamSpec

from partnerboard.ui.workspace import workspace
from partnerboard.warehouse import Warehouse, side_by_side

Of = ParamSpec("Of")


def about(question: Callable[Concatenate[Warehouse, Of], Any], *of: Of.args, **named: Of.kwargs) -> partial[Any]:
    """A question with what it is asked about, as `asked` takes it."""
    return partial(question, *of, **named)  # type: ignore[arg-type] # the warehouse is put before them by `asked`


def ask(*questions: partial[Any]) -> None:
    """Have the answers to what :func:`about` made ready for `asked`; those that are there already cost nothing."""
    house = workspace()
    asked = (partial(house.asked, each.func, *each.args, **each.keywords) for each in questions)
    missing = [each for each in asked if not house.has_answer(*each.args, **each.keywords)]
    side_by_side(house.warehouse, *missing)
