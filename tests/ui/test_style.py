"""The style sheet has every class and every colour that the components name."""

import re
from pathlib import Path

from partnerboard.charts.theme import DARK, LIGHT, STATUS_GLYPH
from partnerboard.ui import start, style

COMPONENTS = "".join(path.read_text(encoding="utf-8") for path in Path(style.__file__).parent.rglob("*.py"))


def test_every_colour_has_both_modes() -> None:
    sheet = style.sheet()

    assert f"--pb-ink:light-dark({LIGHT.ink},{DARK.ink});" in sheet
    assert f"--pb-partner-7:light-dark({LIGHT.partners[7]},{DARK.partners[7]});" in sheet


def test_every_variable_that_is_used_is_defined() -> None:
    sheet = style.sheet()
    used = set(re.findall(r"var\((--pb-[\w-]+)", sheet + COMPONENTS.replace("{", "")))
    defined = set(re.findall(r"(--pb-[\w-]+):", sheet))

    assert {
        name for name in used - defined if name not in {"--pb-drawing", "--pb-abreast", "--pb-partner-colour"}
    } == set()


def test_every_status_has_its_icon() -> None:
    sheet = style.sheet()

    assert [word for word in STATUS_GLYPH if f".pb-icon-{word.replace(' ', '-')} {{" not in sheet] == []


def test_nothing_is_fetched_from_elsewhere() -> None:
    assert re.findall(r"url\((?!\"?data:)|@import|https?://(?!www\.w3\.org/2000/svg)", style.sheet()) == []


def test_the_parts_of_files_that_are_counted_while_they_arrive_are_those_of_the_uploader() -> None:
    counted = set(re.findall(r"stFileChip\w*", style.sheet()))
    scripts = (path.read_text(encoding="utf-8") for path in (start.browser_files() / "static" / "js").glob("*.js"))

    assert counted == {"stFileChip", "stFileChipIconSpinner", "stFileChipIconError"}
    assert counted - {name for script in scripts for name in re.findall(r"stFileChip\w*", script)} == set()


def test_the_states_in_which_an_answer_is_owed_are_those_that_the_app_is_marked_with() -> None:
    owed = set(re.findall(r'data-test-script-state="(\w+)"', style.sheet()))
    (marking,) = [
        text
        for path in (start.browser_files() / "static" / "js").glob("index.*.js")
        if '"data-test-script-state"' in (text := path.read_text(encoding="utf-8"))
    ]

    assert owed == {"running", "rerunRequested"}
    assert {state for state in owed if f"`{state}`" not in marking} == set()
