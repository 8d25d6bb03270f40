"""Meta Ads Manager reports: whatever columns the user ticked, found by the two dates every report carries.

Ads, ad sets and campaigns have names that are used again, so a row is not known by its name. The currency stands in the
headers of the amounts.
"""

import dataclasses
import re

from partnerboard.platforms.columns import count, day, decimal, text, unused
from partnerboard.platforms.declaration import Accounts, Answers, Basis, ExportKind, Grain, Repeats
from partnerboard.platforms.tables import Table, cell, plain

_SPENT = "Amount spent"
_CURRENCY = "Currency"
_AMOUNT = re.compile(r"amount spent \((?P<currency>[a-z]{3})\)")
_PAGE_ENGAGEMENT, _POST_ENGAGEMENTS = "Page engagement", "Post engagements"
_LABELS = {
    "campaign": ("Campaign name",),
    "ad_set": ("Ad set name",),
    "ad": ("Ad name",),
    "age": ("Age",),
    "gender": ("Gender",),
    "country": ("Country",),
    "region": ("Region",),
    "placement": ("Platform", "Placement"),
    "device": ("Impression device", "Device platform"),
}


def in_one_currency(table: Table, answers: Answers) -> Table:  # noqa: ARG001 - every preparation is called alike
    """The report with its currency in a column of its own, each column once, and without rows of totals."""
    header = _each_once(table)
    found = next((match for name in header if (match := _AMOUNT.fullmatch(plain(name)))), None)
    header = [_SPENT if found and plain(name) == found[0] else name for name in header]
    if _PAGE_ENGAGEMENT in header:  # contains the post engagements
        header = ["" if name == _POST_ENGAGEMENTS else name for name in header]
    named = _without_totals(dataclasses.replace(table, header=tuple(header)))
    return named.with_column(_CURRENCY, [found["currency"].upper()] * len(named.lines)) if found else named


def _each_once(table: Table) -> list[str]:
    """The headers; a column that repeats an earlier one cell for cell loses its name."""
    header = list(table.header)
    for at, name in enumerate(header):
        first = table.place(name)
        if first is not None and first < at and all(cell(line, first) == cell(line, at) for line in table.lines):
            header[at] = ""
    return header


def _without_totals(table: Table) -> Table:
    """Without the rows that name nothing where others do: the report adds its rows up there."""
    labels = [at for names in _LABELS.values() if (at := table.place(*names)) is not None]
    named = [line for line in table.lines if any(cell(line, at).strip() for at in labels)]
    totals = [line for line in table.lines if line not in named and any(text.strip() for text in line.cells)]
    if not named or not totals:
        return table
    return table.with_lines(named, notices=(f"{len(totals)} rows of totals were left out.",))


REPORT = ExportKind(
    id="meta_ads",
    label="a Meta Ads Manager report",
    platform=None,
    grain=Grain.AD,
    basis=Basis.WINDOW,
    accounts=Accounts.NOBODY,
    columns=(
        day("period_from", "Reporting starts"),
        day("period_to", "Reporting ends"),
        *(text(field, *names) for field, names in _LABELS.items()),
        text("currency", _CURRENCY),
        decimal("spend", _SPENT),
        count("exposures", "Impressions"),
        count("reach", "Reach"),
        count("all_clicks", "Clicks (all)"),
        count("link_clicks", "Link clicks"),
        count("engagements_native", _PAGE_ENGAGEMENT, _POST_ENGAGEMENTS),
        count("reactions", "Post reactions"),
        count("comments", "Post comments"),
        count("shares", "Post shares"),
        count("saves", "Post saves"),
        count("video_views", "ThruPlays"),
        count("landing_page_views", "Landing page views"),
        count("purchases", "Purchases"),
        unused("Delivery status", "Delivery level", "Attribution setting", "Result type", "Results"),
    ),
    required=("period_from", "period_to"),
    filled=("period_from", "period_to"),
    repeats=Repeats.APART,
    prepare=in_one_currency,
    counts_accounts=False,
    used_for="Paid figures are kept apart: they are never added to the posts or targets of a partner.",
)

KINDS = (REPORT,)
