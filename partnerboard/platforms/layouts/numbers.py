"""Which number styles fit the printed numbers of a file, and which of its cells settle that or leave it open.

A style is settled by form alone: `1.234,5` or `1.234.567` can be read in one way, `1.234` in two, whatever its header
says. Where nothing settles it, it is asked; where no sign is printed, none is allowed later either.
"""

import functools
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from partnerboard.platforms.declaration import NumberStyle
from partnerboard.platforms.layouts.layout import DECIMAL_SIGNS, THOUSANDS_SIGNS

_BLANKS = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2019": "'"})
_AROUND = " \t\r\n\u200b\ufeff"
_SIGN = re.compile(r"[.,' ]")
_EMPTY = frozenset({"", "-", "–", "—", "n/a"})
_LOOKS = re.compile(r"-?[0-9][0-9.,' ]*")

# The fewest signs first: of styles that read a file alike, the one that allows least is taken.
STYLES = tuple(
    sorted(
        (
            NumberStyle(decimal, thousands)
            for decimal, thousands in itertools.product(DECIMAL_SIGNS, THOUSANDS_SIGNS)
            if not decimal or decimal != thousands
        ),
        key=lambda style: (len(style.decimal + style.thousands), style.decimal, style.thousands),
    )
)

SIGNS = {".": "point", ",": "comma", " ": "blank", "'": "apostrophe"}
# What is offered where no style fits all numbers.
COMMON = tuple(style for style in STYLES if style.decimal and style.thousands)


@dataclass(frozen=True, slots=True)
class Reading:
    """The numbers written with a sign, and the styles that fit all of them: alike in effect when one is settled."""

    written: tuple[str, ...]
    fitting: tuple[NumberStyle, ...]
    proofs: tuple[str, ...]
    doubtful: tuple[str, ...]

    @property
    def settled(self) -> NumberStyle | None:
        """The one style, or None where it must be asked."""
        return self.fitting[0] if self.fitting and not self.doubtful else None


def is_missing(text: str) -> bool:
    """A cell that stands for no value."""
    return bare(text).casefold() in _EMPTY


def looks_like_number(text: str) -> bool:
    """Digits with signs between them, in whatever style."""
    return bool(_LOOKS.fullmatch(bare(text))) and any(value(text, each) for each in STYLES)


def bare(text: str) -> str:
    """A cell as it is compared: no blanks around it, one width of blank, a straight apostrophe, no percent sign."""
    return text.translate(_BLANKS).strip(_AROUND).removesuffix("%").rstrip()


def value(text: str, style: NumberStyle) -> str | None:
    """A number in one style as plain digits with a point; None where the style does not allow it."""
    match = _pattern(style).fullmatch(bare(text))
    if not match:
        return None
    whole = match["whole"].replace(style.thousands, "") if style.thousands else match["whole"]
    return whole + (f".{match['part']}" if match["part"] else "")


def reading(printed: Sequence[str]) -> Reading:
    """What the numbers of a file, from all its columns together, say about their style."""
    written = tuple(text for text in dict.fromkeys(map(bare, printed)) if _SIGN.search(text))
    read = {text: {style: value(text, style) for style in STYLES} for text in written}
    fitting = [style for style in STYLES if all(values[style] is not None for values in read.values())]
    minimal = [style for style in fitting if not any(_allows_less(other, style) for other in fitting)]
    doubtful = [text for text, values in read.items() if len({values[style] for style in minimal}) > 1]
    proofs = [text for text, values in read.items() if len({found for found in values.values() if found}) == 1]
    return Reading(written, tuple(minimal), tuple(proofs), tuple(doubtful))


def in_words(style: NumberStyle) -> str:
    """`1.234,5` as a style writes it, in words."""
    said = [
        *([f"{SIGNS[style.decimal]} is the decimal sign"] if style.decimal else []),
        *([f"{SIGNS[style.thousands]} parts thousands"] if style.thousands else []),
    ]
    return ", ".join(said) or "digits only"


def _allows_less(one: NumberStyle, other: NumberStyle) -> bool:
    return one != other and one.decimal in {"", other.decimal} and one.thousands in {"", other.thousands}


@functools.cache
def _pattern(style: NumberStyle) -> re.Pattern[str]:
    groups = rf"|[1-9][0-9]{{0,2}}(?:{re.escape(style.thousands)}[0-9]{{3}})+" if style.thousands else ""
    part = rf"(?:{re.escape(style.decimal)}(?P<part>[0-9]+))?" if style.decimal else "(?P<part>(?!))?"
    return re.compile(rf"(?P<whole>-?(?:[0-9]+{groups})){part}")
