"""The declarations of the records agree with the schema of the warehouse and with the question files that read it."""

import re

import pytest

from partnerboard.agreements.cast import PLATFORMS
from partnerboard.agreements.shape import Shape, shapes
from partnerboard.agreements.storing import columns_by_table
from partnerboard.warehouse import QUERIES, questions

SCHEMA = "\n".join(file.sql for file in questions("schema"))
TABLES = dict(re.findall(r"create table (\w+) \(\n(.*?)\n\);", SCHEMA, flags=re.DOTALL))
OF_THE_RUNNING_PRODUCT = {"position"}


def columns(table: str) -> list[str]:
    """The columns of a table as the schema declares them."""
    return re.findall(
        r"^    (\w+) (?:varchar|boolean|date|integer|double|bigint|timestamp)", TABLES[table], re.MULTILINE
    )


def choices(table: str, column: str) -> set[str] | None:
    """The words that the schema allows in a column; None if it allows any."""
    found = re.search(rf"check \(\s*{column} in \((.*?)\)\s*\)", TABLES[table], flags=re.DOTALL)
    return set(re.findall(r"'(\w+)'", found[1])) if found else None


@pytest.mark.parametrize("table", columns_by_table())
def test_every_column_of_a_table_is_filled_by_the_file(table: str) -> None:
    assert set(columns(table)) - OF_THE_RUNNING_PRODUCT == set(columns_by_table()[table])


@pytest.mark.parametrize("table", columns_by_table())
def test_a_question_file_gives_the_columns_in_the_declared_order(table: str) -> None:
    (file,) = (file for file in questions("agreements") if file.name == f"agreements/{table}")

    assert file.columns == columns_by_table()[table]
    assert re.findall(rf"^    {table}\.(\w+)", file.sql, re.MULTILINE) == list(file.columns)


@pytest.mark.parametrize("shape", shapes(), ids=lambda shape: shape.table)
def test_words_are_those_that_the_schema_allows(shape: Shape) -> None:
    declared = {field.column: set(limit.choices) for field in shape.stored for limit in field.limits if limit.choices}
    allowed = {column: choices(shape.table, column) for column in columns(shape.table)}

    assert {column: words for column, words in allowed.items() if words} == {
        column: words for column, words in declared.items() if allowed[column]
    }


@pytest.mark.parametrize("shape", shapes(), ids=lambda shape: shape.table)
def test_a_column_is_required_where_the_key_is(shape: Shape) -> None:
    never_null = set(re.findall(r"^    (\w+) \w+ (?:not null|primary key)", TABLES[shape.table], re.MULTILINE))
    always_there = {field.column for field in shape.stored if field.is_required or field.default not in (None, ())}

    assert always_there - set(shape.primary_key) == never_null - {"position"} - set(shape.carries) - set(
        shape.primary_key
    )


@pytest.mark.parametrize("shape", [shape for shape in shapes() if shape.rows], ids=lambda shape: shape.table)
def test_records_are_told_apart_as_rows_are(shape: Shape) -> None:
    body = TABLES[shape.table]
    inline = re.findall(r"^    (\w+) \w+ primary key", body, re.MULTILINE)
    together = re.findall(r"primary key \((.*?)\)", body)

    assert list(shape.primary_key) == (inline or together[0].split(", "))
    assert ("    position integer" in body) == shape.rows.ordered if shape.rows else True


def test_the_platforms_are_those_of_the_warehouse() -> None:
    seeded = re.findall(r"^ *\('(\w+)', '", SCHEMA, re.MULTILINE)

    assert set(PLATFORMS) == set(seeded)


def test_an_import_clears_exactly_what_it_fills() -> None:
    cleared = re.findall(r"^delete from (\w+);$", (QUERIES / "agreements" / "clear.sql").read_text(), re.MULTILINE)

    assert sorted(cleared) == sorted(columns_by_table())
