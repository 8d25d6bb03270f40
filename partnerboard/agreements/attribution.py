"""The rules that say which posts belong to an initiative: added, changed, reordered and removed."""

import re
from dataclasses import replace

from partnerboard.agreements.initiative import AttributionRule, Initiative
from partnerboard.agreements.model import Agreements
from partnerboard.agreements.rules import WITH_PATTERN
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

TAKES_A_WORD = WITH_PATTERN


def initiative_of(stated: Agreements, initiative_id: str) -> Initiative:
    """The initiative with an id.

    Raises:
        AgreementsInvalid: there is none.
    """
    found = next((each for each in stated.initiatives if each.id == initiative_id), None)
    if found is None:
        raise AgreementsInvalid(f"There is no partnership {initiative_id}.", "Reload the page: it may have been removed.")
    return found


def in_order(rules: tuple[AttributionRule, ...]) -> tuple[AttributionRule, ...]:
    """The rules in the order in which they decide; of two with one precedence the id decides, as in the warehouse."""
    return tuple(sorted(rules, key=lambda rule: (rule.precedence, rule.id)))


def with_rule(stated: Agreements, initiative_id: str, rule: AttributionRule) -> Agreements:
    """The agreements with a rule in the place of the one with its id, or after the others.

    Raises:
        AgreementsInvalid: no such initiative, or a rule that says the same is there already.
    """
    around = initiative_of(stated, initiative_id)
    same = next((each for each in around.attribution_rules if each.id != rule.id and _says(each) == _says(rule)), None)
    if same is not None:
        raise AgreementsInvalid(f"The rule {same.id} says the same already.", "Change that one instead.")
    is_known = any(each.id == rule.id for each in around.attribution_rules)
    held = tuple(rule if each.id == rule.id else each for each in around.attribution_rules)
    return _with_rules(stated, initiative_id, held if is_known else (*held, rule))


def without_rule(stated: Agreements, initiative_id: str, rule_id: str) -> Agreements:
    """The agreements without a rule."""
    rules = initiative_of(stated, initiative_id).attribution_rules
    return _with_rules(stated, initiative_id, tuple(each for each in rules if each.id != rule_id))


def only_rule(stated: Agreements, rule_id: str) -> Agreements:
    """The agreements with one rule alone: what it would claim if no other came first."""
    for around in stated.initiatives:
        alone = tuple(replace(each, enabled=True) for each in around.attribution_rules if each.id == rule_id)
        stated = _with_rules(stated, around.id, alone)
    return stated


def free_rule_id(stated: Agreements, kind: str, pattern: str | None) -> str:
    """An id for a new rule, made of what it looks at, that no other rule has."""
    taken = {each.id for around in stated.initiatives for each in around.attribution_rules}
    words = f"{kind} {pattern or ''}".replace("_", "-")
    name = re.sub(r"[^A-Za-z0-9-]+", "-", words).strip("-").lower()[:60]
    return next(each for each in (name, *(f"{name}-{number}" for number in range(2, 999))) if each not in taken)


def _says(rule: AttributionRule) -> tuple[object, ...]:
    pattern = (rule.pattern or "").casefold().lstrip("#@")
    return rule.kind, pattern, rule.from_, rule.to


def _with_rules(stated: Agreements, initiative_id: str, rules: tuple[AttributionRule, ...]) -> Agreements:
    return replace(
        stated,
        initiatives=tuple(
            replace(each, attribution_rules=rules) if each.id == initiative_id else each for each in stated.initiatives
        ),
    )
