"""What is not a table is refused for what it is, whatever its name says."""

import pytest

from partnerboard.errors import FileTooLarge
from partnerboard.ingest.reading import Limits
from tests.ingest.reading.conftest import Reading, Refusal
from tests.ingest.reading.files import cells, one_sheet, zipped


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"<!DOCTYPE html><html><body>Log in</body></html>", "html_content"),
        (b"\xef\xbb\xbf \n<html lang='en'>", "html_content"),
        ("\ufeff<HTML>".encode("utf-16-le"), "html_content"),
        (b"<table><tr><td>Date</td></tr></table>", "html_content"),
        (b'<?xml version="1.0"?>\n<!-- saved -->\n<!DOCTYPE html>', "html_content"),
        (b'<?xml version="1.0"?><feed/>', "type_not_accepted"),
        (b'{"error": {"message": "expired"}}', "header_not_found"),
        (b' [{"id": 1}]', "header_not_found"),
        (b"%PDF-1.7 ...", "binary_content"),
        (b"\x89PNG\r\n\x1a\n....", "binary_content"),
        (b"\xff\xd8\xff\xe0....", "binary_content"),
        (b"PAR1....", "binary_content"),
        (bytes(8) + b"DUCK" + bytes(50), "binary_content"),
        (b"SQLite format 3\x00", "binary_content"),
        (bytes(range(256)) * 40, "binary_content"),
        (b"\x1f\x8b\x08....", "type_not_accepted"),
        (b"7z\xbc\xaf\x27\x1c....", "type_not_accepted"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "type_not_accepted"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password_protected"),
        (zipped({"[Content_Types].xml": b"", "word/document.xml": b""}), "type_not_accepted"),
        (
            zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b""}),
            "type_not_accepted",
        ),
        (zipped({"[Content_Types].xml": b"", "xl/workbook.xml": b"", "xl/vbaProject.bin": b""}), "type_not_accepted"),
        (zipped({"Overview.csv": b"Date,Likes\n"}), "type_not_accepted"),
    ],
)
def test_content_decides(refusal: Refusal, content: bytes, code: str) -> None:
    assert refusal(content, "export.csv").code == code


@pytest.mark.parametrize("name", ["export.csv.gz", "export.xlsm", "export.XLSB"])
def test_some_names_are_refused_outright(refusal: Refusal, name: str) -> None:
    refused = refusal(b"Date,Likes\n", name)

    assert refused.code == "type_not_accepted"
    assert name in refused.message


def test_a_table_under_a_wrong_name_is_read(reading: Reading) -> None:
    assert reading(b"Date,Likes\n1,2\n", "export.xlsx").container == "csv"
    assert reading(one_sheet(["Date", "Likes"]), "export.csv").container == "xlsx"
    assert cells(reading(b"[Date],Likes\n1,2\n"))[0] == ("[Date]", "Likes")


def test_the_size_is_checked_before_anything_is_read(refusal: Refusal) -> None:
    refused = refusal(b"Date,Likes\n", limits=Limits(file_bytes=10))

    assert isinstance(refused, FileTooLarge)
    assert (refused.code, refused.message) == ("file_too_large", "export.csv has 11 bytes; 10 are read.")


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("../../../../tmp/pwned.csv", "../../../../tmp/pwned.csv"),
        ("export\r\nX-Injected: 1.csv", "export X-Injected: 1.csv"),
        ("a\x00b\x1b[31m.csv", "ab[31m.csv"),
        ("invoice\u202excod.csv", "invoicexcod.csv"),
        ("x" * 300, "x" * 255),
        ("\n", "unnamed"),
        ("مثال 😀 è.csv", "مثال 😀 è.csv"),
    ],
)
def test_a_name_is_shown_without_doing_anything(reading: Reading, sent: str, shown: str) -> None:
    assert reading(b"a,b\n", sent).name == shown
