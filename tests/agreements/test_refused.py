"""What an agreements file is refused for: each case of `refused/` edits the file and lists all that is said of it.

A case is a heading (`#`), the lines taken out (`-`) and put in (`+`), and the problems found (`!`), in their order.
"""

import pickle
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from partnerboard.agreements import ProblemsFound, read
from tests.agreements.green_streets import TEXT, changed, said_of


@dataclass
class Edit:
    """Lines taken out and lines put in their place."""

    out: list[str] = field(default_factory=list)
    put: list[str] = field(default_factory=list)

    @property
    def texts(self) -> tuple[str, str]:
        """Whole lines are taken out with their end."""
        return "\n".join(self.out) + ("" if self.put else "\n"), "\n".join(self.put)


@dataclass
class Case:
    """One way to get the file wrong."""

    heading: str
    edits: list[Edit] = field(default_factory=list)
    said: list[str] = field(default_factory=list)


def cases() -> Iterator[Case]:
    for path in sorted((Path(__file__).parent / "refused").glob("*.txt")):
        for block in path.read_text(encoding="utf-8").split("\n\n"):
            yield _case(block.splitlines())


def _case(lines: list[str]) -> Case:
    case = Case(lines[0].removeprefix("# "))
    last = "#"
    for line in lines[1:]:
        mark, text = line[0], line[2:]
        if mark == "!":
            case.said.append(text)
        elif mark == "-":
            if last != "-":
                case.edits.append(Edit())
            case.edits[-1].out.append(text)
        else:
            case.edits[-1].put.append(text)
        last = mark
    return case


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.heading)
def test_what_is_wrong_is_said_with_its_line_and_what_is_expected(case: Case) -> None:
    assert said_of(changed(*(edit.texts for edit in case.edits))) == case.said


def test_the_file_itself_is_accepted() -> None:
    assert said_of(TEXT) == []


def test_all_problems_are_found_at_once_in_the_order_of_the_lines() -> None:
    """Each of these stands in another part of the file and is found by another check."""
    text = changed(
        ('report_zone = "Europe/Dublin"', 'report_zone = "Dublin"'),
        ("home = true", "home = 1"),
        ('id = "branch"', 'id = "press"'),
        ('owner = "cyclists"', 'owner = "city"'),
        ("no = 2", "no = 3"),
        ('trigger = "storm"', 'trigger = "storm"\nwhy = "rain"'),
    )

    with pytest.raises(ProblemsFound) as refused:
        read(text)

    assert [(problem.line, problem.key, problem.value) for problem in refused.value.problems] == [
        (3, "report_zone", '"Dublin"'),
        (9, "home", "1"),
        (29, "id", '"press"'),
        (73, "owner", '"city"'),
        (239, "no", "3"),
        (310, "why", '"rain"'),
    ]
    assert refused.value.message == "The agreements file has 6 problems, so nothing of it was taken over."
    assert refused.value.remedy.startswith("Correct and import it again:\n  Line 3, workspace: report_zone")


def test_the_problems_survive_the_way_to_another_process() -> None:
    with pytest.raises(ProblemsFound) as refused:
        read("")

    returned = pickle.loads(pickle.dumps(refused.value))  # noqa: TID251 - our own error, as multiprocessing sends it

    assert returned.problems == refused.value.problems
    assert str(returned) == str(refused.value)


def test_two_decisions_may_take_effect_on_the_same_day() -> None:
    """A version that was rejected is followed by another proposal for the same day."""
    assert said_of(changed(("effective_from = 2026-03-16", "effective_from = 2026-03-02"))) == []


def test_a_very_long_value_is_shortened() -> None:
    text = changed(('short_url = "green.example/ivy"', f'short_url = "green.example/{"ivy " * 100}"'))

    (said,) = said_of(text)

    assert len(said) < 160
    assert re.search(r'"green\.example/ivy ivy .* \.\.\.: expected a web address without spaces\.$', said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ["Line 1: workspace: is missing, expected [workspace]."]),
        ("workspace = 3", ["Line 1, workspace: workspace = 3: expected a table, written as [workspace]."]),
        ("# a note\nx = " + "[" * 5_000, ["Line 2: lists are nested too deeply to be read."]),
        ("# a note\nx = " + "9" * 5_000, ["Line 2: a number of 5000 digits cannot be read."]),
        ("\x00", ["Line 1: this is not TOML: Invalid statement in column 1."]),
    ],
)
def test_what_is_no_agreements_file_at_all_is_refused_with_a_message(text: str, said: list[str]) -> None:
    assert said_of(text) == said
