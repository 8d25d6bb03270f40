"""A warning where a platform has moved its day labels: the days of two exports of one account, off by one.

Seen in TikTok Studio: of two exports a week apart, every day of the newer one held the figures of the day before in the
older one. Nothing in either file tells which of them is right, so nothing is corrected.
"""

from partnerboard.platforms.declaration import ExportKind, Grain
from partnerboard.warehouse import Writer

_FEWEST_DAYS = 5
_EITHER = (
    "Either the platform has moved its day labels, or one of the files was loaded with a wrong export day: "
    "compare the files and withdraw the wrong one."
)


def shifted_days(writer: Writer, kind: ExportKind) -> list[str]:
    """What to say about the account days that were staged last; nothing where they agree or are too few to tell."""
    if kind.grain is not Grain.ACCOUNT_DAY:
        return []
    [(compared, same, day_before, day_after)] = writer.rows("staging/shifted_days", export_kind=kind.id)
    neighbour, moved = ("before", day_before) if day_before >= day_after else ("after", day_after)
    if compared < _FEWEST_DAYS or moved <= compared / 2 or moved <= same:
        return []
    found = f"{moved} of {compared} days that were loaded before now hold the figures of the day {neighbour}."
    return [f"{found} {_EITHER}"]
