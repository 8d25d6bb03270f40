"""The threats that docs/SECURITY.md lists are those that tests are numbered by: none is missing, none is made up."""

import ast
import re
from collections import defaultdict

from tests.architecture import project

FOLDER = project.ROOT / "tests"
ROW = re.compile(r"^\| T(\d+) \| (.+) \| (.+) \|$", re.MULTILINE)
ROWS = ROW.findall((project.ROOT / "docs" / "SECURITY.md").read_text(encoding="utf-8"))
NAMES = [
    (path.relative_to(FOLDER).as_posix(), node.name)
    for path in project.files(FOLDER)
    if path.suffix == ".py"
    for node in ast.walk(project.tree(path))
    if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
]


def test_every_threat_is_listed_once_in_order() -> None:
    assert [int(number) for number, _, _ in ROWS] == list(range(1, 51))


def test_a_threat_names_the_files_of_its_tests_and_no_other() -> None:
    there: dict[str, set[str]] = defaultdict(set)
    for file, name in NAMES:
        for number in re.findall(r"^test_T(\d+)_", name):
            there[number].add(file)
    listed = {number: set(re.findall(r"`(.+?)`", files)) for number, _, files in ROWS}

    assert listed == there
    assert [number for number, files in listed.items() if not files] == []


def test_a_number_chooses_its_own_tests() -> None:
    """`-k T7_` looks for these letters anywhere in a name, capital or not."""
    chosen = {(name, number) for _, name in NAMES for number in re.findall(r"t(\d+)_", name.lower())}

    assert {name for name, number in chosen if int(number) <= 50 and not name.startswith(f"test_T{number}_")} == set()
