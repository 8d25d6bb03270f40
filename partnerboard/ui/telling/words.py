"""Words that several pages share: small counts as words, names and colours of partners, lists, ages."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from partnerboard.insights.workspace import DataAge, Initiative, Partner, data_through
from partnerboard.metrics import format as written
from partnerboard.scope import NO_INITIATIVE, UNATTRIBUTED

_SMALL = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
NAME_OF_NOBODY = "Unattributed"
COLOUR_OF_NOBODY = -1


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
            {partner.partner_id: partner.short_name for partner in known} | dict.fromkeys(nobody, NAME_OF_NOBODY),
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


def listed(parts: Sequence[str]) -> str:
    """'a', 'a and b', 'a, b and c'."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def age(ages: Sequence[DataAge], as_of: date) -> str:
    """'Data through 11 Oct 2026', naming the accounts that are late or have delivered nothing."""
    through = data_through(list(ages))
    if through is None:
        return "No export has been loaded yet."
    told = [f"Data through {written.day(through)}."]
    late = [found.account_name for found in ages if found.word in ("ageing", "stale")]
    missing = [found.account_name for found in ages if found.word == "missing"]
    if late and through < as_of:
        told.append(f"Older than the rest: {listed(late)}.")
    if missing:
        told.append(f"Nothing loaded for {listed(missing)}.")
    return " ".join(told)


def short_age(ages: Sequence[DataAge]) -> str:
    """For a card or a cell: 'data through 11 Oct'."""
    through = data_through(list(ages))
    return "no export yet" if through is None else f"data through {written.short_day(through)}"


def period_of(initiative: Initiative, as_of: date) -> str:
    """Where in its period an initiative is: 'week 9 of 12', 'ended 10 days ago', 'starts in 5 days'."""
    if as_of < initiative.starts_on:
        return f"starts in {plural((initiative.starts_on - as_of).days, 'day')}"
    if as_of > initiative.ends_on:
        return f"ended {plural((as_of - initiative.ends_on).days, 'day')} ago"
    week = (as_of - initiative.starts_on).days // 7 + 1
    weeks = (initiative.ends_on - initiative.starts_on).days // 7 + 1
    return f"week {week} of {weeks}"
