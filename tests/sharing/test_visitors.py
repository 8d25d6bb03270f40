"""Only this process can say who stands at the door."""

import pytest

from partnerboard.sharing.visitors import Visitor, sealed, unsealed

MEMBER = Visitor("member", "m_1", until=1795390800)


@pytest.mark.parametrize(
    "visitor",
    [
        Visitor("local"),
        MEMBER,
        Visitor("member", "a:b|c"),
        Visitor("stranger", "a:b@example.org"),
        Visitor("link", "A", "visit", is_preview=True),
    ],
)
def test_a_sealed_visitor_is_read_back(visitor: Visitor) -> None:
    assert unsealed(sealed(visitor)) == visitor


@pytest.mark.parametrize("value", [None, "", "local:", "local:|", "local:|0000", 7, "|", "staff:|" + "a" * 64])
def test_without_the_seal_nobody_is_believed(value: object) -> None:
    assert unsealed(value) is None


@pytest.mark.parametrize("word", ["local:0:", "member:1795390800:m_2", "member:0:m_1", "member:9795390800:m_1"])
def test_a_seal_belongs_to_its_words(word: str) -> None:
    seal = sealed(MEMBER).rpartition("|")[2]

    assert unsealed(f"{word}|{seal}") is None
