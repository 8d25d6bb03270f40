"""Scope only ever shrinks."""

from partnerboard.scope import NO_INITIATIVE, UNATTRIBUTED, Scope


def test_staff_also_see_what_belongs_to_nobody() -> None:
    scope = Scope.staff(["mwt"], ["P-NAHA", "P-CTG"])

    assert scope.initiative_ids == {"mwt", NO_INITIATIVE}
    assert scope.partner_ids == {"P-NAHA", "P-CTG", UNATTRIBUTED}


def test_naming_an_id_outside_the_scope_does_not_add_it() -> None:
    scope = Scope(frozenset({"mwt"}), frozenset({"P-NAHA"}))

    narrowed = scope.within(["mwt", "other"], ["P-NAHA", "P-CTG"])

    assert narrowed == scope
