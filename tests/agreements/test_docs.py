"""The guide to the agreements file explains every key as it is declared, and its template is accepted."""

import re

import pytest

from partnerboard.agreements import read, write
from partnerboard.agreements.metric_rules import MEASURED_AS
from partnerboard.agreements.notation import notation
from partnerboard.agreements.shape import Field, Shape, shapes, whole
from tests.agreements.green_streets import said_of
from tests.architecture import project

LEADS = project.ROOT / "docs" / "leads"
GUIDE = (LEADS / "agreements.md").read_text(encoding="utf-8")
TEMPLATE = (LEADS / "agreements-template.toml").read_text(encoding="utf-8")


def headers(shape: Shape, outer: str = "") -> dict[str, Shape]:
    """Every table by its header in the file, such as `[[account.share]]`."""
    found = {}
    for part in shape.parts:
        name = f"{outer}{part.key}"
        found[f"[[{name}]]" if part.rows else f"[{name}]"] = part
        found |= headers(part, f"{name}.")
    return found


TABLES = headers(whole())


def explained(header: str) -> dict[str, tuple[str, str]]:
    """The keys that the guide explains under a header: what it says is needed, and what the key holds."""
    section = GUIDE.split(f"### `{header}`\n")[1].split("\n### ")[0]
    rows = re.findall(r"^\| `(\w+)` \| (.*?) \| (.*?) \|", section, re.MULTILINE)
    return {key: (needed, holds) for key, needed, holds in rows}


def needed(field: Field) -> str:
    """What the guide must say of a key."""
    if field.is_required:
        return "yes"
    return "–" if field.default in (None, ()) else f"`{notation(field.default)}`"


def test_the_guide_has_a_section_for_every_table_and_no_other() -> None:
    assert re.findall(r"^### `(.*)`$", GUIDE, re.MULTILINE) == list(TABLES)


@pytest.mark.parametrize("header", TABLES)
def test_every_key_is_explained_with_whether_it_is_needed(header: str) -> None:
    assert {key: said for key, (said, _) in explained(header).items()} == {
        field.key: needed(field) for field in TABLES[header].fields
    }


@pytest.mark.parametrize("header", TABLES)
def test_every_word_that_a_key_may_hold_is_listed(header: str) -> None:
    listed = {key: re.findall(r"`(\w+)`", holds) for key, (_, holds) in explained(header).items()}

    for field in TABLES[header].fields:
        choices = [choice for limit in field.limits for choice in limit.choices]
        if listed[field.key] and choices:
            assert listed[field.key] == [str(choice) for choice in choices]


def test_the_template_is_accepted_and_shows_every_table_but_one() -> None:
    agreed = read(TEMPLATE)

    assert agreed.initiatives[0].targets[0].weights == (1.0, 1.0, 1.0, 2.0)
    assert {header for header in TABLES if header not in TEMPLATE} == {"[[account.owner_history]]"}
    assert read(write(agreed)) == agreed


def test_the_example_of_a_version_stands_in_the_template() -> None:
    """The guide shows it without the remarks."""
    shown = re.search(r"^    \[\[initiative.target.version\]\]\n(?:    .*\n|\n)+", GUIDE, re.MULTILINE)
    bare = re.sub(r" +#.*", "", TEMPLATE)

    assert shown
    assert _squeezed(shown[0]) in _squeezed(bare)


def test_the_problems_that_the_guide_shows_are_those_that_are_found() -> None:
    wrong = TEMPLATE.replace('organisation = "libraries"\nname = "Events"', 'organisation = "library"\nname = "Events"')
    wrong = wrong.replace("weights = [1, 1, 1, 2]", "weights = [1, 1, 1]")

    shown = re.findall(r"^          (Line .*)$", GUIDE, re.MULTILINE)

    assert shown == said_of(wrong)


def test_every_record_says_what_it_is() -> None:
    assert [shape.record.__name__ for shape in shapes() if not (shape.record.__doc__ or "").endswith(".")] == []


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def test_every_metric_that_a_target_can_be_about_is_listed_under_its_measurement() -> None:
    lines = re.findall(r"^- (`\w+_(?:in_period|at_end|ratio)`.*?): (.*)$", GUIDE, re.MULTILINE)
    listed = {
        metric: tuple(re.findall(r"\w+_\w+", ways)) for ways, said in lines for metric in re.findall(r"\w+", said)
    }

    assert listed == MEASURED_AS
