"""Tokens and passphrases of links: made here, shown once, and kept as what proves them and does not tell them."""

import hmac
import re
import secrets
from hashlib import scrypt

from partnerboard.errors import LinkRefused

TOKEN_PREFIX = "pl1_"  # noqa: S105 - what scanners of leaked secrets know a token by
SHORTEST_PASSPHRASE = 10

_COST, _BLOCK, _LANES = 2**15, 8, 1  # 32 MiB and about 80 ms a guess
_MEMORY = 2 * 128 * _COST * _BLOCK
_TOKENS = re.compile(rf"{TOKEN_PREFIX}[\w-]*")
# Words of a generated passphrase: letters that are not mistaken for others, also when read out on the telephone.
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_GROUPS, _GROUP = 4, 4


def new_token() -> str:
    """256 random bits in an address."""
    return f"{TOKEN_PREFIX}{secrets.token_urlsafe(32)}"


def new_passphrase() -> str:
    """'k7rm-2qxw-hd9s-p4nc': 79 random bits that can be read out."""
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)


def kept_passphrase(words: str) -> str:
    """What is kept of a passphrase: scrypt with its numbers and its salt.

    Raises:
        LinkRefused: it is too short.
    """
    if len(words) < SHORTEST_PASSPHRASE:
        raise LinkRefused(
            f"A passphrase has at least {SHORTEST_PASSPHRASE} characters; this one has {len(words)}.",
            "Take a longer one, or let one be made.",
        )
    salt = secrets.token_bytes(16)
    return f"scrypt${_COST}${_BLOCK}${_LANES}${salt.hex()}${_derived(words, salt).hex()}"


def is_passphrase(words: str, kept: str) -> bool:
    """Whether words are the passphrase that was kept. Takes 32 MiB and some 80 ms: not more than two at once."""
    salt, derived = kept.split("$")[-2:]
    return hmac.compare_digest(_derived(words, bytes.fromhex(salt)), bytes.fromhex(derived))


def struck_out(words: str) -> str:
    """Words without any token that got into them."""
    return _TOKENS.sub(f"{TOKEN_PREFIX}…", words)


def _derived(words: str, salt: bytes) -> bytes:
    return scrypt(words.encode(), salt=salt, n=_COST, r=_BLOCK, p=_LANES, maxmem=_MEMORY)
