"""Archives: what packs exports gives them, and what lies about its content gives nothing."""

import io
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from partnerboard.errors import UnreadableFile
from partnerboard.ingest.reading import Limits, members, read_member
from tests.ingest.reading.conftest import Reading, Refusal
from tests.ingest.reading.files import cells, one_sheet, zipped

OVERVIEW = b"Date,Video Views\nJanuary 1,5\n"


def upload(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "upload"
    path.write_bytes(content)
    return path


def refused(tmp_path: Path, content: bytes, limits: Limits | None = None) -> UnreadableFile:
    with pytest.raises(UnreadableFile) as caught:
        unpack(upload(tmp_path, content), limits or Limits())
    return caught.value


def unpack(path: Path, limits: Limits) -> None:
    for member in members(path, name="exports.zip", limits=limits):
        member.content(limits)


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_zip_of_exports_gives_its_members(tmp_path: Path, method: int) -> None:
    content = zipped(
        {"Totals.csv": OVERVIEW, "Chart data.csv": b"Date;x\n", "leer/": b"", "Überblick.csv": b"a,b\n"}, method
    )

    found = members(upload(tmp_path, content), name="YouTube.zip")

    assert [member.name for member in found] == ["Chart data.csv", "Totals.csv", "Überblick.csv"]
    assert cells(read_member(found[1])) == [("Date", "Video Views"), ("January 1", "5")]
    assert read_member(found[1]).name == "Totals.csv"
    assert read_member(found[1]).size == len(OVERVIEW)


def test_a_plain_file_and_a_workbook_give_themselves(tmp_path: Path) -> None:
    for content in (OVERVIEW, one_sheet(["Date", "Likes"])):
        (only,) = members(upload(tmp_path, content), name="mine")

        assert only.name == "mine"
        assert read_member(only).size == len(content)


def test_names_that_lead_elsewhere_lose_their_way(tmp_path: Path) -> None:
    content = zipped({"../../etc/a.csv": OVERVIEW, "C:\\exports\\b.csv": OVERVIEW, "/abs/c\u202e.csv": OVERVIEW})

    assert [member.name for member in members(upload(tmp_path, content))] == ["a.csv", "b.csv", "c.csv"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["upload"]


def test_what_operating_systems_leave_behind_is_left_out(tmp_path: Path) -> None:
    litter = {"__MACOSX/._a.csv": b"x", ".DS_Store": b"x", "Thumbs.db": b"x"}

    assert [member.name for member in members(upload(tmp_path, zipped({"a.csv": OVERVIEW, **litter})))] == ["a.csv"]
    assert refused(tmp_path, zipped(litter)).code == "empty_file"


def test_names_in_utf8_that_do_not_say_so_are_read(tmp_path: Path) -> None:
    content = zipped({"Übersicht.csv": OVERVIEW})
    unsaid = bytearray(content)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        unsaid[content.index(mark) + offset + 1] &= ~0x08

    assert [member.name for member in members(upload(tmp_path, bytes(unsaid)))] == ["Übersicht.csv"]


def test_an_archive_in_an_archive_is_not_opened(tmp_path: Path) -> None:
    (inner,) = members(upload(tmp_path, zipped({"inner.zip": zipped({"a.csv": OVERVIEW})})))

    with pytest.raises(UnreadableFile) as caught:
        read_member(inner)

    assert caught.value.code == "type_not_accepted"


def test_a_large_member_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    assert refused(tmp_path, zipped({"a.csv": OVERVIEW}), Limits(file_bytes=20)).code == "file_too_large"
    small = Limits(file_bytes=1_000)
    (member,) = members(upload(tmp_path, zipped({"a.csv": b"a,b\n" * 1_000})), limits=small)

    with pytest.raises(UnreadableFile, match="4,000 bytes"):
        member.content(small)


def test_a_bomb_that_tells_its_size_is_not_unpacked(tmp_path: Path) -> None:
    zeros = zipped({"a.csv": bytes(12 * 1024**2)})

    assert len(zeros) < 20_000
    assert refused(tmp_path, zeros).code == "unpacked_too_large"
    assert refused(tmp_path, zipped({"a.csv": bytes(5_000)}), Limits(unpacked_bytes=4_999)).code == "unpacked_too_large"


def test_even_text_that_packs_well_is_no_bomb(tmp_path: Path) -> None:
    (member,) = members(upload(tmp_path, zipped({"a.csv": b"2026-01-01,0\n" * 100_000})))

    assert len(member.content(Limits())) == 1_300_000


def test_a_bomb_that_lies_about_its_size_is_stopped(tmp_path: Path) -> None:
    lying = with_sizes(zipped({"a.csv": bytes(3 * 1024**2)}), claimed=1_000)

    assert refused(tmp_path, lying).code == "damaged_archive"
    assert refused(tmp_path, lying, Limits(unpacked_bytes=2 * 1024**2)).code == "unpacked_too_large"


def test_a_member_that_is_shorter_than_announced_is_damaged(tmp_path: Path) -> None:
    assert refused(tmp_path, with_sizes(zipped({"a.csv": OVERVIEW}), claimed=1_000)).code == "damaged_archive"


def test_members_that_share_their_bytes_are_refused(tmp_path: Path) -> None:
    content = zipped({"a.csv": OVERVIEW})
    start = content.index(b"PK\x01\x02")
    entry = content[start : content.index(b"PK\x05\x06")]
    twice = entry + entry.replace(b"a.csv", b"b.csv")
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 2, 2, len(twice), start, 0)

    assert refused(tmp_path, content[:start] + twice + end).code == "damaged_archive"


@pytest.mark.parametrize("damage", ["cut", "bit", "tail", "count", "header"])
def test_damage_is_never_read_over(tmp_path: Path, damage: str) -> None:
    content = bytearray(zipped({"a.csv": OVERVIEW * 50, "b.csv": OVERVIEW}, zipfile.ZIP_STORED))
    match damage:
        case "cut":
            del content[-30:]
        case "bit":
            content[60] ^= 1
        case "tail":
            content += b"more"
        case "count":
            content[content.rindex(b"PK\x05\x06") + 10] += 1
        case "header":
            content[30] ^= 1

    assert refused(tmp_path, bytes(content)).code == "damaged_archive"


def test_packed_bytes_after_the_end_are_damage(tmp_path: Path) -> None:
    packer = zlib.compressobj(wbits=-15)
    packed = packer.compress(OVERVIEW) + packer.flush() + b"rest"
    stored = bytearray(zipped({"a.csv": packed}, zipfile.ZIP_STORED))
    for mark, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        at = stored.index(mark) + offset
        struct.pack_into("<H", stored, at, zipfile.ZIP_DEFLATED)
        struct.pack_into("<L", stored, at + 6, zlib.crc32(OVERVIEW))
        struct.pack_into("<L", stored, at + 14, len(OVERVIEW))

    assert refused(tmp_path, bytes(stored)).code == "damaged_archive"


def test_two_members_of_one_name_are_refused(tmp_path: Path) -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("a.csv", OVERVIEW)
        archive.writestr("A.CSV", b"other")

    assert refused(tmp_path, written.getvalue()).code == "duplicate_member"


def test_a_crowd_of_members_is_refused(tmp_path: Path) -> None:
    crowd = zipped({f"{n}.csv": b"" for n in range(201)}, zipfile.ZIP_STORED)
    horde = zipped({f"{n:0200}": b"" for n in range(6_000)}, zipfile.ZIP_STORED)

    assert refused(tmp_path, crowd).code == "too_many_members"
    assert refused(tmp_path, horde).code == "too_many_members"


def test_a_password_is_refused(tmp_path: Path) -> None:
    content = bytearray(zipped({"a.csv": OVERVIEW}))
    content[6] |= 1

    assert refused(tmp_path, bytes(content)).code == "password_protected"


def test_other_ways_of_packing_are_refused(tmp_path: Path) -> None:
    assert refused(tmp_path, zipped({"a.csv": OVERVIEW}, zipfile.ZIP_BZIP2)).code == "type_not_accepted"


def test_reading_an_archive_itself_says_what_to_do(refusal: Refusal, reading: Reading) -> None:
    assert refusal(zipped({"a.csv": OVERVIEW}), "a.zip").message == "a.zip is an archive of files, not a table."


def with_sizes(content: bytes, claimed: int) -> bytes:
    """The archive with another unpacked size in both its headers."""
    changed = bytearray(content)
    struct.pack_into("<L", changed, content.index(b"PK\x03\x04") + 22, claimed)
    struct.pack_into("<L", changed, content.index(b"PK\x01\x02") + 24, claimed)
    return bytes(changed)
