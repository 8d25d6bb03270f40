"""Meta Business Suite results per day: one figure a file, and only the line above the header says which.

The files are called `Follows.csv` or `Views.csv` for Facebook and Instagram alike; the title reads `Facebook follows`.
The account stands nowhere.
"""

from collections.abc import Callable, Sequence

from partnerboard.errors import UnknownLayout
from partnerboard.platforms.columns import count, day, signed_count
from partnerboard.platforms.declaration import Accounts, Basis, Column, ExportKind, Grain
from partnerboard.platforms.tables import Line, Table, header_at, plain

_HEADER = ("Date", "Primary")
_NETWORKS = {"facebook": "Facebook", "instagram": "Instagram"}
# Words of a title behind the network, and the field of the figure below it.
_FIGURES: tuple[tuple[str, tuple[str, ...], Column], ...] = (
    ("views", ("views",), count("exposures", "Primary")),
    ("viewers", ("viewers",), count("reach", "Primary")),
    ("interactions", ("interactions", "content interactions"), signed_count("engagements_native", "Primary")),
    ("link clicks", ("link clicks",), count("link_clicks", "Primary")),
    ("visits", ("visits", "profile visits", "page visits"), count("profile_visits", "Primary")),
    ("follows", ("follows",), signed_count("follows", "Primary")),
)
_KNOWN = frozenset(f"{network} {title}" for network in _NETWORKS for _, titles, _ in _FIGURES for title in titles)


def _days_of(wanted: frozenset[str]) -> Callable[[str, Sequence[Line]], list[Table]]:
    """A finder of the table below one of these titles.

    Raises:
        UnknownLayout: the title names a figure that has no place here.
    """

    def find(sheet: str, lines: Sequence[Line]) -> list[Table]:
        at = header_at(lines, _HEADER)
        printed = next((cell for line in lines[:at] for cell in line.cells if cell.strip()), "") if at else ""
        title = plain(printed)
        if at is None or not title or title in _KNOWN - wanted:
            return []
        if title not in _KNOWN:
            raise UnknownLayout(
                f"This seems to be a Meta Business Suite results file of '{printed.strip()[:60]}', which is not kept "
                "per day.",
                "Export views, viewers, interactions, link clicks, visits or follows of Facebook or Instagram.",
                code="not_supported",
            )
        return [Table(sheet, lines[at].cells[:2], lines[at + 1 :])]

    return find


def _kind(network: str, name: str, titles: tuple[str, ...], figure: Column) -> ExportKind:
    return ExportKind(
        id=f"meta_{network}_{name.replace(' ', '_')}_days",
        label=f"a Meta Business Suite file of {_NETWORKS[network]} {name} per day",
        platform=network,
        grain=Grain.ACCOUNT_DAY,
        basis=Basis.DAILY,
        accounts=Accounts.ASKED,
        columns=(day("day", _HEADER[0]), figure),
        required=("day", figure.field),
        filled=("day",),
        finder=_days_of(frozenset(f"{network} {title}" for title in titles)),
        exposures_name="views",
        counts_accounts=False,
    )


KINDS = tuple(_kind(network, *figure) for network in _NETWORKS for figure in _FIGURES)
