"""What a layout may say, and its file: one form, an exact way there and back, and every fault with its line."""

import dataclasses
import re
import textwrap
from pathlib import Path
from zoneinfo import available_timezones

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerboard.errors import LayoutInvalid
from partnerboard.platforms.declaration import Basis, DateOrder, NumberStyle
from partnerboard.platforms.layouts import notation
from partnerboard.platforms.layouts.fields import ROWS, fields, is_number
from partnerboard.platforms.layouts.layout import Layout, checked, faults
from partnerboard.platforms.layouts.numbers import STYLES
from partnerboard.platforms.tables import plain
from tests.platforms.layout_files import WEEKLY, WEEKLY_TOML

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "analysts" / "exports.md"
ZONES = sorted(available_timezones() - {"localtime"})
HEADERS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20).filter(plain)


@st.composite
def layouts(draw: st.DrawFn) -> Layout:
    """Any layout that can be used."""
    row = ROWS[draw(st.sampled_from(sorted(ROWS)))]
    words = [draw(st.sampled_from(group)) for group in row.needs]
    figures = [word for word, column in fields(row.name).items() if is_number(column)]
    words += draw(st.lists(st.sampled_from(figures), min_size=1, max_size=4, unique=True))
    has_platform = draw(st.booleans())
    words += ["platform", "account"] if has_platform else []
    headers = draw(st.lists(HEADERS, min_size=len(words), max_size=len(words), unique_by=plain))
    return Layout(
        name=draw(st.from_regex(r"[A-Za-z0-9äé][A-Za-z0-9 .()_\-]{0,30}", fullmatch=True)),
        rows=row.name,
        platform="" if has_platform else "tiktok",
        basis=draw(st.sampled_from(row.bases)),
        columns=dict(zip(words, headers, strict=True)),
        date_order=draw(st.sampled_from(DateOrder)),
        numbers=draw(st.sampled_from(STYLES)),
        zone=draw(st.sampled_from(["", *ZONES])),
    )


def test_a_layout_is_written_in_one_form() -> None:
    assert notation.write(WEEKLY) == WEEKLY_TOML


def test_the_layout_in_the_guide_can_be_imported() -> None:
    [example] = re.findall(r'(    name = "Weekly report"\n(?:    .*\n|\n(?=    ))+)', GUIDE.read_text(encoding="utf-8"))

    layout = notation.read(textwrap.dedent(example))

    assert notation.write(layout) == textwrap.dedent(example)
    assert (layout.zone, layout.numbers) == ("Europe/Berlin", NumberStyle(",", "."))


@given(layouts())
def test_a_layout_comes_back_from_its_file_as_it_was(layout: Layout) -> None:
    text = notation.write(layout)

    assert notation.read(text) == layout
    assert notation.write(notation.read(text)) == text
    assert list(notation.read(text).columns) == list(layout.columns)


@pytest.mark.parametrize(
    ("there", "instead", "line", "said"),
    [
        ('name = "Weekly report"', 'name = "a@b"', 1, "'a@b' is no name"),
        ('name = "Weekly report"', "", 1, "'name' is missing"),
        ('rows = "posts"', 'rows = "stories"', 2, "'stories' is not what a row can be; known are account_days, posts"),
        ('rows = "posts"', "rows = 3", 2, "'rows' must be text in quotes"),
        ('platform = "linkedin"', 'platform = "myspace"', 3, "'myspace' is no platform"),
        ('platform = "linkedin"', "", 1, "neither the layout nor a column says the platform"),
        ('basis = "lifetime"', 'basis = "daily"', 4, "'daily' does not go with posts; lifetime, window does"),
        ('basis = "lifetime"', 'basis = "weekly"', 4, "'weekly' is no basis"),
        ('date_order = "day_first"', 'date_order = "dmy"', 5, "'dmy' is no date order"),
        ('decimal = ","', 'decimal = "."', 7, "'.' cannot part thousands and be the decimal sign"),
        ('decimal = ","', 'decimal = ";"', 6, "';' is no decimal sign"),
        ('thousands = "."', 'thousands = "_"', 7, "'_' parts no thousands"),
        ('zone = ""', 'zone = "Berlin"', 8, "'Berlin' is no time zone"),
        ('zone = ""', 'color = "red"', 8, "'color' is no key of a layout"),
        ('post_id = "Beitragsnummer"', 'post = "Beitragsnummer"', 11, "'post' is no field of posts"),
        ('post_id = "Beitragsnummer"', "", 10, "no column is mapped to 'post_id' or 'url'"),
        ('exposures = "Gesehen"', 'exposures = " HERZEN "', 14, "'Herzen' is mapped twice"),
        ('exposures = "Gesehen"', 'exposures = ""', 13, "'exposures' has no header"),
        ('exposures = "Gesehen"', "exposures = [", 14, "this is not TOML"),
        ('exposures = "Gesehen"', 'platform = "Gesehen"', 3, "cannot both say the platform"),
        ('exposures = "Gesehen"', 'platform = "Gesehen"', 10, "needs a column mapped to 'account'"),
        ("[columns]", "[fields]", 1, "'columns' is missing"),
    ],
)
def test_a_fault_is_named_with_its_line(there: str, instead: str, line: int, said: str) -> None:
    assert there in WEEKLY_TOML

    with pytest.raises(LayoutInvalid) as refusal:
        notation.read(WEEKLY_TOML.replace(there, instead))

    [named] = [each for each in refusal.value.remedy.splitlines() if said in each]
    assert named.startswith(f"  Line {line}: ")


def test_all_faults_of_a_file_are_told_at_once() -> None:
    text = WEEKLY_TOML.replace("linkedin", "myspace").replace('"posts"', '"stories"')

    with pytest.raises(LayoutInvalid, match="2 problems") as refusal:
        notation.read(text)

    assert [line[:9] for line in refusal.value.remedy.splitlines()[1:]] == ["  Line 2:", "  Line 3:"]
    assert refusal.value.line == 2


def test_a_layout_without_a_figure_is_refused() -> None:
    columns = {"post_id": "Nr", "published_at": "Tag"}

    with pytest.raises(LayoutInvalid, match="no column is mapped to a figure"):
        checked(dataclasses.replace(WEEKLY, columns=columns))


def test_every_zone_that_a_layout_may_name_is_known_where_times_are_read() -> None:
    with duckdb.connect() as connection:
        for zone in ZONES:
            connection.execute("select timestamp '2026-01-01 12:00' at time zone $zone", {"zone": zone})
    assert [fault.key for fault in faults(dataclasses.replace(WEEKLY, zone="localtime"))] == ["zone"]


def test_days_of_accounts_cover_a_day_each() -> None:
    days = Layout(
        name="days", rows="account_days", platform="x", basis=Basis.DAILY, columns={"date": "Tag", "follows": "Neue"},
        numbers=NumberStyle(),
    )  # fmt: skip # the figures side by side, as one reads them

    assert list(faults(days)) == []
    assert [fault.key for fault in faults(dataclasses.replace(days, basis=Basis.LIFETIME))] == ["basis"]
