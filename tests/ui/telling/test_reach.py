"""Reach is told as bounds with their caveat, never as a sum."""

import pandas as pd

from partnerboard.insights.reach import Part, combined
from partnerboard.ui.telling import reach
from partnerboard.ui.telling.words import Names
from tests.ui.telling import made

NAMES = Names.of(made.PARTNERS)
CAVEAT = (
    "The same person may see several posts and follow several accounts, so their figures are not added up: the lower "
    "number is the largest single part, the upper one is reached only if nobody was counted twice."
)


def part(
    name: str,
    low: int | None,
    high: int | None = None,
    *,
    platform: str = "instagram",
    partners: tuple[str, ...] = ("P-NAHA",),
    posts: int = 5,
    reporting: int = 5,
) -> Part:
    """Bounds from posts, or the platform's own figure where there is only one number."""
    return Part(f"{platform}-{name}", name, platform, partners, posts, reporting, low, high or low, high is None)


def test_bounds_with_their_caveat_and_an_estimate() -> None:
    parts = (part("A", 60_000), part("B", 50_000))

    assert reach.told(combined(parts, 1_000_000)) == (
        f"Between 60,000 and 110,000 people. {CAVEAT} About 107,000 of the agreed audience of 1,000,000 if audiences "
        "were independent; partners in one field overlap more, so the truth lies below."
    )


def test_without_a_universe_there_is_no_estimate() -> None:
    assert reach.told(combined((part("A", 60_000), part("B", 50_000)), None)) == (
        f"Between 60,000 and 110,000 people. {CAVEAT}"
    )


def test_one_account_with_its_own_figure() -> None:
    assert reach.told(combined((part("Guild", 84_200),), 400_000)) == (
        "84,200 people, as Guild on Instagram reports for the period."
    )


def test_one_account_known_by_its_posts() -> None:
    assert reach.told(combined((part("Guild", 1_000, 4_000),), None)) == (
        "Between 1,000 and 4,000 people on Guild on Instagram. The same person may see several posts: at least the "
        "largest post's audience, at most all of them together."
    )


def test_accounts_without_reach_are_told_by_platform() -> None:
    silent = [part("Northshore", None, platform="x"), part("Northshore", None, platform="linkedin")]
    few = combined((part("Guild", 10), part("Northshore", None, platform="x")), None)
    many = combined((part("Guild", 10), *silent, part("Ana", None, platform="x")), None)

    assert reach.told(few).endswith("Not included, because no reach is reported: Northshore on X.")
    assert reach.told(many).endswith("Not included, because no reach is reported: three accounts on X and LinkedIn.")


def test_no_file_reports_reach() -> None:
    assert reach.told(combined((part("Northshore", None, platform="x"),), 400_000)) == (
        "No file of this view reports how many people were reached."
    )
    assert reach.told(combined((), None)) == "No file of this view reports how many people were reached."


def test_each_account_is_a_range_with_where_it_comes_from() -> None:
    parts = (
        part("Guild", 100),
        part("Northshore", 50, 90, reporting=3),
        part("Joint", 5, 9, posts=1, reporting=1, partners=("P-NAHA", "P-CTG")),
        part("Silent", None, platform="x"),
    )

    rows = reach.by_account(combined(parts, None), NAMES)

    assert rows["label"].tolist() == ["Guild on Instagram", "Northshore on Instagram", "Joint on Instagram"]
    assert rows["basis"].tolist() == ["the platform's figure for the period", "3 of five posts", "one post"]
    assert rows["colour"].fillna(-9).tolist() == [0, 0, -9]  # a joint account is no single partner's


def test_the_only_account_of_a_partner_on_a_platform_goes_by_the_partners_short_name() -> None:
    parts = (
        part("Northshore Allied Health Association", 50),
        part("Coastal Guild", 30, partners=("P-CTG",)),
        part("Coastal Guild Careers", 20, partners=("P-CTG",)),
        part("Coastal Guild", 10, platform="facebook", partners=("P-CTG",)),
    )

    rows = reach.by_account(combined(parts, None), NAMES)

    assert rows["label"].tolist() == [
        "Northshore on Instagram",
        "Coastal Guild on Instagram",
        "Coastal Guild Careers on Instagram",
        "Guild on Facebook",
    ]


def test_partners_share_the_bounds_of_joint_accounts() -> None:
    joint = part("Joint", 70, 80, partners=("P-NAHA", "P-CTG"))

    rows = reach.by_partner(combined((part("Guild", 100, partners=("P-CTG",)), joint), None), made.VIEW, NAMES)

    assert rows[["label", "low", "high", "basis"]].values.tolist() == [
        ["Northshore", 70, 80, "one account"],
        ["Guild", 100, 180, "two accounts"],
    ]
    assert reach.by_partner(combined((), None), made.VIEW, NAMES).equals(pd.DataFrame())
