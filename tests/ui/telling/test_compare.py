"""A comparison names a winner only where the difference is real, and says what it leaves out."""

import pandas as pd
import pytest

from partnerboard.insights.comparison import Comparison, Difference, Dimension, Group, Per
from partnerboard.scope import UNATTRIBUTED
from partnerboard.ui.telling import compare
from partnerboard.ui.telling.words import Names
from tests.ui.telling import made

NAMES = Names.of(made.PARTNERS)
HIGHER, LOWER, UNCLEAR, FEW = Difference.HIGHER, Difference.LOWER, Difference.UNCLEAR, Difference.TOO_FEW
COMPARED = "Core engagements per 1,000 exposures"
MEASURE = "core engagements per 1,000 exposures"


def group(group_id: str, difference: Difference, rate: float | None = 30.0, without: int = 0, posts: int = 20) -> Group:
    return Group(group_id, posts, without, 2, rate, 25.0, 35.0, 28.0, difference)


def comparison(*groups: Group, dimension: Dimension = Dimension.PARTNER, per: Per = Per.EXPOSURES) -> Comparison:
    weeks = pd.DataFrame(
        {"group_id": ["P-NAHA"], "week_start": [pd.Timestamp(2026, 8, 10)], "posts": [1], "rate": [30.0]}
    )
    return Comparison(dimension, "eng_core", per, groups, weeks)


@pytest.mark.parametrize(
    ("groups", "words"),
    [
        ([], f"No post of this view has what it takes to compare {MEASURE}."),
        ([group("P-NAHA", FEW, rate=None)], f"No post of this view has what it takes to compare {MEASURE}."),
        ([group("P-NAHA", FEW)], "Only Northshore has posts here, so there is nothing to compare it with."),
        (
            [group("P-NAHA", FEW), group("P-CTG", FEW)],
            f"There are not enough posts to compare {MEASURE}: each side needs at least eight.",
        ),
        (
            [group("P-NAHA", UNCLEAR), group("P-CTG", UNCLEAR), group("P-MER", FEW)],
            f"There is no clear difference in {MEASURE}: what separates the groups may be chance.",
        ),
        (
            [group("P-NAHA", HIGHER), group("P-CTG", UNCLEAR)],
            f"{COMPARED}: Northshore is clearly higher than the others.",
        ),
        (
            [group("P-NAHA", HIGHER), group("P-CTG", HIGHER), group("P-MER", LOWER)],
            (
                f"{COMPARED}: Northshore and Guild are clearly higher than the others; Meridian is "
                "clearly lower than the others."
            ),
        ),
        (
            [group("P-NAHA", UNCLEAR), group("P-MER", LOWER)],
            f"{COMPARED}: Meridian is clearly lower than the others.",
        ),
    ],
)
def test_who_does_better_and_whether_it_is_real(groups: list[Group], words: str) -> None:
    assert compare.answer(comparison(*groups), NAMES.name) == words


@pytest.mark.parametrize(
    ("per", "words"),
    [
        (Per.EXPOSURES, MEASURE),
        (Per.FOLLOWERS, "core engagements per post and 1,000 followers"),
        (Per.POST, "core engagements per post"),
    ],
)
def test_what_is_compared_names_its_denominator(per: Per, words: str) -> None:
    assert compare.measure(comparison(per=per)) == words


@pytest.mark.parametrize(
    ("dimension", "group_id", "name"),
    [
        (Dimension.PARTNER, "P-CTG", "Guild"),
        (Dimension.PARTNER, UNATTRIBUTED, "Unattributed"),
        (Dimension.PLATFORM, "linkedin", "LinkedIn"),
        (Dimension.FORMAT, "short_video", "Short video"),
        (Dimension.OPERATOR, "in-house", "In-house"),
        (Dimension.CLASS, "(none)", "None"),
    ],
)
def test_groups_have_names_and_not_codes(dimension: Dimension, group_id: str, name: str) -> None:
    assert compare.namer(dimension, NAMES)(group_id) == name


@pytest.mark.parametrize(
    ("found", "caveat"),
    [
        (comparison(group("P-NAHA", UNCLEAR, without=1)), "One post lacks the number and is left out"),
        (comparison(group("P-NAHA", UNCLEAR, without=1200)), "1,200 posts lack the number and are left out"),
        (comparison(dimension=Dimension.OPERATOR), "does not choose its budget or approvals"),
        (comparison(dimension=Dimension.PLATFORM), "Platforms define these numbers differently."),
        (comparison(dimension=Dimension.FORMAT), "Posts whose files name no format are left out."),
        (comparison(dimension=Dimension.CLASS), "Posts that nobody has classified are left out."),
        (
            comparison(*[group(str(n), UNCLEAR) for n in range(11)]),
            "one in twenty would look different by chance",
        ),
    ],
)
def test_what_to_bear_in_mind_is_said(found: Comparison, caveat: str) -> None:
    assert caveat in compare.caveats(found)


def test_an_ordinary_comparison_has_one_caveat() -> None:
    assert compare.caveats(comparison(group("P-NAHA", UNCLEAR))) == (
        "The line around each dot holds the true rate in nineteen cases of twenty."
    )


def test_groups_without_a_rate_are_no_rows_and_partners_keep_their_colours() -> None:
    found = comparison(group("P-CTG", UNCLEAR, posts=1), group("P-NAHA", FEW, rate=None))

    rows = compare.rows(found, NAMES.name, NAMES)

    assert rows[["label", "colour", "n_unit", "interval"]].values.tolist() == [["Guild", 1, "post", "25 to 35"]]
    assert compare.rows(comparison(), NAMES.name, NAMES).empty


def test_panels_follow_the_dots_and_skip_groups_without_weeks() -> None:
    found = comparison(group("P-CTG", UNCLEAR), group("P-NAHA", UNCLEAR))

    assert compare.panels(found, NAMES.name, NAMES)["label"].tolist() == ["Northshore"]
    assert compare.panels(comparison(), NAMES.name, NAMES).empty
