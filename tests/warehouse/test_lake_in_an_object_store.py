"""The data of a lake in an object store: loaded, answered, made again; nothing else of the store can be reached."""

import http.client
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import duckdb
import pytest

from partnerboard.errors import WarehouseUnreachable
from partnerboard.ingest import upkeep
from partnerboard.lake_address import LakeAddress
from partnerboard.warehouse.lake import LakeHouse
from tests.ingest.builders import x_file, x_row
from tests.platforms.handing_in import Desk

MOTO = os.environ.get("PARTNERBOARD_TEST_MOTO", "")
NAME = "tweet_activity_metrics_walkwell_20240601_20240701_en.csv"

pytestmark = pytest.mark.skipif(not MOTO, reason="`make lake` installs the object store, apart from everything else")


@pytest.fixture
def store() -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """An object store with one bucket, `board`: its port and its process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    started = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    silent = subprocess.DEVNULL
    with subprocess.Popen(started, env={**os.environ, "PYTHONPATH": MOTO}, stdout=silent, stderr=silent) as process:
        try:
            while process.poll() is None and not _has_bucket(port):
                pass
            assert process.poll() is None
            yield port, process
        finally:
            process.kill()


def _has_bucket(port: int) -> bool:
    with suppress(OSError):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        connection.request("PUT", "/board")
        return connection.getresponse().status == 200
    return False


def test_data_in_an_object_store_answers_and_is_alone_within_reach(
    store: tuple[int, subprocess.Popen[bytes]], tmp_path: Path
) -> None:
    port, process = store
    environment = {
        "PARTNERBOARD_WAREHOUSE": "ducklake:catalogue",
        "PARTNERBOARD_LAKE_DATA": "s3://board/lake",
        "AWS_ACCESS_KEY_ID": "key",
        "AWS_SECRET_ACCESS_KEY": "secret",
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
    }
    lake = LakeAddress.of(environment, tmp_path)
    assert lake is not None
    with LakeHouse.at(lake, tmp_path / "warehouse.duckdb") as house:
        assert (
            Desk(tmp_path, house).hand_in(NAME, x_file(*[x_row(number) for number in range(1, 31)])).verdict == "loaded"
        )
        for statement in ("select * from read_blob('s3://other/a')", f"select * from 'http://127.0.0.1:{port}/a.csv'"):
            with pytest.raises(duckdb.Error, match="disabled"), house._cursor_to_write() as cursor:
                cursor.execute(statement)

    report = upkeep.rebuild(tmp_path / "warehouse.duckdb", tmp_path / "kept", lake)

    assert report.sentence == "All facts of 1 files were made again from the kept files and are identical."
    assert not (tmp_path / "lake").exists()
    with LakeHouse.at(lake, tmp_path / "warehouse.duckdb") as house:
        process.kill()
        process.wait()
        assert upkeep.checksums(house)["post_record"] != "0"  # of the copy
        with pytest.raises(WarehouseUnreachable, match="does not answer"), house.writing() as writer:
            writer.cursor.execute("insert into caption_hashtag select 'c', n::varchar from range(1000) as _(n)")
