"""The agreements of the demo, as a file that the product itself accepts."""

from partnerboard.agreements import read
from partnerboard.demo.agreements import agreements, agreements_text
from partnerboard.demo.cast import CHANNELS


def test_the_file_is_accepted_and_says_what_was_agreed() -> None:
    assert read(agreements_text()) == agreements()


def test_contributions_are_worth_35840_and_accrue_to_8460_in_three_weeks() -> None:
    contributions = agreements().initiatives[0].contributions
    spread = [one for one in contributions if one.from_ != one.to]

    assert sum(one.amount for one in contributions) == 35_840
    assert sum(one.amount for one in spread) * 21 / 84 == 8_460


def test_every_account_of_the_story_is_registered() -> None:
    assert [account.id for account in agreements().accounts] == [channel.id for channel in CHANNELS]


def test_a_plan_asks_meridian_for_sixty_posts() -> None:
    rules = [rule for rule in agreements().initiatives[0].plan_rules if rule.partner == "P-MER"]

    assert sum(rule.min_per_week for rule in rules) * 12 == 60


def test_target_weights_add_up_to_one() -> None:
    assert round(sum(target.weight for target in agreements().initiatives[0].targets), 9) == 1
