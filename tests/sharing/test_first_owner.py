"""T44: the code of the first owner works once, from the console only, and never again."""

import re

import pytest

from partnerboard.errors import MemberRefused
from partnerboard.sharing.first_owner import TRIES, FirstOwner
from partnerboard.sharing.members import Member
from tests.sharing.signed import member


def became() -> Member:
    return member("Olga", "owner")


def test_T44_the_code_makes_one_owner_and_is_worth_nothing_afterwards() -> None:
    first = FirstOwner()
    code = first.offered()

    assert first.is_open
    assert first.claim(f" {code.lower().replace('-', ' ')} ", became) == became()
    assert not first.is_open
    with pytest.raises(MemberRefused, match="not open any more"):
        first.claim(code, became)
    with pytest.raises(MemberRefused, match="shown already"):
        first.offered()


def test_T44_it_is_long_enough_to_be_guessed_by_nobody_and_another_one_in_each_process() -> None:
    codes = {FirstOwner().offered() for _ in range(50)}

    assert len(codes) == 50
    assert all(re.fullmatch(r"([2-9A-HJKMNP-TV-Z]{5}-){3}[2-9A-HJKMNP-TV-Z]{5}", code) for code in codes)


def test_T44_five_wrong_tries_end_it_until_the_server_starts_again() -> None:
    first = FirstOwner()
    code = first.offered()

    for left in range(TRIES - 1, 0, -1):
        with pytest.raises(MemberRefused) as refused:
            first.claim("wrong", became)
        assert refused.value.remedy == f"Tries left: {left}."
    with pytest.raises(MemberRefused, match="That was the last try"):
        first.claim("", became)

    assert not first.is_open
    with pytest.raises(MemberRefused, match="not open any more"):
        first.claim(code, became)


def test_T44_before_it_was_shown_nothing_is_the_code() -> None:
    with pytest.raises(MemberRefused, match="not open any more"):
        FirstOwner().claim("", became)


def test_T44_what_cannot_be_done_leaves_the_code_open() -> None:
    """A name that is missing is no wrong try."""
    first = FirstOwner()
    code = first.offered()

    def refused() -> Member:
        raise MemberRefused("The name is missing.", "Write it.")

    with pytest.raises(MemberRefused, match="The name is missing"):
        first.claim(code, refused)
    assert first.claim(code, became) == became()


def test_T44_the_code_is_not_kept_as_it_is() -> None:
    first = FirstOwner()
    code = first.offered()

    assert code not in repr(vars(first))
    assert code.replace("-", "") not in repr(vars(first))
