"""One writer, many readers: transactions are whole, contracts hold, a second process is told who has the file."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Never

import duckdb
import pyarrow as pa
import pytest

from partnerboard.errors import ParametersInvalid, UnknownQuestion, WarehouseBusy, WarehouseNewer
from partnerboard.warehouse import Warehouse, migrations


def _initiative(initiative_id: str) -> dict[str, object]:
    return {
        "initiative_id": initiative_id,
        "name": initiative_id,
        "starts_on": "2026-08-10",
        "ends_on": "2026-11-01",
        "currency": "GBP",
        "credit_scheme": "fractional",
        "position": 1,
    }


def _names(warehouse: Warehouse) -> list[str]:
    return [row["id"] for row in warehouse.records("workspace/everything", kinds=["initiative"])]


def test_what_is_written_in_one_transaction_is_seen_by_the_next_question() -> None:
    warehouse = Warehouse.in_memory()

    with warehouse.writing() as writer:
        writer.insert("initiative", [_initiative("a"), _initiative("b")])

    assert _names(warehouse) == ["a", "b"]


def test_a_transaction_that_fails_leaves_nothing_behind() -> Never:
    warehouse = Warehouse.in_memory()
    version = warehouse.data_version

    def write_half() -> None:
        with warehouse.writing() as writer:
            writer.insert("initiative", [_initiative("a")])
            raise RuntimeError("halfway")

    with pytest.raises(RuntimeError, match="halfway"):
        write_half()

    assert _names(warehouse) == []
    assert warehouse.data_version == version


def test_the_data_version_changes_with_every_commit() -> None:
    warehouse = Warehouse.in_memory()
    seen = {warehouse.data_version}

    for name in ("a", "b"):
        with warehouse.writing() as writer:
            writer.insert("initiative", [_initiative(name)])
        seen.add(warehouse.data_version)

    assert len(seen) == 3


def test_an_unknown_question_says_how_to_list_the_known_ones() -> None:
    with pytest.raises(UnknownQuestion) as refused:
        Warehouse.in_memory().ask("scorecard/nothing")

    assert "scorecard/nothing" in refused.value.message
    assert "ask --list" in refused.value.remedy


@pytest.mark.parametrize("name", ["../secret", "scorecard", "/etc/passwd", "scorecard/targets.sql"])
def test_a_name_that_is_not_a_topic_and_a_file_opens_nothing(name: str) -> None:
    with pytest.raises(UnknownQuestion):
        Warehouse.in_memory().ask(name)


def test_missing_and_surplus_parameters_are_named() -> None:
    with pytest.raises(ParametersInvalid) as refused:
        Warehouse.in_memory().ask("workspace/initiatives", initiative_id="a")

    assert "initiative_ids" in refused.value.message
    assert "initiative_id" in refused.value.message


def test_a_table_or_column_that_does_not_exist_is_refused() -> None:
    warehouse = Warehouse.in_memory()

    with warehouse.writing() as writer:
        with pytest.raises(KeyError):
            writer.insert("no_such_table", [{"a": 1}])
        with pytest.raises(KeyError):
            writer.insert("initiative", [{"initiative_id": "a", "no_such_column": 1}])


@pytest.mark.parametrize(
    "statement",
    [
        "select * from read_csv('{there}/secret.csv')",
        "select * from '{there}/link.csv'",
        "select * from read_text('{there}/data/../secret.csv')",
        "select * from glob('{there}/*')",
        "select * from read_blob('/etc/passwd')",
        "select * from read_csv('https://evil.example/a.csv')",
        "copy (select 1) to '{there}/out.csv'",
        "copy initiative from '{there}/secret.csv'",
        "export database '{there}/out'",
        "attach '{there}/other.duckdb' as other",
        "install httpfs",
        "load httpfs",
        "set enable_external_access = true",
        "set allowed_directories = ['/']",
        "set memory_limit = '64GB'",
        "set threads = 64",
        "reset lock_configuration",
    ],
)
def test_T45_no_statement_reaches_the_disk_the_network_or_the_settings(shut_in: Warehouse, statement: str) -> None:
    there = shut_in.path.parent.parent if shut_in.path else Path()

    with (
        pytest.raises(duckdb.Error, match=r"disabled|locked|configuration|not be changed"),
        shut_in._instance.cursor() as cursor,
    ):
        cursor.execute(statement.format(there=there))

    assert {path.name for path in there.iterdir()} == {"data", "link.csv", "secret.csv"}


@pytest.fixture(scope="module")
def shut_in(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    """A warehouse with a file beside its folder that is none of its business, and a link to that file."""
    there: Path = tmp_path_factory.mktemp("there")
    (there / "secret.csv").write_text("a\n1\n", encoding="utf-8")
    (there / "link.csv").symlink_to(there / "secret.csv")
    with Warehouse.open(there / "data" / "warehouse.duckdb") as warehouse:
        yield warehouse


def test_a_registered_table_is_seen_inside_its_transaction_only() -> None:
    warehouse = Warehouse.in_memory()

    with warehouse.writing() as writer:
        writer.register("incoming", pa.table({"line_no": [1]}))
        assert writer._cursor.execute("select line_no from incoming").fetchall() == [(1,)]

    with pytest.raises(Exception, match="incoming"), warehouse._instance.cursor() as cursor:
        cursor.execute("select line_no from incoming")


def test_threads_get_their_own_answers() -> None:
    warehouse = Warehouse.in_memory()
    with warehouse.writing() as writer:
        writer.insert("initiative", [_initiative(f"i{number}") for number in range(8)])
    wrong: list[str] = []

    def ask_again_and_again(initiative_id: str) -> None:
        for _ in range(50):
            rows = warehouse.records(
                "workspace/initiatives", initiative_ids=[initiative_id], partner_ids=["P"], shows_others=True
            )
            wrong.extend(row["initiative_id"] for row in rows if row["initiative_id"] != initiative_id)

    threads = [threading.Thread(target=ask_again_and_again, args=(f"i{number}",)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert wrong == []


def test_a_second_process_is_told_who_holds_the_warehouse(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            (
                "import sys; from pathlib import Path; from partnerboard.warehouse import Warehouse;"
                "w = Warehouse.open(Path(sys.argv[1])); print('open', flush=True); sys.stdin.read()"
            ),
            str(path),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"

        with pytest.raises(WarehouseBusy) as refused:
            Warehouse.open(path)

        assert str(holder.pid) in refused.value.message
        assert "stop the app" in refused.value.remedy
    finally:
        holder.communicate("")


def test_a_warehouse_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    with Warehouse.open(path) as warehouse, warehouse.writing() as writer:
        writer.insert("schema_migration", [{"name": "schema/9999_later", "applied_at_utc": "2030-01-01 00:00:00"}])

    with pytest.raises(WarehouseNewer) as refused:
        Warehouse.open(path)

    assert "9999_later" in refused.value.message


def test_migrations_run_once(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    with Warehouse.open(path) as warehouse, warehouse.writing() as writer:
        writer.insert("initiative", [_initiative("kept")])

    with Warehouse.open(path) as warehouse:
        assert _names(warehouse) == ["kept"]


def test_views_that_are_those_of_this_version_are_not_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Their order of reading is one of several: nothing may hang on which one a process has."""
    with Warehouse.in_memory() as warehouse, warehouse.aside() as writer:
        monkeypatch.setattr(migrations, "_in_reading_order", lambda _: pytest.fail("made again"))
        migrations.define_views(writer.cursor)


def test_captions_of_an_older_file_outlive_the_loss_of_their_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "warehouse.duckdb"
    every = migrations.questions
    with monkeypatch.context() as then:
        then.setattr(migrations, "questions", lambda folder: every(folder)[: 8 if folder == "schema" else 0])
        with Warehouse.open(path) as warehouse, warehouse.writing() as writer:
            writer.insert("caption", [{"caption_id": "a", "text": "A walk"}, {"caption_id": "b", "text": "A ride"}])

    for _ in range(2):
        with Warehouse.open(path) as warehouse, warehouse.aside() as writer:
            found = writer.cursor.execute("select caption_id, text from caption order by caption_id").fetchall()
            assert found == [("a", "A walk"), ("b", "A ride")]
