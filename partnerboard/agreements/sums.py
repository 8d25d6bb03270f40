"""What the partners' targets of one metric add up to, beside what is promised for the whole initiative."""

from dataclasses import dataclass

from partnerboard.agreements.initiative import Target, Version
from partnerboard.agreements.model import Agreements
from partnerboard.agreements.targets import Answer, answer
from partnerboard.metrics.additivity import Over, Permission, may_sum
from partnerboard.metrics.catalogue import metric


@dataclass(frozen=True)
class Promise:
    """One target about the same as another: its last value that nobody rejected, None for a range."""

    target: Target
    value: float | None
    is_agreed: bool


@dataclass(frozen=True)
class Beside:
    """The targets beside one: those of single partners, and that of the whole initiative where there is one.

    `permission` says whether the values of partners may be added up at all; `total` is None where not, or where there
    is nothing to add. A target whose versions were all rejected, or that has no value yet, promises nothing and is left
    out.
    """

    permission: Permission
    partners: tuple[Promise, ...]
    whole: Promise | None

    @property
    def total(self) -> float | None:
        """The sum of the partners' values."""
        values = [each.value for each in self.partners if each.value is not None]
        return sum(values) if self.permission and values else None

    @property
    def gap(self) -> float | None:
        """What the initiative's target leaves to be promised; below 0, partners promise more than it asks."""
        if self.whole is None or self.whole.value is None or self.total is None:
            return None
        return self.whole.value - self.total


def beside(stated: Agreements, initiative_id: str, target: Target) -> Beside:
    """The targets that count the same as `target` in the same period, for single partners and for all of them.

    `target` itself is among them as it is stated, if it is; one that is only thought of can be added with `proposed`.
    Targets of another platform, account, format or class count something else.
    """
    found = [
        each
        for around in stated.initiatives
        if around.id == initiative_id
        for each in around.targets
        if _counted(each) == _counted(target)
    ]
    promised = [promise for each in found if (promise := _promise(each))]
    wholes = [each for each in promised if each.target.partner is None]
    itself = [each for each in wholes if each.target.id == target.id]
    return Beside(
        permission=may_sum(metric(target.metric), Over.PARTNERS),
        partners=tuple(each for each in promised if each.target.partner is not None),
        whole=next(iter(itself + wholes), None),
    )


def _counted(target: Target) -> tuple[object, ...]:
    narrowed = (target.platform, target.account, target.format, target.class_)
    return target.metric, target.measurement, target.from_, target.to, *narrowed


def _promise(target: Target) -> Promise | None:
    standing = [each for each in target.versions if answer(target, each) is not Answer.REJECTED]
    says_nothing = not standing or (standing[-1].value, standing[-1].low, standing[-1].high) == (None, None, None)
    return None if says_nothing else _valued(target, standing[-1])


def _valued(target: Target, version: Version) -> Promise:
    return Promise(target, version.value, answer(target, version) is Answer.AGREED)
