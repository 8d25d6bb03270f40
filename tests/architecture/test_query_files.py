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
STATEMENTS = {file.name: project.statements(file.sql) for file in FILES}
MACROS = [file for file in questions("views") if "macro" in STATEMENTS[file.name]]
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


def test_a_query_file_says_what_it_is_for_in_one_sentence() -> None:
    firsts = {file.name: file.sql.splitlines()[0] for file in FILES}

    assert {name: first for name, first in firsts.items() if not re.fullmatch(r"-- [A-Z].*", first)} == {}
    assert [name for name in firsts if not re.fullmatch(r"[a-z]+/[a-z0-9_]+", name)] == []


def test_the_header_names_exactly_the_parameters_of_the_statements() -> None:
    taken = {
        file.name: {name for statement in duckdb.extract_statements(file.sql) for name in statement.named_parameters}
        for file in FILES
    }

    assert {
        file.name: (set(file.params), taken[file.name]) for file in FILES if set(file.params) != taken[file.name]
    } == {}
    assert [file.name for file in FILES if "-- params:" not in file.sql and not file.name.startswith("schema/")] == []


def test_a_question_is_one_statement_with_a_grain() -> None:
    assert [file.name for file in QUESTIONS if len(duckdb.extract_statements(file.sql)) != 1] == []
    assert {file.name: file.grain for file in QUESTIONS if not file.grain.startswith("one row")} == {}


@pytest.mark.parametrize("topic", sorted({file.name.partition("/")[0] for file in QUESTIONS}))
def test_an_answer_has_the_columns_of_its_header_and_numbers_that_pandas_can_add(
    topic: str, empty_warehouse: Warehouse
) -> None:
    """sum() of integers is a HUGEINT, which arrives as objects: write sum(x)::bigint."""
    for file in QUESTIONS:
        if file.name.startswith(f"{topic}/"):
            answer = empty_warehouse.table(file.name, **{parameter: sample(parameter) for parameter in file.params})

            assert tuple(answer.column_names) == file.columns, file.name
            assert [field.name for field in answer.schema if pa.types.is_decimal(field.type)] == [], file.name


def test_a_question_takes_its_scope_as_an_argument() -> None:
    assert {file.name for file in QUESTIONS if "initiative_ids" not in file.params} == WITHOUT_SCOPE.keys()


def test_people_and_accounts_are_named_as_far_as_consent_goes() -> None:
    """`account_known` and `person_shown` know who consents; the tables behind them do not."""
    named = {file.name: re.findall(r"\b(?:account|person)\.name\b", STATEMENTS[file.name]) for file in QUESTIONS}

    assert {name: found for name, found in named.items() if found} == {}


def test_a_star_never_stands_for_the_columns_of_a_table() -> None:
    """Those of a step or a macro are named in a file; those of a table change with the schema."""
    starred = {
        name: TABLES & set(re.findall(r"\bselect\s+(?:distinct\s+)?\*\s+from\s+(\w+)", statements))
        for name, statements in STATEMENTS.items()
    }

    assert {name: found for name, found in starred.items() if found} == {}


def test_every_divisor_is_a_number_or_guarded() -> None:
    """1 / 0 is infinite in DuckDB, and 1 // 0 is an error in 2.0."""
    divisors = {name: re.findall(r"/{1,2}\s*([\w.$(]+)", statements) for name, statements in STATEMENTS.items()}

    assert [
        (name, each) for name, found in divisors.items() for each in found if not re.match(r"nullif\(|[1-9]", each)
    ] == []


def test_no_lambda_is_written_with_an_arrow() -> None:
    """DuckDB 2.0 refuses `x -> x + 1`; `lambda x: x + 1` runs on both."""
    assert [name for name, statements in STATEMENTS.items() if "->" in statements] == []


def test_every_argument_of_a_macro_is_used() -> None:
    assert [
        (file.name, name)
        for file in MACROS
        for arguments, body in _macros(file)
        for name in arguments
        if not re.search(rf"\b{name}\b", body)
    ] == []


def test_inner_names_of_a_macro_cannot_meet_an_argument() -> None:
    """Arguments are pasted as text: an inner name without its underscore could catch what the caller wrote."""
    inner = r"^\s*(\w+) as (?:not )?(?:materialized )?\(|\b(?:from|join)\s+[\w.]+(?:\([^()]*\))?\s+as\s+(\w+)"
    found = [
        (file.name, step or alias)
        for file in MACROS
        for _, body in _macros(file)
        for step, alias in re.findall(inner, body, flags=re.MULTILINE)
    ]

    assert [(file, name) for file, name in found if not name.startswith("_")] == []
    assert found


def test_every_query_file_is_found() -> None:
    assert {file.path for file in FILES} == set(QUERIES.rglob("*.sql"))
    assert QUESTIONS


def test_every_question_is_asked_somewhere() -> None:
    said = {text for path in project.product_files() for _, text in project.spoken(path)}

    assert sorted({file.name for file in QUESTIONS} - said) == []


def _macros(file: Question) -> list[tuple[list[str], str]]:
    """(arguments, body) of each macro of a file."""
    found = re.split(r"create or replace (?:temp )?macro \w+\s*\(", STATEMENTS[file.name])[1:]
    parted = [text.split(")", 1) for text in found]
    return [
        ([name.split(":=")[0].strip() for name in names.split(",") if name.strip()], body) for names, body in parted
    ]
