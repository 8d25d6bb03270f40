"""An export is known by its headers in any language, and what is not loaded is called by its name."""

import pytest

from partnerboard.errors import UnknownLayout
from partnerboard.platforms import KINDS
from partnerboard.platforms.declaration import Accounts, Cell, ExportKind
from partnerboard.platforms.names import FileName, NameSays
from partnerboard.platforms.recognition import recognise
from partnerboard.platforms.tables import Line, plain
from partnerboard.platforms.unsupported import FOREIGN, Foreign
from tests.platforms.handing_in import Desk, csv_bytes


def _sheet(*rows: tuple[str, ...]) -> list[Line]:
    return [Line(number, row) for number, row in enumerate(rows, start=1)]


def test_kinds_and_their_labels_are_told_apart() -> None:
    assert len({kind.id for kind in KINDS}) == len(KINDS)
    assert len({kind.label for kind in KINDS}) == len(KINDS)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.finder is None], ids=lambda kind: kind.id)
def test_the_required_headers_of_a_kind_are_enough_to_know_it(kind: ExportKind) -> None:
    header = tuple(kind.printed(field) for field in kind.required)
    example = Line(1, header), Line(2, ("",) * len(header))

    [found] = recognise("", example, KINDS)

    assert found.kind is kind


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_a_declaration_keeps_its_own_promises(kind: ExportKind) -> None:
    fields = {column.field for column in kind.columns}

    assert set(kind.required) <= fields
    assert set(kind.filled) <= fields
    assert not kind.supplements or kind.supplements in {other.id for other in KINDS}
    assert kind.platform is not None or kind.accounts in {Accounts.MANY_IN_ROWS, Accounts.NOBODY}
    assert all(column.names for column in kind.columns)
    assert all(column.cell is Cell.TEXT for column in kind.columns if column.words is not None)


@pytest.mark.parametrize("foreign", FOREIGN, ids=lambda foreign: foreign.label)
def test_an_export_that_is_not_loaded_is_called_by_its_name(foreign: Foreign) -> None:
    header = (*sorted(foreign.headers), "something else")

    with pytest.raises(UnknownLayout, match="seems to be") as refusal:
        recognise("", _sheet(("a title",), header), KINDS)

    assert refusal.value.code == "not_supported"
    assert refusal.value.remedy


def test_the_header_may_stand_under_twenty_other_lines_and_no_more() -> None:
    header = tuple(column.names[0] for column in next(kind for kind in KINDS if kind.id == "x_content").columns)

    [found] = recognise("", _sheet(*[("note",)] * 20, header), KINDS)
    assert found.kind.id == "x_content"

    with pytest.raises(UnknownLayout, match="found in the first 21 lines"):
        recognise("", _sheet(*[("note",)] * 21, header), KINDS)


def test_a_table_of_nothing_we_know_says_so() -> None:
    with pytest.raises(UnknownLayout) as refusal:
        recognise("", _sheet(("Colour", "Weight"), ("red", "2")), KINDS)

    assert (refusal.value.code, refusal.value.message) == (
        "header_not_found",
        "No header of a known export was found.",
    )


@pytest.mark.parametrize(
    ("printed", "compared"),
    [
        ("Post\u00a0ID", "post id"),
        ("\ufeffPost ID", "post id"),
        ("Im\u00adpres\u00adsio\u00adnen", "impressionen"),
        ("  Views\u200b ", "views"),
        ("Ｖｉｅｗｓ", "views"),
        ("Straße", "strasse"),
        ("two  blanks", "two blanks"),
    ],
)
def test_headers_are_compared_without_what_a_reader_cannot_see(printed: str, compared: str) -> None:
    assert plain(printed) == compared


def test_a_file_name_tells_the_account_the_days_and_the_export() -> None:
    pattern = FileName(
        r"^posts_(?P<account>\w+)_(?P<since>\d{8})_(?P<until>\d{8})_(?P<exported_ms>\d{13})", until_is_excluded=True
    )

    says = pattern.read("posts_walkwell_20240601_20240701_1719964800000 (1).csv")

    assert says.account == "walkwell"
    assert [str(day) for day in says.covers or ()] == ["2024-06-01", "2024-06-30"]
    assert str(says.exported_on) == "2024-07-03"


@pytest.mark.parametrize("name", ["renamed.csv", "posts_walkwell_20241301_20240701.csv", ""])
def test_another_name_tells_nothing_of_the_days(name: str) -> None:
    pattern = FileName(r"^posts_(?P<account>\w+?)_(?P<since>\d{8})_(?P<until>\d{8})")

    assert pattern.read(name).covers is None
    assert NameSays() == pattern.read("renamed.csv")


def test_a_renamed_export_is_still_known(desk: Desk) -> None:
    content = csv_bytes([["link", "date", "clicks"], ["mwt.example/go", "2024-06-01", "5"]])

    assert desk.hand_in("Overview.xls", content).export_kind == "template_link_clicks"
