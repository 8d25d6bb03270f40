"""The process that opens workbooks: it may die, it may not take anything with it, and it knows no secrets."""

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from partnerboard.ingest.reading import Limits, read
from tests.ingest.reading.conftest import Refusal
from tests.ingest.reading.files import one_sheet, with_sheet_xml

PROJECT = Path(__file__).parents[3]


def test_T29_memory_is_bounded(refusal: Refusal) -> None:
    """Cells without a reference are not seen by the survey; calamine asks for room for all of them."""
    rows = "<row>" + "<c><v>1</v></c>" * 20_000 + "</row>" + "<row/>" * 20_000 + "<row><c><v>1</v></c></row>"

    assert refusal(with_sheet_xml(rows)).code == "too_much_memory"


def test_T29_time_is_bounded(refusal: Refusal) -> None:
    assert refusal(one_sheet(["a"]), limits=Limits(wall_seconds=0)).code == "took_too_long"


def test_T29_a_parser_without_end_is_stopped(refusal: Refusal) -> None:
    endless = with_sheet_xml('<f/><c r="A1" x="">' * 60_000)

    assert refusal(endless, limits=Limits(cpu_seconds=1)).code == "took_too_long"


def test_T29_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    path = tmp_path / "posts.xlsx"
    path.write_bytes(one_sheet(["a"]))
    open_before = set(Path("/proc/self/fd").iterdir())

    read(path)

    assert list(temporary.iterdir()) == []
    assert set(Path("/proc/self/fd").iterdir()) == open_before


def test_the_child_sees_no_secret(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A parser that is taken over finds nothing in its surroundings: a Python that prints them stands in for it."""
    spy = tmp_path / "python"
    spy.write_text(f'#!/bin/sh\nenv > {tmp_path}/seen\nexec {sys.executable} "$@"\n')
    spy.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(spy))
    monkeypatch.setenv("PARTNERBOARD_SECRET", "hunter2")
    path = tmp_path / "posts.xlsx"
    path.write_bytes(one_sheet(["a"]))

    assert read(path).sheets[0].rows[0].cells == ("a",)
    assert "hunter2" not in (tmp_path / "seen").read_text()


@pytest.mark.parametrize("container", ["xlsx", "xls", "spreadsheetml"])
def test_the_child_starts_light(container: str) -> None:
    """Starting up is most of the time that a workbook takes, so no heavy package may come along."""
    started = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "partnerboard.ingest.reading.child", container, "{}"],
        cwd=PROJECT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
    )

    imported = {line.rpartition("|")[2].strip().partition(".")[0] for line in started.stderr.splitlines()}
    assert imported.isdisjoint({"duckdb", "numpy", "pandas", "pyarrow", "plotly", "streamlit"})


def test_this_process_never_loads_a_parser_of_workbooks() -> None:
    code = "import sys, partnerboard.ingest.reading as r; print({'python_calamine', 'xlrd'} & set(sys.modules))"
    printed = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True)

    assert printed.stdout.strip() == "set()"
