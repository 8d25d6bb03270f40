"""The environment names the data folder, the workspace and the hosts; a wrong value is refused by name."""

from pathlib import Path

import pytest

from partnerboard.errors import SettingsInvalid
from partnerboard.settings import LOCAL_HOSTS, PROJECT, Settings


def test_without_any_variable_data_lies_beside_the_app_and_only_this_machine_may_call() -> None:
    settings = Settings.of({})

    assert settings == Settings(folder=PROJECT / "data", workspace="auto", hosts=LOCAL_HOSTS)
    assert settings.own_warehouse == PROJECT / "data" / "warehouse.duckdb"


def test_everything_written_lies_below_the_named_folder(tmp_path: Path) -> None:
    settings = Settings.of({"PARTNERBOARD_DATA": str(tmp_path)})

    paths = [settings.own_warehouse, settings.demo_warehouse, settings.kept_files, settings.prepared_assets]

    assert all(path.is_relative_to(tmp_path) for path in paths)


def test_further_hosts_are_added_to_this_machine() -> None:
    settings = Settings.of({"PARTNERBOARD_HOSTS": " Dash.Example.org, localhost "})

    assert settings.hosts == (*LOCAL_HOSTS, "dash.example.org")


def test_an_unknown_workspace_is_named() -> None:
    with pytest.raises(SettingsInvalid) as refused:
        Settings.of({"PARTNERBOARD_WORKSPACE": "prod"})

    assert refused.value.message == "PARTNERBOARD_WORKSPACE is 'prod'."


def test_how_to_log_is_one_of_three_words() -> None:
    assert Settings.of({}).log == "auto"
    assert Settings.of({"PARTNERBOARD_LOG": " JSON "}).log == "json"

    with pytest.raises(SettingsInvalid, match="PARTNERBOARD_LOG is 'loud'"):
        Settings.of({"PARTNERBOARD_LOG": "loud"})


def test_the_token_of_the_measures_is_not_in_what_settings_say_of_themselves() -> None:
    settings = Settings.of({"PARTNERBOARD_METRICS_TOKEN": "only-its-watcher-knows"})

    assert settings.metrics_token == "only-its-watcher-knows"
    assert "only-its-watcher-knows" not in repr(settings)
