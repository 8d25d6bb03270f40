"""The scanner knows the line and the wording of everything that `tomllib` reads, however the file is laid out."""

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given

from partnerboard.agreements import Agreements, write
from partnerboard.agreements.places import Place, places
from tests.agreements.worlds import agreements

NESTED = """\
# [[not.a.table]]
top = "a # b" # not this
[[a]]          # line 3
x = 1
  [[a.b]]
  y = [ 1,
        [2, 3],   # ] line 7
        "]" ]
  [[a.b]]
  y.z.w = { p = 1, q = [ { r = 2 } ] }
  y."two words".'t.t' = 5
[[a]]
[a.c]
d = 2026-03-02 10:00:00Z
[e . "f.g"]
h = 1.5
"""

TEXTS = '''\
one = """
[[no]]
k = 1 \\""" still
end"""
two = \'\'\'
[no]
back\\slash\'\'\'
three = """"quoted""""
four = ''
five = "\\\\"
six = "say \\"[x]\\" = 1"
seven = \'\'\'\'it\'s\'\'\'\'\'
last = 1
'''


def paths(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every path of a value that `tomllib` has read."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in inner:
        yield (*path, key)
        yield from paths(item, (*path, key))


def test_every_nested_table_list_and_key_has_its_line() -> None:
    found = places(NESTED)

    assert {path: place.line for path, place in found.items()} == {
        ("top",): 2,
        ("a",): 3,
        ("a", 0): 3,
        ("a", 0, "x"): 4,
        ("a", 0, "b"): 5,
        ("a", 0, "b", 0): 5,
        ("a", 0, "b", 0, "y"): 6,
        ("a", 0, "b", 0, "y", 0): 6,
        ("a", 0, "b", 0, "y", 1): 7,
        ("a", 0, "b", 0, "y", 1, 0): 7,
        ("a", 0, "b", 0, "y", 1, 1): 7,
        ("a", 0, "b", 0, "y", 2): 8,
        ("a", 0, "b", 1): 9,
        ("a", 0, "b", 1, "y"): 10,
        ("a", 0, "b", 1, "y", "z"): 10,
        ("a", 0, "b", 1, "y", "z", "w"): 10,
        ("a", 0, "b", 1, "y", "z", "w", "p"): 10,
        ("a", 0, "b", 1, "y", "z", "w", "q"): 10,
        ("a", 0, "b", 1, "y", "z", "w", "q", 0): 10,
        ("a", 0, "b", 1, "y", "z", "w", "q", 0, "r"): 10,
        ("a", 0, "b", 1, "y", "two words"): 11,
        ("a", 0, "b", 1, "y", "two words", "t.t"): 11,
        ("a", 1): 12,
        ("a", 1, "c"): 13,
        ("a", 1, "c", "d"): 14,
        ("e",): 15,
        ("e", "f.g"): 15,
        ("e", "f.g", "h"): 16,
    }
    assert set(paths(tomllib.loads(NESTED))) == set(found)


def test_a_value_is_known_as_it_is_written() -> None:
    found = places(NESTED)

    assert found["top",] == Place(2, '"a # b"')
    assert found["a", 0, "b", 0, "y", 1] == Place(7, "[2, 3]")
    assert found["a", 0, "b", 1, "y", "z", "w", "q", 0] == Place(10, "{ r = 2 }")
    assert found["a", 1, "c", "d"] == Place(14, "2026-03-02 10:00:00Z")
    assert found["a", 1] == Place(12, "")


def test_nothing_inside_a_text_is_taken_for_structure() -> None:
    found = places(TEXTS)

    assert set(paths(tomllib.loads(TEXTS))) == set(found)
    assert [place.line for place in found.values()] == [1, 5, 8, 9, 10, 11, 12, 13]
    assert found["three",].text == '""""quoted""""'
    assert found["seven",].text == "''''it's'''''"


def test_lines_count_the_same_with_carriage_returns() -> None:
    unix, windows = places(NESTED), places(NESTED.replace("\n", "\r\n"))

    assert {path: place.line for path, place in windows.items()} == {path: place.line for path, place in unix.items()}


@pytest.mark.parametrize("text", ["", "\n\n", "# only a remark"])
def test_a_file_without_keys_has_no_places(text: str) -> None:
    assert places(text) == {}


@given(agreements())
def test_every_value_of_a_written_file_has_a_place_that_reads_as_the_value(agreed: Agreements) -> None:
    text = write(agreed)
    read = tomllib.loads(text)

    found = places(text)

    assert set(found) == set(paths(read))
    for path, place in found.items():
        if place.text:
            value: Any = read
            for step in path:
                value = value[step]
            assert tomllib.loads(f"value = {place.text}") == {"value": value}
