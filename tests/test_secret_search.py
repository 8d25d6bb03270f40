"""The search for secrets at the end of a run finds them wherever they lie, and says where and which kind, not which."""

import gzip
import json
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pytest

from partnerboard.sharing import secrecy
from partnerboard.sharing.first_owner import FirstOwner
from partnerboard.sharing.secret import NAME, secret_of
from partnerboard.sharing.visitors import Visitor, sealed
from partnerboard.sharing.visits import Visits
from partnerboard.warehouse import Warehouse
from partnerboard.warehouse.backup import back_up
from tests import issued
from tests.secret_search import Find, found_below
from tests.server.house import a_link

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
PASSPHRASE = {"k7rm-2qxw-hd9s-p4nc": "passphrase"}


@pytest.fixture
def planted() -> Iterator[Path]:
    """A folder outside of what this run writes: what is planted there must not be found at its end."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def found(folder: Path) -> list[str]:
    return [str(find) for find in found_below(folder, PASSPHRASE)]


@pytest.mark.parametrize(
    ("secret", "kind"),
    [
        (secrecy.new_token(), "token of a link"),
        ("k7rm-2qxw-hd9s-p4nc", "passphrase"),
        (Visits(b"s" * 32).begun(a_link(), NOW)[1], "cookie of a visit"),
        (sealed(Visitor("member", "m-1", until=7)), "seal of a visitor"),
    ],
    ids=["token", "passphrase", "cookie", "seal"],
)
def test_a_secret_in_a_log_or_a_packed_file_is_found(planted: Path, secret: str, kind: str) -> None:
    (planted / "data").mkdir()
    (planted / "data" / "server.log").write_bytes(b"\xff\x00 GET /share/" + secret.encode() + b"?a HTTP/1.1\n")
    (planted / "old.log.gz").write_bytes(gzip.compress(f"said {secret}".encode()))
    (planted / "harmless.log").write_text("pl1_short k7rm-2qxw-hd9s p.1.2 link:|0", encoding="utf-8")

    assert found(planted) == [f"data/server.log: {kind}", f"old.log.gz (unpacked): {kind}"]
    assert secret not in repr(found_below(planted, PASSPHRASE))


def test_a_secret_in_a_column_is_found_in_database_log_and_backup_though_no_byte_tells_it(planted: Path) -> None:
    """Rows enough that DuckDB packs the texts."""
    token = secrecy.new_token()
    lines = [f"change {number} of the links of a partner" for number in range(5_000)]
    lines[77] = f"change {token} of the links of a partner"
    with Warehouse.open(planted / "warehouse.duckdb", is_journaled=False) as warehouse:
        with warehouse.writing() as writer:
            writer.register("incoming", pa.table({"seq": range(5_000), "line": lines}))
            writer.cursor.execute("insert into journal_entry by name select seq, line from incoming")
        warehouse.checkpoint()
        (planted / "backups").mkdir()
        back_up(warehouse, at_utc=NOW, by="ana")

    assert token.encode() not in (planted / "warehouse.duckdb").read_bytes()
    assert found(planted) == [
        "backups/warehouse-20261122T090000Z.duckdb (table journal_entry): token of a link",
        "warehouse.duckdb (table journal_entry): token of a link",
    ]


def test_the_secret_of_a_folder_is_found_in_any_file_but_its_own(planted: Path) -> None:
    secret = secret_of(planted)
    assert found(planted) == []

    (planted / "backup").write_bytes(b"before" + secret + b"after")
    (planted / "server.log").write_text(f"key={secret.hex()}", encoding="utf-8")

    assert found(planted) == ["backup: secret of a data folder", "server.log: secret of a data folder"]
    assert (planted / NAME).exists()


def test_what_signs_cookies_is_found_outside_of_the_file_of_secrets(planted: Path) -> None:
    (planted / "secrets.toml").write_text('[auth]\ncookie_secret = "q7Jc2nV0pRtX9sLwA4yZbK8mHg"\n', encoding="utf-8")
    assert found(planted) == []

    (planted / "server.log").write_text("started with q7Jc2nV0pRtX9sLwA4yZbK8mHg", encoding="utf-8")

    assert found_below(planted, {}) == [Find("server.log", "secret of signing in")]


def test_what_is_known_by_nothing_is_noted_when_it_is_made(monkeypatch: pytest.MonkeyPatch, planted: Path) -> None:
    monkeypatch.setenv(issued.NOTED, str(planted))
    visits, link = Visits(b"s" * 32), a_link()

    kept = secrecy.kept_passphrase("fourteen chars")
    assert not secrecy.is_passphrase("too short", kept)
    code = FirstOwner().offered()
    word = visits.form_word(visits.begun(link, NOW)[0])

    [notes] = planted.iterdir()
    assert [json.loads(line) for line in notes.read_text("utf-8").splitlines()] == [
        ["passphrase", "fourteen chars"],
        ["code for the first owner", code],
        ["word of a form", word],
    ]
