"""An agreements file and the agreements it states are the same thing in two forms."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings

from partnerboard.agreements import Agreements, load, read, store, write
from partnerboard.agreements.cast import Share
from partnerboard.agreements.initiative import Decision
from partnerboard.warehouse import Warehouse
from tests.agreements.green_streets import TEXT, changed, green_streets
from tests.agreements.worlds import agreements

AT = datetime(2026, 3, 1, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def warehouse() -> Iterator[Warehouse]:
    with Warehouse.in_memory() as opened:
        yield opened


@given(agreements())
def test_what_was_written_is_read_again_and_written_again_as_it_stands(agreed: Agreements) -> None:
    text = write(agreed)
    again = read(text)

    assert again == agreed
    assert write(again) == text


@settings(max_examples=max(settings().max_examples // 4, 1))  # the warehouse makes each one slow
@given(agreements())
def test_what_was_stored_is_loaded_again_whatever_was_stored_before(warehouse: Warehouse, agreed: Agreements) -> None:
    store(warehouse, agreed, actor="test", at_utc=AT)

    assert load(warehouse) == agreed


def test_the_file_of_green_streets_is_canonical() -> None:
    assert write(green_streets()) == TEXT


def test_values_arrive_in_their_types() -> None:
    agreed = green_streets()
    joint, target = agreed.accounts[1], agreed.initiatives[0].targets[0]

    assert joint.shares == (
        Share(partner="P-CYC", weight=0.6, from_=date(2026, 2, 15)),
        Share(partner="P-BANK", weight=0.4, from_=date(2026, 2, 15)),
    )
    assert joint.closing_plan == "dismantle"
    assert joint.owner is None
    assert agreed.initiatives[0].summary == 'Four weeks of "slow" streets.\nEvery path: C:\\maps.'
    assert agreed.initiatives[0].audience_universe == 400_000
    assert target.weights == (1.0, 1.0, 1.5, 0.5)
    assert target.parties == ("cyclists", "bank")
    assert [version.value for version in target.versions] == [1_200_000.0, 1_000_000.0]
    assert target.versions[1].decisions == (
        Decision(
            organisation="bank",
            decision="rejected",
            by="Noor",
            at=datetime(2026, 3, 13, 10, 0, 0, 250_000, tzinfo=UTC),
            reason="Too early to tell",
        ),
    )


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("[workspace]", "# Our file, agreed in spring.\n\n[workspace]"),
        ("at = 2026-02-21T16:30:00Z", "at = 2026-02-21 17:30:00+01:00"),
        ("value = 1_200_000", "value = 1.2e6"),
        ('parties = ["cyclists", "bank"]', 'parties = [ # both\n  "cyclists",\n  "bank",\n]'),
        ('name = "Press"', "name = 'Press'"),
        ("audience_universe = 400_000", "audience_universe = 400000"),
        ('closing_plan = "dismantle"', 'closing_plan = """dismantle"""'),
        ("home = false\n", ""),
    ],
)
def test_another_way_to_write_the_same_gives_the_canonical_file(was: str, now: str) -> None:
    assert write(read(changed((was, now)))) == TEXT


def test_inner_tables_may_be_written_inline() -> None:
    headed = TEXT[TEXT.index("  [[account.share]]") : TEXT.index('[[account]]\nid = "x-ivy"')]
    inline = """share = [
      { partner = "P-CYC", weight = 0.6, from = 2026-02-15 },
      { partner = "P-BANK", weight = 0.4, from = 2026-02-15 },
    ]
    """

    text = changed((headed, ""), ('closing_plan = "dismantle"\n', f'closing_plan = "dismantle"\n{inline}'))

    assert write(read(text)) == TEXT


@pytest.mark.parametrize("text", ["\ufeff" + TEXT, TEXT.replace("\n", "\r\n")], ids=["byte order mark", "CRLF"])
def test_what_editors_on_windows_write_is_read(text: str) -> None:
    assert read(text) == green_streets()
