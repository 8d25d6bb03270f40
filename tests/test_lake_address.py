"""The environment says whether the warehouse is one file or a lake, and where; a value that cannot be used is named."""

from pathlib import Path

import pytest

from partnerboard.errors import SettingsInvalid
from partnerboard.lake_address import LakeAddress, ObjectStore
from partnerboard.settings import Settings

KEYS = {"AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "only-its-owner-knows"}


@pytest.mark.parametrize("named", ["", "file", "  "])
def test_without_a_lake_the_warehouse_is_one_file(named: str, tmp_path: Path) -> None:
    assert LakeAddress.of({"PARTNERBOARD_WAREHOUSE": named}, tmp_path) is None
    assert Settings.of({"PARTNERBOARD_WAREHOUSE": named}).lake is None


def test_a_catalogue_file_and_its_data_lie_in_the_data_folder(tmp_path: Path) -> None:
    lake = Settings.of({"PARTNERBOARD_DATA": str(tmp_path), "PARTNERBOARD_WAREHOUSE": "ducklake:own.catalogue"}).lake

    assert lake == LakeAddress(f"{tmp_path}/own.catalogue", f"{tmp_path}/lake/")
    assert not lake.is_shared
    assert lake.says == f"DuckLake (catalogue: {tmp_path}/own.catalogue, data: {tmp_path}/lake/)"


def test_a_catalogue_in_postgresql_is_shared_and_never_told(tmp_path: Path) -> None:
    named = {"PARTNERBOARD_WAREHOUSE": "ducklake:postgres:dbname=board password=secret", "PARTNERBOARD_LAKE_DATA": "/x"}
    lake = LakeAddress.of(named, tmp_path)

    assert lake is not None
    assert (lake.catalogue, lake.data, lake.is_shared) == ("postgres:dbname=board password=secret", "/x/", True)
    assert lake.says == "DuckLake (catalogue: PostgreSQL, data: /x/)"
    assert "secret" not in repr(lake)


def test_data_in_an_object_store_needs_its_keys(tmp_path: Path) -> None:
    named = {"PARTNERBOARD_WAREHOUSE": "ducklake:c", "PARTNERBOARD_LAKE_DATA": "s3://board/lake"}
    lake = LakeAddress.of({**named, **KEYS, "AWS_ENDPOINT_URL": "http://127.0.0.1:9000"}, tmp_path)

    assert lake is not None
    assert lake.data == "s3://board/lake/"
    assert lake.store == ObjectStore("key", "only-its-owner-knows", "us-east-1", "127.0.0.1:9000", is_encrypted=False)
    assert "only-its-owner-knows" not in repr(lake)
    with pytest.raises(SettingsInvalid, match="AWS_ACCESS_KEY_ID is not set"):
        LakeAddress.of(named, tmp_path)


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        ("PARTNERBOARD_WAREHOUSE", "mysql:board", "begins with 'mysql'"),
        ("PARTNERBOARD_WAREHOUSE", "ducklake:", "begins with 'ducklake'"),
        ("PARTNERBOARD_WAREHOUSE", "ducklake:postgres:", "begins with 'ducklake'"),
        ("PARTNERBOARD_LAKE_DATA", "s3://", "PARTNERBOARD_LAKE_DATA is 's3://'"),
        ("AWS_ENDPOINT_URL", "127.0.0.1:9000", "AWS_ENDPOINT_URL is '127.0.0.1:9000'"),
    ],
)
def test_what_cannot_be_used_is_named(variable: str, value: str, said: str, tmp_path: Path) -> None:
    usual = {"PARTNERBOARD_WAREHOUSE": "ducklake:c", "PARTNERBOARD_LAKE_DATA": "s3://board", **KEYS}

    with pytest.raises(SettingsInvalid, match=said):
        LakeAddress.of(usual | {variable: value}, tmp_path)
