"""Every query file is held to its header, and the SQL to what runs on both versions of DuckDB we support."""

import re
from datetime import date, datetime
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from partnerboard.warehouse import QUERIES, Question, Warehouse, questions
from partnerboard.warehouse.questions import answerable
from tests.architecture import project

FILES = questions()
QUESTIONS = answerable()
MACROS = [file for file in questions("views") if "macro" in project.statements(file.sql)]
TABLES = {name for file in questions("schema") for name in re.findall(r"create table (\w+)", file.sql)}

# Question: why it takes no scope. None of them holds a number of a partner.
WITHOUT_SCOPE = {
    "workspace/everything": "the ids that a scope is made from",
    "workspace/known_platforms": "names of platforms",
    "sharing/links": "what each link shows, from which the scope of its visitors is made",
    "sharing/openings": "when links were opened, for whoever made them",
    "sharing/trail": "what was done with links, for whoever made them",
    "exchange/batch": "which day a file speaks of",
    "exchange/accounts_of_batch": "whose accounts a file names, to hold it to those of its partner",
    "exchange/claimed_posts": "how many posts of a file are known elsewhere, for whoever decides about it",
    "sharing/members": "who may sign in, from which every scope of a member is made",
    "sharing/last_seen": "when members signed in",
    "sharing/deeds": "who changed what, for owners",
    "operations/accounts": "names of accounts, for whoever loads a file",
    "operations/answers_given": "what was said about earlier files, for whoever loads the next",
    "operations/layouts": "how files are read",
    "operations/effect": "how many posts files brought, for whoever loaded them",
}


def named(file: Question) -> str:
    return file.name


def sample(parameter: str) -> Any:
    """A value that a parameter of this name accepts."""
    if parameter.startswith("shows_"):
        return True
    if parameter == "consents" or parameter.endswith(("_ids", "_codes")):
        return []
    if parameter.endswith(("_at", "_at_utc")):
        return datetime(2026, 10, 11, 12)  # noqa: DTZ001  the warehouse holds naive UTC
    if parameter in {"as_of", "since", "until", "day", "not_before", "not_after"} or parameter.endswith("_on"):
        return date(2026, 10, 11)
    if parameter.startswith(("max_", "min_")) or parameter in {"limit", "skip", "weeks", "days"}:
        return 1
    return "none of this name"


@pytest.fixture(scope="module")
def empty_warehouse() -> Any:
    with Warehouse.in_memory() as warehouse:
        yield warehouse


@pytest.mark.parametrize("file", FILES, ids=named)
def test_a_query_file_says_what_it_is_for_in_one_sentence(file: Question) -> None:
    first = file.sql.splitlines()[0]

    assert re.fullmatch(r"-- [A-Z].*", first), f"{file.name} starts with {first!r}"
    assert re.fullmatch(r"[a-z]+/[a-z0-9_]+", file.name)


@pytest.mark.parametrize("file", FILES, ids=named)
def test_the_header_names_exactly_the_parameters_of_the_statements(file: Question) -> None:
    taken = {name for statement in duckdb.extract_statements(file.sql) for name in statement.named_parameters}

    assert set(file.params) == taken
    assert "-- params:" in file.sql or file.name.startswith("schema/")


@pytest.mark.parametrize("file", QUESTIONS, ids=named)
def test_a_question_is_one_statement_with_a_grain(file: Question) -> None:
    assert len(duckdb.extract_statements(file.sql)) == 1
    assert file.grain.startswith("one row"), f"{file.name}: grain is {file.grain!r}"


@pytest.mark.parametrize("file", QUESTIONS, ids=named)
def test_the_header_names_exactly_the_columns_of_the_answer(file: Question, empty_warehouse: Warehouse) -> None:
    answer = empty_warehouse.table(file.name, **{parameter: sample(parameter) for parameter in file.params})

    assert tuple(answer.column_names) == file.columns


@pytest.mark.parametrize("file", QUESTIONS, ids=named)
def test_no_column_is_a_number_that_pandas_cannot_add(file: Question, empty_warehouse: Warehouse) -> None:
    """sum() of integers is a HUGEINT, which arrives as objects: write sum(x)::bigint."""
    answer = empty_warehouse.table(file.name, **{parameter: sample(parameter) for parameter in file.params})

    assert [field.name for field in answer.schema if pa.types.is_decimal(field.type)] == []


@pytest.mark.parametrize("file", QUESTIONS, ids=named)
def test_a_question_takes_its_scope_as_an_argument(file: Question) -> None:
    assert ("initiative_ids" in file.params) != (file.name in WITHOUT_SCOPE)


@pytest.mark.parametrize("file", QUESTIONS, ids=named)
def test_people_and_accounts_are_named_as_far_as_consent_goes(file: Question) -> None:
    """`account_known` and `person_shown` know who consents; the tables behind them do not."""
    assert re.findall(r"\b(?:account|person)\.name\b", project.statements(file.sql)) == []


@pytest.mark.parametrize("file", FILES, ids=named)
def test_a_star_never_stands_for_the_columns_of_a_table(file: Question) -> None:
    """Those of a step or a macro are named in a file; those of a table change with the schema."""
    starred = re.findall(r"\bselect\s+(?:distinct\s+)?\*\s+from\s+(\w+)", project.statements(file.sql))

    assert TABLES & set(starred) == set()


@pytest.mark.parametrize("file", FILES, ids=named)
def test_every_divisor_is_a_number_or_guarded(file: Question) -> None:
    """1 / 0 is infinite in DuckDB, and 1 // 0 is an error in 2.0."""
    divisors = re.findall(r"/{1,2}\s*([\w.$(]+)", project.statements(file.sql))

    assert [divisor for divisor in divisors if not re.match(r"nullif\(|[1-9]", divisor)] == []


@pytest.mark.parametrize("file", FILES, ids=named)
def test_no_lambda_is_written_with_an_arrow(file: Question) -> None:
    """DuckDB 2.0 refuses `x -> x + 1`; `lambda x: x + 1` runs on both."""
    assert "->" not in project.statements(file.sql)


@pytest.mark.parametrize("file", MACROS, ids=named)
def test_every_argument_of_a_macro_is_used(file: Question) -> None:
    for arguments, body in _macros(file):
        assert [name for name in arguments if not re.search(rf"\b{name}\b", body)] == []


@pytest.mark.parametrize("file", MACROS, ids=named)
def test_inner_names_of_a_macro_cannot_meet_an_argument(file: Question) -> None:
    """Arguments are pasted as text: an inner name without its underscore could catch what the caller wrote."""
    for _, body in _macros(file):
        steps = re.findall(r"^\s*(\w+) as (?:not )?(?:materialized )?\($", body, flags=re.MULTILINE)
        aliases = re.findall(r"\b(?:from|join)\s+[\w.]+(?:\([^()]*\))?\s+as\s+(\w+)", body)

        assert [name for name in [*steps, *aliases] if not name.startswith("_")] == []


def test_every_query_file_is_found() -> None:
    assert {file.path for file in FILES} == set(QUERIES.rglob("*.sql"))
    assert QUESTIONS


def test_every_question_is_asked_somewhere() -> None:
    said = {text for path in project.product_files() for _, text in project.spoken(path)}

    assert sorted({file.name for file in QUESTIONS} - said) == []


def _macros(file: Question) -> list[tuple[list[str], str]]:
    """(arguments, body) of each macro of a file."""
    found = re.split(r"create or replace (?:temp )?macro \w+\s*\(", project.statements(file.sql))[1:]
    parted = [text.split(")", 1) for text in found]
    return [
        ([name.split(":=")[0].strip() for name in names.split(",") if name.strip()], body) for names, body in parted
    ]
