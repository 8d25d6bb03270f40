"""Every command once, on files small enough to add up: what it prints, what it leaves behind, how it exits."""

import json
import subprocess
import sys
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from partnerboard.cli import main
from partnerboard.cli.doctor import examine
from partnerboard.settings import Settings
from partnerboard.warehouse import Warehouse
from partnerboard.warehouse.beside import Beside
from partnerboard.warehouse.journal import Written

POSTS = """\
platform,account,post_id,published_at,text,exposures,reactions,comments,shares
linkedin,harbour-clinic,7400000000000000001,2026-09-01T08:00:00Z,Walk with us #HarbourWalk,1000,40,5,5
linkedin,harbour-clinic,7400000000000000002,2026-09-02T08:00:00Z,Ten minutes a day,500,10,,2
linkedin,harbour-clinic,7400000000000000003,2026-09-03T08:00:00Z,A wrong number,12x,1,1,1
"""
AGREED = """\
[workspace]
name = "Harbour"
report_zone = "Europe/London"

[[organisation]]
id = "harbour"
name = "Harbour Clinic"
type = "association"
home = true

[[partner]]
id = "P-HARBOUR"
organisation = "harbour"
short_name = "Harbour"
capacity = "lead"
earns_credit = true

[[account]]
id = "li-harbour"
platform = "linkedin"
handle = "harbour-clinic"
name = "Harbour Clinic"
kind = "own"
owner = "harbour"

[[initiative]]
id = "walk"
name = "Harbour Walk"
starts_on = 2026-09-01
ends_on = 2026-09-30
currency = "GBP"

[[initiative.partner]]
partner = "P-HARBOUR"
joined_on = 2026-09-01

[[initiative.attribution]]
id = "by-tag"
precedence = 6
kind = "hashtag"
pattern = "HarbourWalk"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "posts.csv").write_text(POSTS, encoding="utf-8")
    (tmp_path / "agreed.toml").write_text(AGREED, encoding="utf-8")
    return tmp_path


def run(folder: Path, *words: str) -> int:
    return main([*words, "--warehouse", str(folder / "warehouse.duckdb")])


def load(folder: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    run(folder, "load", str(folder / "posts.csv"), "--json", "--exported-on", "2026-09-05")
    receipt: dict[str, object] = json.loads(capsys.readouterr().out)
    return receipt


def test_load_prints_one_json_object_per_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    receipt = load(folder, capsys)

    assert receipt["verdict"] == "partly_loaded"
    assert (receipt["records"], receipt["posts"], receipt["accounts"]) == (2, 2, 1)
    assert (receipt["first_date"], receipt["last_date"]) == ("2026-09-01", "2026-09-02")
    assert receipt["rejected"] == 1
    assert receipt["reasons"] == {"bad_number": 1}
    totals = receipt["totals"]
    assert isinstance(totals, dict)
    assert (totals["reactions"], totals["comments"], totals["shares"]) == (50, 5, 7)


def test_a_partly_loaded_file_does_not_exit_as_if_all_were_well(folder: Path) -> None:
    assert run(folder, "load", str(folder / "posts.csv"), "--exported-on", "2026-09-05") == 1


def test_the_same_file_again_is_a_no_op_and_exits_0(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = load(folder, capsys)

    status = run(folder, "load", str(folder / "posts.csv"), "--json", "--exported-on", "2026-09-05")
    again = json.loads(capsys.readouterr().out)

    assert status == 0
    assert again["verdict"] == "already_loaded"
    assert again["batch_id"] == first["batch_id"]


def test_a_missing_file_is_refused_by_name(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = run(folder, "load", str(folder / "nowhere.csv"), "--json")

    assert status == 1
    refused = json.loads(capsys.readouterr().out)
    assert refused["verdict"] == "refused"
    assert "nowhere.csv" in refused["message"]


def test_agreements_come_in_and_go_out_as_the_same_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder, "agreements", "import", str(folder / "agreed.toml")) == 0
    assert run(folder, "agreements", "export", str(folder / "out.toml")) == 0
    first = (folder / "out.toml").read_text(encoding="utf-8")
    assert run(folder, "agreements", "import", str(folder / "out.toml")) == 0
    assert run(folder, "agreements", "export", str(folder / "again.toml")) == 0

    assert (folder / "again.toml").read_text(encoding="utf-8") == first
    assert 'id = "walk"' in first


def test_a_wrong_agreements_file_is_refused_with_its_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = AGREED.replace('kind = "hashtag"', 'kind = "tag"')
    (folder / "broken.toml").write_text(broken, encoding="utf-8")

    status = run(folder, "agreements", "import", str(folder / "broken.toml"))

    line = next(number for number, text in enumerate(broken.splitlines(), 1) if 'kind = "tag"' in text)
    assert status == 1
    assert f"ine {line}" in capsys.readouterr().err


def test_ask_answers_as_table_csv_and_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    load(folder, capsys)
    run(folder, "agreements", "import", str(folder / "agreed.toml"))
    capsys.readouterr()
    asked = ("ask", "portfolio/totals", "--param", "as_of=2026-09-30")

    assert run(folder, *asked, "--format", "json") == 0
    [row] = json.loads(capsys.readouterr().out)
    assert (row["initiative_id"], row["posts"], row["exposures"], row["eng_core"]) == ("walk", 1.0, 1000.0, 50.0)

    run(folder, *asked, "--format", "csv")
    assert capsys.readouterr().out.splitlines()[1].startswith("walk,1.0,1000.0,50.0")

    run(folder, *asked)
    assert "walk" in capsys.readouterr().out


def test_an_unknown_question_and_parameter_are_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    load(folder, capsys)

    assert run(folder, "ask", "portfolio/nothing") == 1
    assert "portfolio/nothing" in capsys.readouterr().err
    assert run(folder, "ask", "portfolio/totals", "--param", "as_off=2026-09-30") == 1
    assert "as_off" in capsys.readouterr().err
    assert run(folder, "ask", "portfolio/totals", "--param", "as_of=soon") == 1
    assert "soon" in capsys.readouterr().err


def test_every_question_can_be_asked_without_parameters_but_those_about_one_post_or_file(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    load(folder, capsys)
    main(["ask", "--list"])
    names = [line.split()[0] for line in capsys.readouterr().out.splitlines()]

    with Warehouse.open(folder / "warehouse.duckdb") as warehouse:  # once: opening takes longer than answering
        monkeypatch.setattr(Warehouse, "open", lambda *_, **__: nullcontext(warehouse))
        failed = [name for name in names if run(folder, "ask", name, "--format", "csv") != 0]

    assert len(names) > 20
    assert failed == [
        "exchange/account_days",
        "exchange/accounts_of_batch",
        "exchange/batch",
        "exchange/claimed_posts",
        "exchange/posts",
        "imports/context_figures",
        "imports/known",
        "imports/rejected_rows",
        "imports/restated",
        "imports/standing",
        "operations/answers_given",
        "operations/effect",
        "posts/history",
    ]


def test_withdrawing_takes_a_file_out_of_every_answer_and_restoring_puts_it_back(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    batch = str(load(folder, capsys)["batch_id"])
    run(folder, "agreements", "import", str(folder / "agreed.toml"))

    def exposures() -> object:
        capsys.readouterr()
        run(folder, "ask", "portfolio/totals", "--param", "as_of=2026-09-30", "--format", "json")
        return json.loads(capsys.readouterr().out)[0]["exposures"]

    assert exposures() == 1000
    assert run(folder, "withdraw", batch, "--reason", "wrong account") == 0
    assert exposures() is None
    assert run(folder, "withdraw", batch, "--reason", "again") == 1
    assert run(folder, "restore", batch) == 0
    assert exposures() == 1000


def test_rebuild_makes_every_fact_again_from_the_kept_files(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    load(folder, capsys)

    assert run(folder, "rebuild") == 0

    printed = capsys.readouterr().out
    assert "DIFFERENT" not in printed
    assert "identical" in printed


def test_batches_lists_what_was_loaded(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    batch = str(load(folder, capsys)["batch_id"])

    assert run(folder, "batches") == 0

    assert batch in capsys.readouterr().out


def test_doctor_finds_nothing_wrong_and_then_a_lost_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    load(folder, capsys)
    assert run(folder, "doctor") == 0
    capsys.readouterr()

    for kept in (folder / "kept").rglob("*"):
        if kept.is_file():
            kept.unlink()

    assert run(folder, "doctor") == 1
    assert "1 lost" in capsys.readouterr().out


def test_a_warehouse_that_does_not_exist_is_not_made_by_asking(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, "batches") == 1

    assert not (tmp_path / "warehouse.duckdb").exists()
    assert "no warehouse" in capsys.readouterr().err


def test_while_the_app_holds_the_warehouse_the_command_says_so_in_one_sentence_and_names_the_way(folder: Path) -> None:
    with Warehouse.open(folder / "warehouse.duckdb"):
        asked = subprocess.run(
            [sys.executable, "-m", "partnerboard", "batches", "--warehouse", str(folder / "warehouse.duckdb")],
            capture_output=True,
            text=True,
            check=False,
        )

    assert asked.returncode == 1
    assert "held by process" in asked.stderr
    assert "Imports page, or stop the app" in asked.stderr
    assert "Traceback" not in asked.stderr


UNKNOWN = """\
Post ID;Datum;Impressions;Notes
a1;03/04/2026;1.234;sun
a2;12/11/2026;10.000;rain
"""


def test_an_unknown_file_is_proposed_declared_loaded_and_its_layout_handed_on(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, draft, copy = folder / "report.csv", folder / "draft.toml", folder / "copy.toml"
    file.write_text(UNKNOWN, encoding="utf-8")

    assert run(folder, "load", str(file)) == 1
    assert "`layouts propose FILE`" in capsys.readouterr().out

    assert main(["layouts", "propose", str(file), "--draft", str(draft)]) == 0
    said = capsys.readouterr().out
    assert "2 rows of posts." in said
    assert "'03/04/2026' .. '12/11/2026': both orders fit every row, so it is asked." in said
    assert '    decimal = "", thousands = ".": \'1.234\' is 1234: point parts thousands' in said
    assert "    line 2, Impressions: 1.234" in said

    assert run(folder, "layouts", "import", str(draft)) == 1
    assert "Line 5: '?' is no date order" in capsys.readouterr().err

    answers = {
        'name = "?"': 'name = "Weekly"', 'platform = "?"': 'platform = "x"', 'basis = "?"': 'basis = "lifetime"',
        'date_order = "?"': 'date_order = "day_first"', 'decimal = "?"': 'decimal = ""',
        'thousands = "?"': 'thousands = "."',
    }  # fmt: skip # the figures side by side, as one reads them
    text = draft.read_text(encoding="utf-8")
    for open_, answer in answers.items():
        assert open_ in text
        text = text.replace(open_, answer)
    draft.write_text(text, encoding="utf-8")
    assert run(folder, "layouts", "import", str(draft)) == 0
    assert run(folder, "layouts", "export", "Weekly", str(copy)) == 0
    assert copy.read_text(encoding="utf-8") == text
    capsys.readouterr()

    assert run(folder, "load", str(file), "--json", "--account", "x:harbour") == 0
    loaded = json.loads(capsys.readouterr().out)
    assert (loaded["export_kind"], loaded["totals"]) == ("layout:Weekly", {"exposures": 11_234})
    assert (loaded["first_date"], loaded["last_date"]) == ("2026-04-03", "2026-11-12")

    assert run(folder, "layouts") == 0
    assert capsys.readouterr().out.startswith("Weekly                       version 1   posts        x ")
    assert run(folder, "rebuild") == 0
    assert "identical" in capsys.readouterr().out


def test_a_named_layout_reads_what_a_built_in_kind_knows(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    layout = folder / "mine.toml"
    layout.write_text(
        'name = "mine"\nrows = "posts"\nbasis = "lifetime"\ndate_order = "either"\ndecimal = ""\nthousands = ""\n'
        'zone = "UTC"\n[columns]\nplatform = "platform"\naccount = "account"\npost_id = "post_id"\n'
        'published_at = "published_at"\nsaves = "exposures"\n',
        encoding="utf-8",
    )
    run(folder, "layouts", "import", str(layout))
    capsys.readouterr()

    run(folder, "load", str(folder / "posts.csv"), "--json", "--layout", "mine")

    assert json.loads(capsys.readouterr().out)["totals"] == {"saves": 1500}


def test_what_is_no_table_and_no_saved_layout_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "note.csv").write_text("just a note\n", encoding="utf-8")
    load(folder, capsys)

    assert run(folder, "layouts") == 0
    assert "No layout has been saved yet." in capsys.readouterr().out
    assert run(folder, "layouts", "export", "Weekly", str(folder / "a.toml")) == 1
    assert "There is no layout 'Weekly'." in capsys.readouterr().err
    assert run(folder, "load", str(folder / "posts.csv"), "--layout", "Weekly") == 1
    assert "There is no layout 'Weekly'." in capsys.readouterr().err
    assert main(["layouts", "propose", str(folder / "note.csv")]) == 1
    assert "holds no table" in capsys.readouterr().err
    assert main(["layouts", "propose", str(folder / "gone.csv")]) == 1
    assert "There is no file" in capsys.readouterr().err


def test_a_backup_brings_back_a_database_that_is_gone_with_what_came_after_it(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    batch = str(load(folder, capsys)["batch_id"])
    assert run(folder, "backup") == 0
    assert "up to change 1 of the journal. It was read again and is equal." in capsys.readouterr().out
    assert run(folder, "recover") == 0
    assert "Nothing has to be recovered" in capsys.readouterr().out
    run(folder, "withdraw", batch, "--reason", "wrong account")
    capsys.readouterr()
    (folder / "warehouse.duckdb").unlink()

    assert run(folder, "batches") == 1
    assert "The database warehouse.duckdb is gone. Its journal lists 3 changes." in capsys.readouterr().err
    assert run(folder, "doctor") == 1
    assert "problem  warehouse: The database warehouse.duckdb is gone." in capsys.readouterr().out
    assert run(folder, "recover") == 0
    said = capsys.readouterr().out
    assert "Recovered from the backup of " in said
    assert "Done again: 1 withdrawal." in said
    assert run(folder, "batches") == 0
    assert "withdrawn" in capsys.readouterr().out


def test_recovering_from_a_named_backup_moves_the_database_aside(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(folder, "agreements", "import", str(folder / "agreed.toml"))
    run(folder, "backup")
    capsys.readouterr()
    load(folder, capsys)
    [backup] = (folder / "backups").iterdir()

    assert run(folder, "recover", "--from", str(backup)) == 0
    said = capsys.readouterr().out
    assert f"Recovered from the backup {backup.name}. Done again: 1 load." in said
    assert "Moved aside: " in said
    for kept in (folder / "kept").rglob("*"):
        if kept.is_file():
            kept.unlink()
    assert run(folder, "recover", "--from", str(backup)) == 1
    assert "One change cannot be done again. The kept file of batch" in capsys.readouterr().err
    assert run(folder, "recover", "--from", str(backup), "--without-lost") == 0
    assert "Left out: The kept file of batch" in capsys.readouterr().out


def test_doctor_tells_of_journal_backup_and_a_clock_that_is_behind(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    load(folder, capsys)
    path, settings = folder / "warehouse.duckdb", Settings(folder=folder)
    [loaded] = Written.of(Beside(path).journal).after(0)

    def found(now: datetime) -> dict[str, tuple[str, bool]]:
        return {each.checked: (each.found, each.is_fine) for each in examine(path, folder / "kept", settings, now, {})}

    soon = found(loaded.at_utc + timedelta(hours=1))
    assert soon["journal"] == (f"1 change, the last one loaded at {loaded.at_utc:%Y-%m-%d %H:%M} UTC", True)
    assert soon["backup"] == ("none yet; the app makes one every day, and `backup` does", True)
    assert found(loaded.at_utc + timedelta(hours=48))["backup"][1] is False
    assert found(loaded.at_utc - timedelta(hours=1))["journal"] == (
        f"1 change, the last one loaded at {loaded.at_utc:%Y-%m-%d %H:%M} UTC, which is to come: the clock is behind",
        False,
    )
    run(folder, "backup")
    assert found(loaded.at_utc + timedelta(days=30))["backup"] == (
        f"{Beside(path).all_backups()[0].name}, read again and equal, 0 changes since; 1 in all", True,
    )  # fmt: skip # what is found, and that it is fine


def test_doctor_tells_what_keeps_staff_from_signing_in(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    load(folder, capsys)
    path, settings, now = folder / "warehouse.duckdb", Settings(folder=folder), datetime(2026, 11, 22, tzinfo=UTC)

    def found(**environment: str) -> dict[str, tuple[str, bool]]:
        looked = examine(path, folder / "kept", settings, now, environment)
        return {each.checked: (each.found, each.is_fine) for each in looked}

    assert found()["sign-in"] == ("nobody signs in: the pages of the staff open on this machine only", True)
    assert found()["members"] == ("0 members, 0 owners", True)
    behind = found(
        PARTNERBOARD_SIGN_IN="proxy", PARTNERBOARD_PROXY_HEADER="X-Forwarded-Email", PARTNERBOARD_PROXIES="127.0.0.1"
    )
    assert behind["sign-in"] == (
        "people who were invited, by the proxy in front, named in the header x-forwarded-email",
        True,
    )
    assert behind["members"] == ("0 members, 0 owners; the app shows a code for the first one on its console", False)
    assert found(PARTNERBOARD_SIGN_IN="oidc")["sign-in"] == (
        "PARTNERBOARD_SIGN_IN is 'oidc'. Set it to local, members or proxy, or leave it out.",
        False,
    )
    assert found(STREAMLIT_SERVER_ENABLE_AGENT_API="true")["sign-in"][1] is False


def test_a_file_is_read_again_with_another_answer_once_a_reason_is_given(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(folder, "agreements", "import", str(folder / "agreed.toml"))
    capsys.readouterr()
    batch = load(folder, capsys)["batch_id"]

    assert run(folder, "rerun", str(batch)) == 0
    assert capsys.readouterr().out == f"Read again, posts.csv says what batch {batch} says. Nothing has changed.\n"

    assert run(folder, "rerun", str(batch), "--exported-on", "2026-09-08") == 0
    said = capsys.readouterr().out
    assert "Loaded 2 posts" in said
    assert said.endswith(f"Nothing has changed yet. With --reason WHY this takes the place of batch {batch}.\n")

    assert run(folder, "rerun", str(batch), "--exported-on", "2026-09-08", "--reason", "wrong day") == 0
    assert f"and {batch}, which it follows, is withdrawn." in capsys.readouterr().out
    assert run(folder, "batches") == 0
    assert capsys.readouterr().out.count("withdrawn") == 1

    assert run(folder, "rerun", "b000") == 1
    assert "There is no batch b000." in capsys.readouterr().err
    assert run(folder, "rerun", str(batch), "--account", "x:harbour", "--exported-on", "2026-09-08") == 1
    assert f"Batch {batch} is as it was." in capsys.readouterr().out
    assert run(folder, "rebuild") == 0
