"""Where things may be said: SQL, clocks, machine paths and foreign hosts, each in its one home or nowhere."""

import ast
import re
from pathlib import Path

import pytest

from tests.architecture import project

SQL = re.compile(
    r"\b(select\b.+\bfrom|insert\s+into|delete\s+from|update\s+\w+\s+set|merge\s+into"
    r"|(create|alter|drop)\s+(or\s+replace\s+)?(temp\w*\s+)?(table|view|macro|sequence|schema|index))\b",
    flags=re.IGNORECASE | re.DOTALL,
)
# Put together from pieces, so that this file does not hold what it looks for.
MACHINE_PATHS = re.compile(
    "|".join(rf"(?<![\w.$}}]){re.escape('/' + name + '/')}" for name in ("work", "root", "home"))
)
REGISTRIES = re.compile(
    "|".join(("py" + "pi", "python" + "hosted", "npm" + "js", "conda" + r"\.(org|io)", "index" + "-url"))
)
EXCEPTION = re.compile(
    r"#\s*(?:ruff:\s*)?(?:no[q]a(?:[:,\s]+[A-Z]+\d+)*|type:\s*ig[n]ore(?:\[.*?\])?|fmt:\s*\w+)(?P<said>.*)"
)
LONGEST_MODULE = 300


def test_T46_sql_is_written_in_queries_only() -> None:
    """The warehouse alone speaks to DuckDB about itself: transactions, its own catalogue, its list of migrations."""
    files = [file for file in project.product_files() if project.ROOT / "partnerboard/warehouse" not in file.parents]

    assert [
        (project.name(file), line) for file in files for line, text in project.spoken(file) if SQL.search(text)
    ] == []


def test_the_search_for_sql_finds_it() -> None:
    assert SQL.search("select a\nfrom b")
    assert SQL.search("create or replace temp table t as")
    assert not SQL.search("Select a partner from the list".replace("from", "in"))


def test_T46_a_statement_is_put_together_in_one_place_only() -> None:
    """Writer.insert names a table and columns that it has just found in the catalogue; a table is made on a lake from
    what DuckDB says of the one that a schema file makes.
    """
    built = {
        project.name(path)
        for path in project.product_files()
        for node in ast.walk(project.tree(path))
        if isinstance(node, ast.JoinedStr)
        and SQL.search("".join(part.value for part in node.values if isinstance(part, ast.Constant)))
    }

    assert built <= {"partnerboard/warehouse/writer.py", "partnerboard/warehouse/lake/schema.py"}


def test_a_connection_shared_by_threads_is_only_asked_for_cursors() -> None:
    """A connection used by several threads hands out another thread's rows: measured, one answer in ten."""
    used = {
        (project.name(path), node.attr)
        for path in (project.ROOT / "partnerboard" / "warehouse").glob("*.py")
        for node in ast.walk(project.tree(path))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Attribute)
        and node.value.attr == "_connection"
    }

    assert {attribute for _, attribute in used} <= {"cursor", "close", "interrupt"}
    assert ("partnerboard/warehouse/instance.py", "cursor") in used


def test_no_file_names_a_path_of_one_machine() -> None:
    assert {
        project.name(file): found for file in project.texts() if (found := MACHINE_PATHS.findall(_text(file)))
    } == {}


def test_no_file_names_a_package_registry() -> None:
    """Where packages come from is the machine's business, so that the project installs behind any mirror."""
    assert {project.name(file): found for file in project.texts() if (found := REGISTRIES.findall(_text(file)))} == {}


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace")


def test_a_module_is_small_enough_to_hold() -> None:
    """Where one is too long, look for the second idea in it."""
    lengths = {project.name(file): len(_text(file).splitlines()) for file in project.product_files()}

    assert {name: length for name, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_a_module_says_on_its_first_line_what_it_is_for() -> None:
    files = project.product_files()

    assert [project.name(file) for file in files if not ast.get_docstring(project.tree(file))] == []
    assert [project.name(file) for file in files if not _text(file).startswith('"""')] == []


def test_importing_a_module_does_nothing() -> None:
    """Pages and app.py are scripts that Streamlit runs; everything else only defines."""
    scripts = {
        *project.page_files(),
        *(file for file in project.product_files() if file.name in {"app.py", "__main__.py"}),
    }
    loose = [
        (project.name(file), node.lineno)
        for file in project.product_files()
        if file not in scripts
        for node in project.tree(file).body
        if isinstance(node, ast.Expr) and not isinstance(node.value, ast.Constant)
    ]

    assert loose == []


def test_an_exception_from_a_tool_says_why() -> None:
    silent = {
        f"{project.name(path)}: {line.strip()}"
        for path in project.texts()
        if path.suffix in {".py", ".sql"}
        for line in path.read_text(encoding="utf-8").splitlines()
        for found in EXCEPTION.finditer(line)
        if not re.search("[a-z]{2}", found["said"])
    }

    assert silent == set()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("x = 1  # no" + "qa: S608", ""),
        ("x = 1  # no" + "qa: S1, S2 - of old", " - of old"),
        ("x = 1  # type: ig" + "nore[misc]", ""),
        (")  # fmt: skip # a table", " # a table"),
    ],
)
def test_the_search_for_exceptions_finds_what_is_said(line: str, said: str) -> None:
    found = EXCEPTION.search(line)

    assert found is not None
    assert found["said"] == said
