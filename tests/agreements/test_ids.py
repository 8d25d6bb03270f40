"""Ids are made from names, so that nobody has to think of one."""

import pytest

from partnerboard.agreements import Agreements
from partnerboard.agreements.ids import free_id
from tests.agreements.green_streets import green_streets


@pytest.fixture
def stated() -> Agreements:
    return green_streets()


@pytest.mark.parametrize(
    ("table", "words", "id_"),
    [
        ("organisation", "Café Société & Söhne", "cafe-societe-sohne"),
        ("organisation", "Bank", "bank-2"),
        ("target", "G1", "g1"),
        ("account", "ig-green", "ig-green-2"),
        ("initiative", "東京", "initiative"),
        ("event", "x" * 90, "x" * 48),
    ],
)
def test_an_id_is_the_name_in_plain_letters_and_free(stated: Agreements, table: str, words: str, id_: str) -> None:
    assert free_id(stated, table, words) == id_
