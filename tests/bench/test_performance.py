"""docs/performance.md is what its script makes of the kept results, and the benches count what they say they count."""

import json
from dataclasses import replace
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from bench import report
from bench.answers.equal import difference
from bench.large import agreed
from bench.large.filling import SIZES, Size
from bench.measuring import MEASURED, Measured, Row, Run, in_turn, repeated

ONE = Run("answers", "Answers", "What pages ask.", "make bench-answers", floor="select 1", limit=2.0)


def test_the_page_is_what_the_script_makes_of_the_kept_results() -> None:
    assert report.PAGE.read_text(encoding="utf-8") == report.page(MEASURED)


@pytest.mark.parametrize("path", sorted(MEASURED.glob("*.json")), ids=lambda path: path.stem)
def test_every_kept_time_has_its_floor_in_the_same_pair(path: Path) -> None:
    result = Measured.read(path)

    assert result.rows
    assert all(len(row.floor) in (0, len(row.ours)) and row.ours for row in result.rows)
    assert {"processor", "memory", "duckdb", "streamlit"} <= set(result.machine)


def test_a_result_is_read_as_it_was_written(tmp_path: Path) -> None:
    row = Row("partners/totals", "10m", "ms", [12.0, 10.0, 30.0], [4.0, 5.0, 6.0], {"Trivial": [0.5]}, {"Rows": 11})
    path = replace(ONE, rows=[row], began_at="2026-11-22 12:00 UTC", load_before=0.5).write(folder=tmp_path)

    told = Measured.read(path)

    assert told.rows == [row]
    assert told.began_at == "2026-11-22 12:00 UTC"
    assert json.loads(path.read_text(encoding="utf-8"))["limit"] == 2.0


def test_a_ratio_is_that_of_a_pair_and_the_median_of_them_is_printed(tmp_path: Path) -> None:
    row = Row("partners/totals", "10m", "ms", [12.0, 10.0, 30.0], [4.0, 5.0, 6.0], {"Trivial": [0.5]}, {"Rows": 11})
    replace(ONE, rows=[row]).write(folder=tmp_path)

    lines = report.page(tmp_path).splitlines()

    assert "| What | Where | Rows | Trivial | Floor | Ours | Ratio | Pairs |" in lines
    assert (
        "| partners/totals | 10m | 11 | 0.5 ms | 5 ms | 12 ms (10 to 30) | 3.00 (2.00 to 5.00) | 3 |" in lines
    )  # 12/4, 10/5, 30/6


@pytest.mark.parametrize(
    ("said", "command"), [([], "make bench"), (["1m", "--pairs", "3"], 'make bench ARGS="1m --pairs 3"')]
)
def test_a_run_says_how_to_repeat_it(said: list[str], command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["bench", *said])

    assert repeated("bench") == command


def test_measures_are_taken_in_turn_and_each_begins_as_often() -> None:
    order: list[str] = []

    def measure(name: str, value: float) -> float:
        order.append(name)
        return value

    found = in_turn(lambda: measure("a", 1.0), lambda: measure("b", 2.0), pairs=4, warm_ups=0)

    assert found == [[1.0] * 4, [2.0] * 4]
    assert "".join(order) == "baabbaab"


@pytest.mark.parametrize(
    ("ours", "other", "said"),
    [
        ({"a": [1.0, None]}, {"a": [1.0 + 1e-12, None]}, ""),
        ({"a": [1.0]}, {"a": [1.1]}, "row 0, a: 1.0 against 1.1"),
        ({"a": [None]}, {"a": [0]}, "row 0, a: None against 0"),
        ({"a": [1, 2]}, {"a": [2, 1]}, "row 0, a: 1 against 2"),
        ({"a": [1]}, {"a": [1, 1]}, "1 rows against 2"),
        ({"a": [1]}, {"b": [1]}, "columns ['a'] against ['b']"),
    ],
)
def test_two_answers_are_the_same_row_by_row(ours: dict[str, list], other: dict[str, list], said: str) -> None:
    assert difference(pa.table(ours), pa.table(other)) == said


def test_an_initiative_of_the_large_workspace_has_ten_partners_who_each_take_part_in_two() -> None:
    everyone = [partner for number in range(agreed.INITIATIVES) for partner in agreed.partners_of(number)]

    assert {len(agreed.partners_of(number)) for number in range(agreed.INITIATIVES)} == {10}
    assert {everyone.count(partner) for partner in range(agreed.PARTNERS)} == {2}
    assert agreed.FIRST_ON.isoweekday() == 1
    assert (agreed.LAST_ON - agreed.FIRST_ON).days + 1 == 104 * 7
    assert str(agreed.LAST_ON) == "2026-11-15"


def test_sizes_grow_by_a_decade() -> None:
    assert {name: round(size.snapshots, -5) for name, size in SIZES.items() if name != "tiny"} == {
        "1m": 1_000_000,
        "10m": 10_400_000,
        "100m": 100_000_000,
    }
    assert Size(posts=728, files=2, step_days=7).snapshots == 1_442  # in two files, but for those of the last week


@pytest.mark.parametrize("path", sorted((report.ROOT / "bench").rglob("*.sql")), ids=lambda path: path.stem)
def test_every_statement_of_the_benches_can_be_read(path: Path) -> None:
    assert duckdb.extract_statements(path.read_text(encoding="utf-8"))
