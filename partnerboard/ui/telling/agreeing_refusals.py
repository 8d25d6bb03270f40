"""What the checks of an agreements file say, in words for somebody at a form who has never seen the file."""

import re
from datetime import date
from functools import cache

from partnerboard.metrics import format as written
from partnerboard.metrics.catalogue import METRICS
from partnerboard.ui.telling.agreeing_choices import CHOICES
from partnerboard.ui.telling.agreeing_labels import LABELS

# What is said of a file, and what it means on a form. The first that fits is said; {key} is the name of a field.
IN_A_FORM: tuple[tuple[str, str], ...] = (
    (r"is missing.*|expected some text.*", "is needed"),
    (r"expected a handle .*", "write it in small letters, without @ and without spaces"),
    (r"expected a currency code .*", "write the three capitals of a currency, such as GBP"),
    (r"expected (a web address|one word) without spaces", r"write \1 without spaces"),
    (r"expected (a time zone|one of) .*", "choose one of the list"),
    (r"expected at least one (.*)", r"choose at least one \1"),
    (r"expected (.*)", r"must be \1"),
    (r"is registered on .*", "there is another account with it on this platform"),
    (r"an agency earns no credit.*", "an agency runs accounts for others; its results count for them"),
    (r"a personal account belongs to .*", "a colleague's account belongs to the colleague; leave it empty"),
    (r"only a personal account has a person", "only a colleague's account has one; leave it empty"),
    (r"only a joint account is shared.*", "only an account that partners share is divided"),
    (r"does not take part; .*", "does not take part in this initiative; add it to its partners first"),
    (r"is not a party of this target .*", "is not one of those who have to agree to this target"),
    (r"only one organisation is at home here.*", "another organisation is marked as us already"),
    (r"belongs to \S+, not to this organisation", "belongs to another organisation"),
    (r"the account \S+ is on (\w+)", "the account is on another platform"),
    (r"must lie before (\S+), .*", r"must lie before \1, when the next one begins"),
    (r"is (before|below|above|after) (\w+) \((.+)\)", r"lies \1 “{\2}” (\3)"),
    (r"convert the amount to (\w+), .*", r"the initiative counts in \1; convert the value"),
    (r"there is no metric of this code.*", "choose one of the list"),
    (r"(\w+) is measured as .*", "this number is counted in another way; choose one that fits it"),
    (r"\w+ is not told by .*", "this number is not told apart by it; leave it empty"),
    (r"\w+ is a share from 0 to 1; .*", "this is a share; write it as a part of 1, such as 0.35 for 35 %"),
    (r'(.+) holds on every day alike; write pacing = "none"', "it holds on every day alike; choose “Not at all”"),
    (r"only a range has low and high; .*", "only what should stay between two values has one; leave it empty"),
    (r"a range has low and high instead of a value", "what should stay between two values has no single value"),
    (r"the file has no (\w+) with this id.*", r"this \1 is not there any more"),
    (r"another partner here .*", "takes part already"),
    (r"another decision here .*", "has answered already"),
    (r"another .* here has the same .*", "there is another entry for the same day"),
    (r"is the id of another .*", "there is another of this name"),
)


def in_a_form(expected: str, kind: type) -> str:
    """What is expected of a value of a record, without a word of the file: fields and choices by their names."""
    for pattern, words in IN_A_FORM:
        found = re.fullmatch(pattern, expected)
        if found:
            expected = re.sub(r"\{(\w+)\}", lambda key: _label_of(key[1], kind), found.expand(words))
            break
    plain = re.sub(r"[a-z]+(?:_[a-z]+)+", lambda word: _said(word[0], kind), expected)
    plain = re.sub(r"(\d{4})-(\d\d)-(\d\d)(?:T[\d:.]+Z)?", lambda day: _day(*map(int, day.groups())), plain)
    return re.sub(r"(?<=\d)_(?=\d)", ",", plain)


def _label_of(key: str, kind: type) -> str:
    labels = LABELS.get(kind, {})
    return labels.get(key) or labels.get(f"{key}_") or key


def _said(word: str, kind: type) -> str:
    """A word of the file that is the name of a field, of a choice or of a metric."""
    label = LABELS.get(kind, {}).get(word) or _choices().get(word) or (METRICS[word].label if word in METRICS else "")
    return f"“{label}”" if label else word.replace("_", " ")


def _day(year: int, month: int, day: int) -> str:
    return written.day(date(year, month, day))


@cache
def _choices() -> dict[str, str]:
    return {value: words for choices in CHOICES.values() for value, words in choices.items()}
