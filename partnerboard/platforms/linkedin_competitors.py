"""LinkedIn pages beside one's own: what the page names its competitors did in a period. The period stands above."""

import re
from collections.abc import Sequence

from partnerboard.platforms.columns import count, day, signed_count, text
from partnerboard.platforms.declaration import Accounts, Basis, ExportKind, Grain
from partnerboard.platforms.tables import Line, Table, plain

_HEADER = frozenset(map(plain, ("Page", "Total Followers", "New Followers", "Total post engagements")))
_SEARCHED_LINES = 6
_DAY = re.compile(r"\d{1,2}/\d{1,2}/\d{4}|\d{4}-\d{2}-\d{2}")
_SINCE, _UNTIL = "Period from", "Period to"

USED_FOR = "Figures of other pages are kept to compare with; no partner's posts, followers or targets contain them."


def under_their_period(sheet: str, lines: Sequence[Line]) -> list[Table]:
    """The table of pages, with the two dates printed above it beside every page."""
    for index, line in enumerate(lines[:_SEARCHED_LINES]):
        if set(map(plain, line.cells)) >= _HEADER:
            days = [found for above in lines[:index] for cell in above.cells for found in _DAY.findall(cell)]
            table = Table(sheet, line.cells, lines[index + 1 :])
            if len(days) != 2:
                return [table]
            height = len(table.lines)
            return [table.with_column(_SINCE, [days[0]] * height).with_column(_UNTIL, [days[1]] * height)]
    return []


COMPETITORS = ExportKind(
    id="linkedin_competitors",
    label="LinkedIn competitor figures",
    platform="linkedin",
    grain=Grain.COMPETITOR,
    basis=Basis.WINDOW,
    accounts=Accounts.MANY_IN_ROWS,
    columns=(
        text("account_name", "Page"),
        count("followers", "Total Followers"),
        signed_count("follows", "New Followers"),
        signed_count("engagements_native", "Total post engagements"),
        count("posts_published", "Total posts"),
        day("period_from", _SINCE),
        day("period_to", _UNTIL),
    ),
    required=("account_name", "followers", "follows", "engagements_native"),
    filled=("account_name",),
    finder=under_their_period,
    used_for=USED_FOR,
)

KINDS = (COMPETITORS,)
