"""Words that several pages share: small counts as words, names and colours of partners, lists, labels, addresses."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from partnerboard.insights.workspace import Initiative, Partner
from partnerboard.metrics import format as written
from partnerboard.metrics.additivity import Over, may_sum
from partnerboard.metrics.catalogue import METRICS, Additivity, metric
from partnerboard.metrics.catalogue.metric import SOURCE_LABELS
from partnerboard.scope import NO_INITIATIVE, OTHERS, UNATTRIBUTED

_SMALL = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
NAME_OF_NOBODY = "Unattributed"
NAME_OF_OTHERS = "Others together"
COLOUR_OF_NOBODY = -1
NAMED_AT_MOST = 3

To = Callable[..., str]  # (page, **chosen) -> the address of a page that keeps the visitor's filters


@dataclass(frozen=True)
class Names:
    """The names and colour places of an initiative's partners, the remainder included."""

    by_id: Mapping[str, str]
    places: Mapping[str, int]

    @classmethod
    def of(cls, partners: Iterable[Partner]) -> "Names":
        """Colours follow the order of the agreement, whatever is filtered."""
        known = list(partners)
        nobody = (UNATTRIBUTED, NO_INITIATIVE)
        return cls(
            {partner.partner_id: partner.short_name for partner in known}
            | dict.fromkeys(nobody, NAME_OF_NOBODY)
            | {OTHERS: NAME_OF_OTHERS},
            {partner.partner_id: partner.position - 1 for partner in known} | dict.fromkeys(nobody, COLOUR_OF_NOBODY),
        )

    def name(self, partner_id: str) -> str:
        """The partner's short name; an id that nobody registered stays an id."""
        return self.by_id.get(partner_id, partner_id)

    def colour(self, partner_id: str) -> int | None:
        """The partner's place among the colours, None for what is no partner."""
        return self.places.get(partner_id)


def how_many(count: int) -> str:
    """A count as a word up to twelve, for the middle of a sentence."""
    return _SMALL[count] if 0 <= count < len(_SMALL) else written.full(count)


def plural(count: int, one: str, many: str = "") -> str:
    """'one target', 'three targets'."""
    return f"{how_many(count)} {one if count == 1 else many or one + 's'}"


def sentence(words: str) -> str:
    """The words with a capital first letter."""
    return words[:1].upper() + words[1:]


def in_sentence(label: str) -> str:
    """A label in the middle of a sentence: small unless its first word is a name or an abbreviation."""
    first = re.split(r"\W", label, maxsplit=1)[0]
    return label[:1].lower() + label[1:] if first.lower() in _common_words() else label


def listed(parts: Sequence[str]) -> str:
    """'a', 'a and b', 'a, b and c'."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def few(parts: Sequence[str], one: str) -> str:
    """Up to three by name, more as a count of `one`: 'a, b and c', 'five accounts'."""
    return listed(parts) if len(parts) <= NAMED_AT_MOST else plural(len(parts), one)


def account(name: str, platform_id: str) -> str:
    """An account in words; one organisation has accounts of one name on several platforms."""
    return f"{name} on {platform(platform_id)}"


def platform(platform_id: str) -> str:
    """The platform as people call it."""
    return SOURCE_LABELS.get(platform_id, platform_id)


def definition(metric_code: str) -> str:
    """What a number means, with the caveat that belongs to its sums."""
    found = metric(metric_code)
    told = [found.definition]
    if found.additivity is Additivity.MIXED_FLOW:
        told.append("Platforms define it differently, so sums across them are for comparing over time.")
    elif not any(may_sum(found, over) for over in Over):
        told.append("It is computed anew for every group, never added up or averaged.")
    return " ".join(told)


def guide(metric_code: str) -> str:
    """Where a number is defined. Raises UnknownMetric."""
    return f"/metric_guide?metric={metric(metric_code).code}"


def period_of(initiative: Initiative, as_of: date) -> str:
    """Where in its period an initiative is: 'week 9 of 12', 'ended 10 days ago', 'starts in 5 days'."""
    if as_of < initiative.starts_on:
        return f"starts in {plural((initiative.starts_on - as_of).days, 'day')}"
    if as_of > initiative.ends_on:
        return f"ended {plural((as_of - initiative.ends_on).days, 'day')} ago"
    week = (as_of - initiative.starts_on).days // 7 + 1
    weeks = (initiative.ends_on - initiative.starts_on).days // 7 + 1
    return f"week {week} of {weeks}"


def moment_of(initiative: Initiative, as_of: date) -> str:
    """The same after a day in a sentence: '11 Oct 2026, week 9 of 12', '15 Nov 2026, 14 days after its end'."""
    if as_of < initiative.starts_on:
        return f"{plural((initiative.starts_on - as_of).days, 'day')} before its start"
    if as_of > initiative.ends_on:
        return f"{plural((as_of - initiative.ends_on).days, 'day')} after its end"
    return period_of(initiative, as_of)


@cache
def _common_words() -> frozenset[str]:
    """Every word that the metric catalogue writes small: names of platforms and abbreviations are not among them."""
    told = " ".join(f"{each.definition} {each.formula} {each.unit}" for each in METRICS.values())
    labels = " ".join(each.label for each in METRICS.values())
    return frozenset(
        [*re.findall(r"\b[a-z]+\b", told), *(word.lower() for word in re.findall(r"\b[A-Z]?[a-z]+\b", labels))]
    )
