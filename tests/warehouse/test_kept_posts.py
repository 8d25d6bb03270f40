"""Tables of posts stay as long as somebody reads them, and come back after the database was opened again."""

from datetime import date
from pathlib import Path

import duckdb
import pytest

from partnerboard.warehouse import Warehouse
from partnerboard.warehouse.kept_posts import KEPT, KeptPosts, named
from tests.queries.agreed import AS_OF, partnership
from tests.queries.world import World


def make(cursor: duckdb.DuckDBPyConnection, name: str) -> None:
    cursor.execute(f"create table moment.{name} as select 'post ' || range as post_id from range(1000)")


def names(cursor: duckdb.DuckDBPyConnection) -> list[str]:
    return [name for (name,) in cursor.execute("select table_name from duckdb_tables() order by table_oid").fetchall()]


def test_a_table_that_is_read_stays_and_goes_with_the_next_one_afterwards() -> None:
    kept = KeptPosts()
    with duckdb.connect() as connection, kept.read(connection, "first", make) as first:
        for number in range(KEPT):
            with kept.read(connection, number, make):
                pass
        assert len(kept) == KEPT
        assert connection.execute(f"select count(*) from moment.{first}").fetchone() == (1000,)
    with duckdb.connect() as connection:
        kept = KeptPosts()
        with kept.read(connection, "first", make) as first:
            pass
        for number in range(KEPT):
            with kept.read(connection, number, make):
                pass
        assert names(connection) == [f"kept_post_{number}" for number in range(2, KEPT + 2)]
        with kept.read(connection, 0, make) as again, kept.read(connection, "first", make) as anew:
            assert (first, again, anew) == ("kept_post_1", "kept_post_2", f"kept_post_{KEPT + 2}")


def test_a_table_that_cannot_be_made_is_not_kept() -> None:
    kept = KeptPosts()

    def fail(cursor: duckdb.DuckDBPyConnection, name: str) -> None:
        cursor.execute(f"select * from {name}")

    with duckdb.connect() as connection:
        with pytest.raises(duckdb.CatalogException), kept.read(connection, "first", fail):
            pass
        with kept.read(connection, "first", make) as name:
            assert names(connection) == [name]


def test_kept_posts_stand_beside_the_roll_up_and_are_joined_by_words() -> None:
    """As an Arrow table they could not: DuckDB 1.5.5 pushes a Bloom filter into its scan and then refuses it."""
    kept = KeptPosts()
    with duckdb.connect() as connection:
        connection.execute(
            "create macro latest_scope(as_of) as table (select 'post ' || (range + 1000) as post_id from range(100))"
        )
        with kept.read(connection, "first", make) as name:
            connection.execute(named("moments/latest_and_kept_posts", name))
            connection.execute(
                "create table asked as select 'post ' || (range * 3) as post_id, range % 7 as day from range(3000)"
            )
            found = connection.execute(
                "select count(*) from post_scope(null, null) inner join"
                " (select distinct post_id from asked where day = 1) using (post_id)"
            )
            assert found.fetchone() == (sum(number // 3 % 7 == 1 for number in range(0, 1100, 3)),)


def test_posts_are_kept_anew_when_the_database_was_opened_again(tmp_path: Path) -> None:
    with Warehouse.open(tmp_path / "warehouse.duckdb") as warehouse:
        world = partnership(World(warehouse))
        world.told("B", "facebook:1", "fb-a", date(2026, 8, 3), caption_id="tag", exposures=150)
        before = world.asked("portfolio/weeks", as_of=AS_OF)

        warehouse._instance.is_broken = True

        assert len(before) == 1
        assert world.asked("portfolio/weeks", as_of=AS_OF) == before
