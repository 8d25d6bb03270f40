"""Tokens and passphrases: long enough, kept as what proves them, and struck out where they do not belong."""

import re

import pytest

from partnerboard.errors import LinkRefused
from partnerboard.sharing import secrecy


def test_a_token_is_256_random_bits_behind_a_prefix_that_scanners_know() -> None:
    tokens = {secrecy.new_token() for _ in range(50)}

    assert len(tokens) == 50
    assert all(re.fullmatch(r"pl1_[\w-]{43}", token) for token in tokens)


def test_a_passphrase_that_is_made_can_be_read_out() -> None:
    assert re.fullmatch(r"[a-km-np-z2-9]{4}(-[a-km-np-z2-9]{4}){3}", secrecy.new_passphrase())


def test_of_a_passphrase_scrypt_with_its_numbers_and_a_salt_is_kept() -> None:
    kept, again = secrecy.kept_passphrase("heather honey"), secrecy.kept_passphrase("heather honey")

    assert kept.startswith("scrypt$32768$8$1$")
    assert kept != again
    assert secrecy.is_passphrase("heather honey", kept)
    assert not secrecy.is_passphrase("heather  honey", kept)
    assert not secrecy.is_passphrase("", kept)


def test_a_passphrase_has_ten_characters() -> None:
    with pytest.raises(LinkRefused, match="at least 10 characters; this one has 9"):
        secrecy.kept_passphrase("123456789")


def test_a_token_is_struck_out_of_words() -> None:
    assert secrecy.struck_out("GET /share/pl1_abc-DEF_123?x=1") == "GET /share/pl1_…?x=1"
