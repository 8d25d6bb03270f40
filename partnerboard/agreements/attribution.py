"""The rules that say which posts belong to an initiative: added, changed, reordered and removed."""

from partnerboard.agreements.editing import Edit, Where, applied, removed
from partnerboard.agreements.initiative import AttributionRule, Initiative
from partnerboard.agreements.model import Agreements
from partnerboard.errors import AgreementsInvalid

USUAL_PRECEDENCE = {
    "exclude_post": 1,
    "include_post": 2,
    "initiative_account": 3,
    "utm_campaign": 4,
    "short_link": 4,
    "custom_label": 5,
    "paid_partnership": 5,
    "hashtag": 6,
    "mention": 7,
}
"""Where a rule stands among others unless somebody says otherwise: the surer the evidence, the earlier."""


def initiative_of(stated: Agreements, initiative_id: str) -> Initiative:
    """The initiative with an id.

    Raises:
        AgreementsInvalid: there is none.
    """
    found = next((each for each in stated.initiatives if each.id == initiative_id), None)
    if found is None:
        raise AgreementsInvalid(
            f"There is no partnership {initiative_id}.", "Reload the page: it may have been removed."
        )
    return found


def in_order(rules: tuple[AttributionRule, ...]) -> tuple[AttributionRule, ...]:
    """The rules in the order in which they decide; of two with one precedence the id decides, as in the warehouse."""
    return tuple(sorted(rules, key=lambda rule: (rule.precedence, rule.id)))


def ruled(stated: Agreements, initiative_id: str, rule: AttributionRule) -> Edit:
    """A rule in the place of the one with its id, or after the others.

    Raises:
        AgreementsInvalid: no such initiative, or a rule that says the same is there already.
    """
    held = initiative_of(stated, initiative_id).attribution_rules
    same = next((each for each in held if each.id != rule.id and _says(each) == _says(rule)), None)
    if same is not None:
        raise AgreementsInvalid(f"The rule {same.id} says the same already.", "Change that one instead.")
    before = next((each for each in held if each.id == rule.id), None)
    return Edit(_rules(initiative_id), before, rule)


def unruled(initiative_id: str, rule: AttributionRule) -> Edit:
    """A rule that no longer holds."""
    return removed(_rules(initiative_id), rule)


def only_rule(stated: Agreements, rule_id: str) -> Agreements:
    """The agreements with one rule alone: what it would claim if no other came first."""
    for around in stated.initiatives:
        others = (each for each in around.attribution_rules if each.id != rule_id)
        stated = applied(stated, [unruled(around.id, each) for each in others])
    return stated


def _says(rule: AttributionRule) -> tuple[object, ...]:
    pattern = (rule.pattern or "").casefold().lstrip("#@")
    return rule.kind, pattern, rule.from_, rule.to


def _rules(initiative_id: str) -> Where:
    return ("initiatives", initiative_id, "attribution_rules")
