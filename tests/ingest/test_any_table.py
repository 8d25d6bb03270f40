"""Whatever stands in the cells of a known export, the answer is a receipt, and a refused file leaves nothing."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnerboard.ingest.upkeep import checksums
from partnerboard.platforms import KINDS
from partnerboard.platforms.declaration import ExportKind
from partnerboard.warehouse import Warehouse
from tests.platforms.handing_in import Desk, csv_bytes

NASTY = st.sampled_from(
    (
        "", " ", "-", "0", "-1", "1e99", "9" * 400, "9223372036854775807", "-9223372036854775808",
        "9999999999999999999", "1,234", "0.5", "NaN", "undefined", "Total", "Grand total", "2024-06-01",
        "2024-06-01T10:00:00Z", "06/25/2024", "25.06.2024", "13/13/2024", "0000-00-00", "June 25", "Jun 25, 2024",
        "31 Σεπτεμβρίου", "=1+1", "\u00a0", "#NAME?", "https://x.com/walk/status/1",
        "https://www.linkedin.com/feed/update/urn:li:activity:9999999999999999999",
        "https://www.tiktok.com/@walk/video/9999999999999999999", "<b>", "a\nb", "'; drop table batch; --", "x" * 5000,
    )
)  # fmt: skip # hostile cells side by side
ROWS = st.lists(st.lists(NASTY, max_size=24), min_size=1, max_size=12)


@pytest.fixture(scope="module")
def one_for_all() -> Iterator[Warehouse]:
    """The tables of one kind after those of another: opening a warehouse takes as long as a file in it."""
    with Warehouse.in_memory() as warehouse:
        yield warehouse


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.finder is None], ids=lambda kind: kind.id)
def test_any_cells_under_known_headers_end_in_a_receipt(
    tmp_path: Path, one_for_all: Warehouse, kind: ExportKind
) -> None:
    desk = Desk(tmp_path, one_for_all)
    header = [column.names[0] for column in kind.columns if column.field not in kind.lacks]

    @settings(max_examples=8)
    @given(rows=ROWS)
    def ends_in_a_receipt(rows: list[list[str]]) -> None:
        before = checksums(desk.warehouse)

        receipt = desk.hand_in(
            "export.csv",
            csv_bytes([header, *rows]),
            account=f"{kind.platform}:walk" if kind.platform else None,
            exported_on=date(2024, 7, 1),
            covers=(date(2024, 6, 1), date(2024, 6, 30)),
        )

        assert receipt.is_in or checksums(desk.warehouse) == before
        assert receipt.as_json()

    ends_in_a_receipt()
