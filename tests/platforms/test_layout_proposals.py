"""What is proposed for an unknown file rests on its cells and says so; what they leave open is asked, never guessed."""

import dataclasses
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerboard.errors import LayoutInvalid
from partnerboard.platforms.declaration import Basis, DateOrder, NumberStyle
from partnerboard.platforms.layouts import dates, notation, numbers
from partnerboard.platforms.layouts.finding import table_on
from partnerboard.platforms.layouts.layout import DIGITS_ONLY, Layout
from partnerboard.platforms.layouts.proposals import Proposal, propose
from partnerboard.platforms.layouts.questions import Question, Said
from partnerboard.platforms.tables import Line
from tests.platforms.layout_files import table

SAID = Said(name="Weekly", platform="linkedin", basis=Basis.LIFETIME)
DAYS = ("03/04/2026", "12/11/2026")


def report(*days: str, figures: tuple[str, ...] = ("10", "20")) -> Proposal:
    """The proposal for a report of posts, each with its day and its impressions."""
    rows = tuple((f"P-{at}", day, figures[at % len(figures)]) for at, day in enumerate(days or DAYS))
    return propose(table(("Post ID", "Datum", "Impressions"), rows))


def asked(proposal: Proposal, said: Said = SAID) -> dict[str, Question]:
    answer = proposal.with_answers(said)
    return {} if isinstance(answer, Layout) else {question.key: question for question in answer}


def made(proposal: Proposal, **said: object) -> Layout:
    answer = proposal.with_answers(dataclasses.replace(SAID, **said))  # type: ignore[arg-type]  # answers of any fields
    assert isinstance(answer, Layout), answer
    return answer


def test_columns_are_proposed_by_their_headers_and_their_cells() -> None:
    rows = tuple((f"P-{at}", f"2026-04-{at:02}", str(at * 100), "red", "") for at in range(1, 11))

    proposal = propose(table(("Post ID", "Publiceringstid", "Impressions", "Colour", "Empty"), rows))

    assert proposal.rows == "posts"
    assert proposal.columns == {"post_id": "Post ID", "published_at": "Publiceringstid", "exposures": "Impressions"}
    said = {column.header: column.evidence for column in proposal.proposed}
    assert said["Impressions"].endswith("; in 10 of 10 filled cells a whole number")
    assert said["Publiceringstid"].startswith("'Publiceringstid' stands for published_at in exports of facebook")
    assert said["Colour"] == "the header is not known; 10 cells hold text"
    assert said["Empty"] == "the header is not known; no cell is filled"
    assert [column.samples for column in proposal.proposed][2] == ("100", "200", "300")


def test_a_known_header_over_other_cells_proposes_nothing() -> None:
    rows = (("P-1", "2026-04-01", "many", "5"), ("P-2", "2026-04-02", "7", "6"))

    proposal = propose(table(("Post ID", "published_at", "Impressions", "reach"), rows))

    assert "exposures" not in proposal.columns
    assert "its cells do not fit: 2 cells hold text" in proposal.proposed[2].evidence


def test_one_damaged_cell_of_ten_does_not_hide_what_a_column_is() -> None:
    rows = tuple((f"P-{at}", "2026-04-01", "12x" if at == 3 else "5") for at in range(10))

    proposal = propose(table(("Post ID", "published_at", "Impressions"), rows))

    assert proposal.proposed[2].field == "exposures"
    assert "in 9 of 10 filled cells a whole number" in proposal.proposed[2].evidence


def test_a_second_column_for_a_field_says_which_one_has_it() -> None:
    proposal = propose(
        table(("Post ID", "published_at", "Impressions", "Impressionen", "exposures"), (("P", *"2345"),))
    )

    assert [column.field for column in proposal.proposed].count("exposures") == 1
    assert any("but so is 'Impressions'" in column.evidence for column in proposal.proposed)


def test_what_only_one_column_holds_is_proposed_without_its_header() -> None:
    rows = (
        ("7400000000000000001", "https://x.com/walk/status/1", "2026-04-01", "X", "5"),
        ("7400000000000000002", "https://x.com/walk/status/2", "2026-04-02", "LinkedIn", "6"),
    )

    proposal = propose(table(("a", "b", "c", "d", "e"), rows))

    assert proposal.columns == {"post_id": "a", "url": "b", "published_at": "c", "platform": "d"}
    assert proposal.proposed[0].evidence == "in 2 of 2 filled cells a long id, and no other column is"


def test_days_without_posts_are_days_of_an_account() -> None:
    rows = (("2026-04-01", "10", "3"), ("2026-04-02", "20", "4"))
    proposal = propose(table(("Tag", "Impressions", "Likes"), rows))

    layout = made(proposal, basis=None)

    assert (layout.rows, layout.basis) == ("account_days", Basis.DAILY)
    assert layout.columns == {"date": "Tag", "exposures": "Impressions", "reactions": "Likes"}
    assert proposal.evidence[-1] == "No column names the account, so it is asked at every load."


def test_a_table_without_posts_and_days_is_asked_about() -> None:
    proposal = propose(table(("Colour", "Weight"), (("red", "2"),)))

    [question] = asked(proposal).values()

    assert (proposal.rows, question.key) == ("", "rows")
    assert [option.value for option in question.options] == ["posts", "account_days"]
    assert set(asked(proposal, dataclasses.replace(SAID, rows="account_days", basis=None))) == {"columns"}


def test_dates_of_both_orders_are_asked_with_their_rows() -> None:
    proposal = report(*DAYS)

    question = asked(proposal)["date_order"]

    assert proposal.evidence[0] == "'03/04/2026' .. '12/11/2026': both orders fit every row, so it is asked."
    assert question.cells == ((2, "Datum", "03/04/2026"), (3, "Datum", "12/11/2026"))
    assert [option.value for option in question.options] == [DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST]
    assert set(asked(proposal)) == {"date_order"}
    assert made(proposal, date_order=DateOrder.MONTH_FIRST).date_order is DateOrder.MONTH_FIRST


@pytest.mark.parametrize(
    ("days", "order", "said"),
    [
        (("03/04/2026", "25/04/2026"), DateOrder.DAY_FIRST, "'25/04/2026' can only be read day first."),
        (("03/04/2026", "4/25/2026"), DateOrder.MONTH_FIRST, "'4/25/2026' can only be read month first."),
        (("03.04.2026", "12.11.2026"), DateOrder.DAY_FIRST, "'03.04.2026' can only be read day first."),
        (("2026-04-03", "20260411"), DateOrder.EITHER, "No date is written like 03/04/2026"),
        (("Apr 3, 2026", "Sat, Apr 4, 2026"), DateOrder.EITHER, "No date is written like 03/04/2026"),
        (("25/04/2026", "04/26/2026"), DateOrder.EITHER, "Some dates are written day first and others month first"),
    ],
)
def test_a_date_that_fits_one_order_settles_it(days: tuple[str, ...], order: DateOrder, said: str) -> None:
    proposal = report(*days)

    assert made(proposal).date_order is order
    assert proposal.evidence[0].startswith(said)


@given(st.lists(st.dates(date(2006, 1, 1), date(2035, 12, 31)), min_size=1, max_size=8), st.booleans())
def test_the_order_of_any_dates_is_the_printed_one_or_asked(days: list[date], is_day_first: bool) -> None:
    printed = [f"{day:%d/%m/%Y}" if is_day_first else f"{day:%m/%d/%Y}" for day in days]

    read = dates.reading(printed)

    right = DateOrder.DAY_FIRST if is_day_first else DateOrder.MONTH_FIRST
    assert right in read.fitting
    assert read.settled == (right if any(day.day > 12 for day in days) else None)


@pytest.mark.parametrize(
    ("figures", "style", "said"),
    [
        (
            ("1.234,5", "7"),
            NumberStyle(",", "."),
            "'1.234,5' appears: comma is the decimal sign, point parts thousands.",
        ),
        (
            ("1,234.5", "7"),
            NumberStyle(".", ","),
            "'1,234.5' appears: point is the decimal sign, comma parts thousands.",
        ),
        (("1.234.567", "1.234"), NumberStyle("", "."), "'1.234.567' appears: point parts thousands."),
        (("1 234", "7"), NumberStyle("", " "), "'1 234' appears: blank parts thousands."),
        (
            ("12,5", "1.234"),
            NumberStyle(",", "."),
            "'12,5' appears: comma is the decimal sign, so point in '1.234' is none.",
        ),
        (("16.1%", "0%"), NumberStyle(".", ""), "'16.1' appears: point is the decimal sign."),
        (("0.123", "7"), NumberStyle(".", ""), "'0.123' appears: point is the decimal sign."),
        (("1234", "7"), DIGITS_ONLY, "No number has a sign between its digits, so none is read later either."),
    ],
)
def test_a_number_of_one_reading_settles_the_style(figures: tuple[str, ...], style: NumberStyle, said: str) -> None:
    proposal = report("2026-04-01", "2026-04-02", figures=figures)

    assert made(proposal).numbers == style
    assert proposal.evidence[1] == said


@pytest.mark.parametrize("printed", ["1.234", "1,234", "407.137", "1.000"])
def test_three_digits_behind_a_sign_are_asked(printed: str) -> None:
    proposal = report("2026-04-01", "2026-04-02", figures=(printed, "5"))

    question = asked(proposal)["numbers"]

    sign = printed[-4]
    assert {option.value for option in question.options} == {NumberStyle("", sign), NumberStyle(sign, "")}
    assert question.cells == ((2, "Impressions", printed),)
    assert f"'{printed}' is {printed.replace(sign, '')}: " in " ".join(option.label for option in question.options)
    assert made(proposal, numbers=NumberStyle("", sign)).numbers == NumberStyle("", sign)


def test_numbers_written_in_two_styles_are_asked() -> None:
    proposal = report("2026-04-01", "2026-04-02", figures=("1.234,5", "1,234.5"))

    question = asked(proposal)["numbers"]

    assert question.sentence.startswith("No one style fits all numbers")
    assert NumberStyle(",", ".") in [option.value for option in question.options]


def test_a_column_that_is_not_mapped_can_prove_the_style() -> None:
    rows = (("P-1", "2026-04-01", "407.137", "1,4"), ("P-2", "2026-04-02", "12", "2,5"))

    proposal = propose(table(("Post ID", "published_at", "Impressions", "Score"), rows))

    assert made(proposal).numbers == NumberStyle(",", ".")
    assert proposal.evidence[1] == "'1,4' appears: comma is the decimal sign, so point in '407.137' is none."


@given(
    st.lists(st.decimals(0, 10**7, places=2), min_size=1, max_size=6), st.sampled_from(numbers.STYLES), st.booleans()
)
def test_any_numbers_are_read_as_written_or_asked(values: list[object], style: NumberStyle, is_whole: bool) -> None:
    """`.00` is printed only where the style has a decimal sign."""
    has_part = bool(style.decimal) and not is_whole
    signs = str.maketrans({".": style.decimal or ".", ",": style.thousands})
    printed = [format(value, ",.2f" if has_part else ",.0f").translate(signs) for value in values]
    meant = [format(value, ".2f" if has_part else ".0f") for value in values]

    read = numbers.reading(printed)

    if read.settled is not None:
        assert [numbers.value(text, read.settled) for text in printed] == meant
    else:
        assert set(read.doubtful) <= set(printed)
        assert any([numbers.value(text, each) for text in printed] == meant for each in read.fitting)


def test_times_without_an_offset_ask_for_their_zone() -> None:
    proposal = report("2026-04-01 10:00", "2026-04-02 11:30")

    question = asked(proposal)["zone"]

    assert question.cells[0] == (2, "Datum", "2026-04-01 10:00")
    assert [option.value for option in question.options] == [""]
    assert made(proposal, zone="Europe/Berlin").zone == "Europe/Berlin"
    assert made(proposal, zone="").zone == ""
    assert made(report("2026-04-01T10:00:00Z", "2026-04-02T11:30:00+02:00")).zone == "UTC"
    assert made(report("2026-04-01", "2026-04-02")).zone == ""


def test_the_platform_of_all_links_is_suggested_and_still_asked() -> None:
    rows = (("https://www.linkedin.com/feed/update/urn:li:activity:1", "2026-04-01", "5"),)
    proposal = propose(table(("Link", "published_at", "Impressions"), rows))

    question = asked(proposal, Said(name="a", basis=Basis.LIFETIME))["platform"]

    assert question.suggested == "linkedin"
    assert {option.value for option in question.options} >= {"linkedin", "threads"}


def test_everything_open_is_asked_at_once() -> None:
    assert list(asked(report(*DAYS, figures=("1.234", "5")), Said())) == [
        "platform", "date_order", "numbers", "basis", "name",
    ]  # fmt: skip # the figures side by side, as one reads them


def test_a_corrected_mapping_replaces_the_proposed_one() -> None:
    proposal = report("2026-04-01", "2026-04-02")
    columns = {"post_id": "Post ID", "published_at": "Datum", "reach": "impressions"}

    assert made(proposal, columns=columns).columns == columns
    assert asked(proposal, dataclasses.replace(SAID, columns={**columns, "shares": "Teilungen"}))[
        "columns"
    ].sentence == ("There is no column 'Teilungen' in this file. Which one is meant?")
    assert (
        "mapped twice"
        in asked(proposal, dataclasses.replace(SAID, columns={**columns, "shares": "Datum"}))["columns"].sentence
    )


CELLS = st.sampled_from(
    (
        "", " ", "-", "0", "-5", "1.234", "1,234.5", "1.234,5", "12 %", "9" * 400, "7400000000000000001", "1e5", "NaN",
        "03/04/2026", "25/04/2026 10:00", "31.02.2026", "2026-04-01T10:00:00Z", "20260401", "Apr 3, 2026", "99/99/2026",
        "https://x.com/walk/status/1", "X", "LinkedIn", "yes", "Post ID", "Datum", "Impressions", "\u00a0", "a\nb", "?",
    )
)  # fmt: skip # the figures side by side, as one reads them


@given(st.lists(CELLS, min_size=1, max_size=6), st.lists(st.lists(CELLS, max_size=6), max_size=8))
def test_any_table_ends_in_questions_or_a_layout_that_can_be_used(header: list[str], rows: list[list[str]]) -> None:
    proposal = propose(table(tuple(header), tuple(map(tuple, rows))))
    said = Said()
    for _ in range(4):
        answer = proposal.with_answers(said)
        if isinstance(answer, Layout):
            break
        first = {question.key: question.options[0].value for question in answer if question.options}
        said = dataclasses.replace(said, name="any", **first)  # type: ignore[arg-type]  # answers of any fields
    else:
        assert {question.key for question in answer} == {"columns"}
        return

    assert notation.read(notation.write(answer)) == answer
    with pytest.raises(LayoutInvalid, match="was not saved"):
        notation.read(proposal.draft())


def test_the_table_of_an_unknown_file_starts_at_the_line_with_most_names() -> None:
    lines = [
        Line(1, ("Weekly numbers", "", "")),
        Line(2, ()),
        Line(4, ("Post ID", "Datum", "Impressions")),
        Line(5, ("P-1", "2026-04-01", "5")),
        Line(6, ("", "", "")),
        Line(7, ("P-2", "2026-04-02", "6")),
    ]

    found = table_on("", lines)

    assert found is not None
    assert (found.header, [line.line_no for line in found.lines]) == (("Post ID", "Datum", "Impressions"), [5, 7])
    assert table_on("", lines[:3]) is None
    assert table_on("", [Line(1, ("a note",)), Line(2, ("1", "2"))]) is None
    assert table_on("", []) is None
