"""A real report of a tool, read with a proposed layout, gives its printed figures."""

import json
from typing import Any

import pytest

from partnerboard.ingest.layouts import save
from partnerboard.ingest.unknown import unknown_table
from partnerboard.platforms.declaration import Basis, DateOrder, NumberStyle
from partnerboard.platforms.layouts.layout import Layout
from partnerboard.platforms.layouts.proposals import propose
from partnerboard.platforms.layouts.questions import Said
from tests.platforms.handing_in import HANDED_IN, Desk
from tests.shared_material import shared

REPORT = "exports/sprout-social/post-performance/Post Performance.csv"
CALLED = {"exposures": "impressions"}

pytestmark = pytest.mark.shared


def test_a_report_of_five_networks_loads_as_it_is_printed(desk: Desk) -> None:
    report = shared(REPORT)
    listed: list[dict[str, Any]] = json.loads(shared("exports/expected.json").read_text("utf-8"))["files"]
    [expected] = [entry for entry in listed if entry["file"].endswith("post-performance/Post Performance.csv")]
    proposal = propose(unknown_table(report))

    layout = proposal.with_answers(
        Said(name="sprout", basis=Basis.LIFETIME, zone="UTC", columns={**proposal.columns, "account": "Profile"})
    )

    assert isinstance(layout, Layout)
    assert (layout.date_order, layout.numbers) == (DateOrder.MONTH_FIRST, NumberStyle(".", ","))
    save(desk.warehouse, layout, by="ana", at_utc=HANDED_IN)
    receipt = desk.hand_in(report.name, report.read_bytes(), layout="sprout")
    assert (receipt.verdict, receipt.posts, receipt.accounts) == ("loaded", expected["posts"], expected["accounts"])
    totals = {CALLED.get(word, word): total for word, total in receipt.totals.items()}
    assert {word: totals[word] for word in expected["totals"]} == expected["totals"]
