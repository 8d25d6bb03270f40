"""What a caption says besides its words: hashtags, mentions and links, each in the one form they are compared in."""

import functools
import itertools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit

import pyarrow as pa

# A tag or a handle starts after the beginning, a blank or punctuation: not inside a word, an address or an e-mail.
# What stands before a mark is asked after the mark is found: asking before every character takes three times as long.
_HASHTAG = re.compile(r"[#＃](?<![\w&/#][#＃])(\w[^\s#＃]*)")
_MENTION = re.compile(r"[@＠](?<![\w@/.][@＠])([A-Za-z0-9_][A-Za-z0-9_.\-]*)")
_URL = re.compile(r"[Hh][Tt]{2}[Pp][Ss]?://[^\s<>\"“”„]+")
_TRAILING = ".,;:!?…'’”\"»)]}/"
_TOGETHER = 4096


class TrackedLink(NamedTuple):
    """A link as it is compared, and the campaign its address carries."""

    url_key: str
    utm_campaign: str | None


def hashtags(texts: Sequence[str]) -> list[tuple[int, str]]:
    """Whole tags, each with the place of its text: in order of appearance, once per text; NFKC, casefold, without '#'.

    A tag of digits only is a number.
    """
    found = ((at, _tag(printed[1])) for at, printed in _matches(_HASHTAG, texts))
    return list(dict.fromkeys(each for each in found if not each[1].isdigit()))


def mentions(texts: Sequence[str]) -> list[tuple[int, str]]:
    """Handles as `hashtags` gives tags: casefold, without '@' and without the full stop of a sentence."""
    found = ((at, _handle(printed[1])) for at, printed in _matches(_MENTION, texts))
    return list(dict.fromkeys(each for each in found if each[1]))


def links(texts: Sequence[str]) -> list[tuple[int, TrackedLink]]:
    """Web addresses as `hashtags` gives tags."""
    found = ((at, _tracked(printed[0])) for at, printed in _matches(_URL, texts))
    return list(dict.fromkeys(each for each in found if each[1].url_key))


def said_by(words: Sequence[str]) -> dict[str, pa.Table]:
    """What each word with a mark in it says, in the tables that `queries/staging/caption_marks.sql` reads.

    Nothing that is found goes over a blank, and a blank is as good as a beginning: so the words of all captions can be
    looked at one by one, and a word that stands in a thousand captions once.
    """
    return {
        "word_hashtag": _table(("word", "hashtag"), [(words[at], tag) for at, tag in hashtags(words)]),
        "word_mention": _table(("word", "handle"), [(words[at], handle) for at, handle in mentions(words)]),
        "word_link": _table(("word", "url_key", "utm_campaign"), [(words[at], *link) for at, link in links(words)]),
    }


def _table(names: Sequence[str], rows: Sequence[tuple[str | None, ...]]) -> pa.Table:
    columns = list(zip(*rows, strict=True)) or [()] * len(names)
    return pa.table({name: pa.array(column, pa.string()) for name, column in zip(names, columns, strict=True)})


def _matches(pattern: re.Pattern[str], texts: Sequence[str]) -> Iterator[tuple[int, re.Match[str]]]:
    """Matches with the place of the text they are in.

    Many texts are searched as one: no pattern goes over a line end, and each begins after one as at the beginning.
    """
    for first in range(0, len(texts), _TOGETHER):
        ends = list(itertools.accumulate(len(text) + 1 for text in texts[first : first + _TOGETHER]))
        place = 0
        for match in pattern.finditer("\n".join(texts[first : first + _TOGETHER])):
            while ends[place] <= match.start():
                place += 1
            yield first + place, match


def url_key(url: str) -> str:
    """An address as it is compared.

    No scheme, no 'www.', lower-case host, no fragment, no trailing slash or punctuation, the query without utm_*.
    """
    address = url.strip().rstrip(_TRAILING)
    parts = _split(address if "//" in address else f"//{address}")
    if parts is None:
        return ""
    host, path, query = parts
    kept = [(key, value) for key, value in parse_qsl(query, keep_blank_values=True) if not _is_utm(key)]
    tail = f"?{urlencode(kept)}" if kept else ""
    return f"{host}{path.rstrip('/')}{tail}"


def utm_campaign(url: str) -> str | None:
    """The campaign in an address, in lower case."""
    parts = _split(url.strip().rstrip(_TRAILING))
    named = [value for key, value in parse_qsl(parts[2]) if key.casefold() == "utm_campaign"] if parts else []
    return named[0].strip().lower() or None if named else None


# The same links and tags stand in caption after caption.
@functools.lru_cache(maxsize=4096)
def _tracked(url: str) -> TrackedLink:
    return TrackedLink(url_key(url), utm_campaign(url))


@functools.lru_cache(maxsize=4096)
def _tag(printed: str) -> str:
    """Letters, digits and the marks that belong to letters, up to the first character that ends a tag."""
    return unicodedata.normalize("NFKC", "".join(itertools.takewhile(_is_in_tag, printed))).casefold()


def _is_in_tag(character: str) -> bool:
    is_joiner = character in "\u200c\u200d"
    return character.isalnum() or character == "_" or is_joiner or unicodedata.category(character).startswith("M")


def _split(address: str) -> tuple[str, str, str] | None:
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").removeprefix("www.")
        port = f":{parts.port}" if parts.port else ""
    except ValueError:  # brackets or a port that no address may have
        return None
    return f"{host}{port}", parts.path, parts.query


def _is_utm(key: str) -> bool:
    return key.casefold().startswith("utm_")


def _handle(raw: str) -> str:
    return raw.rstrip(".-").casefold()
