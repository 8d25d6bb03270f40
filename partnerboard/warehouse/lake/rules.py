"""Keys, unique columns and conditions of a schema, held where the catalogue knows none: before a change commits.

One process writes at a time, so what holds before the commit holds after it.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Self

import duckdb

from partnerboard.warehouse.questions import question


@dataclass(frozen=True, slots=True)
class Rule:
    """A key, a unique set of columns or a condition of one table."""

    table: str
    kind: str
    columns: tuple[str, ...]
    condition: str | None

    def is_broken(self, cursor: duckdb.DuckDBPyConnection) -> bool:
        """Is there a row that must not be? What is null in part is no key, and what is unknown meets a condition."""
        rows = cursor.table(self.table)
        if self.condition is not None:
            found = rows.filter(f"not ({self.condition})")
        else:
            names = ", ".join(f'"{column}"' for column in self.columns)
            is_said = " and ".join(f'"{column}" is not null' for column in self.columns)
            found = rows.filter(is_said).aggregate(f"{names}, count(*) as times", names).filter("times > 1")
        return found.limit(1).fetchone() is not None


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of each table."""

    by_table: Mapping[str, tuple[Rule, ...]]

    @classmethod
    def of(cls, plain: duckdb.DuckDBPyConnection) -> Self:
        """The constraints of a database in which the schema stands as its files say."""
        found: dict[str, tuple[Rule, ...]] = {}
        for table, kind, columns, condition in plain.execute(question("lake/constraints").sql).fetchall():
            rule = Rule(table, kind, tuple(columns), condition if kind == "CHECK" else None)
            found[table] = (*found.get(table, ()), rule)
        return cls(found)

    def hold(self, cursor: duckdb.DuckDBPyConnection, tables: Collection[str]) -> None:
        """Look at the tables that a transaction names.

        Raises:
            duckdb.ConstraintException: a rule is broken, as DuckDB itself says of a file.
        """
        for table in sorted(tables):
            for rule in self.by_table.get(table, ()):
                if rule.is_broken(cursor):
                    said = rule.condition or ", ".join(rule.columns)
                    raise duckdb.ConstraintException(f"Constraint Error: {rule.kind} ({said}) of {table} is not met")
