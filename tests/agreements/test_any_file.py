"""Whatever is done to a file, it is either read or refused with problems: nothing else ever comes out."""

from hypothesis import given
from hypothesis import strategies as st

from partnerboard.agreements import ProblemsFound, read, write
from tests.agreements.green_streets import TEXT

LINES = TEXT.splitlines(keepends=True)
OTHER_VALUES = (
    "0",
    "-1",
    "1e400",
    "nan",
    "true",
    '""',
    '"x"',
    "[]",
    "[[]]",
    '["x", 1]',
    "{}",
    "{ id = 1 }",
    "2026-03-02",
    "2026-03-02T10:00:00",
    "9999-12-31T23:59:59-01:00",
    "10:00:00",
)


def read_or_refused(text: str) -> None:
    """Problems have a line of the file and something to say; what is read can be written and read again."""
    try:
        agreed = read(text)
    except ProblemsFound as refused:
        problems = refused.problems
    else:
        assert read(write(agreed)) == agreed
        return

    assert problems
    assert all(1 <= problem.line <= text.count("\n") + 1 and problem.expected for problem in problems)


@given(st.integers(0, len(LINES) - 1), st.sampled_from(OTHER_VALUES))
def test_any_value_in_place_of_another(number: int, value: str) -> None:
    key, equals, _ = LINES[number].partition(" = ")

    read_or_refused("".join([*LINES[:number], f"{key}{equals}{value}\n" if equals else "", *LINES[number + 1 :]]))


@given(st.integers(0, len(LINES)), st.integers(0, len(LINES)), st.integers(0, len(LINES)))
def test_any_lines_left_out_or_moved(first: int, last: int, to: int) -> None:
    rest = LINES[:first] + LINES[last:]

    read_or_refused("".join(rest))
    read_or_refused("".join([*rest[:to], *LINES[first:last], *rest[to:]]))


@given(st.integers(0, len(TEXT)), st.text(max_size=3), st.integers(0, 3))
def test_any_characters_put_in_or_taken_out(at: int, put: str, taken: int) -> None:
    read_or_refused(TEXT[:at] + put + TEXT[at + taken :])


@given(st.text())
def test_any_text_at_all(text: str) -> None:
    read_or_refused(text)
