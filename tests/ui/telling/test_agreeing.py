"""What the forms of the agreements say: what was saved, why something is refused, and what hangs on a record."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from partnerboard.agreements import Agreements, ProblemsFound, read, write
from partnerboard.agreements.editing import added, applied, changed, referring
from partnerboard.agreements.initiative import Initiative, PlanRule
from partnerboard.agreements.shape import shapes, whole
from partnerboard.ui.telling import agreeing
from partnerboard.ui.telling.agreeing_choices import CHOICES, HELP, choice
from partnerboard.ui.telling.agreeing_labels import KINDS, LABELS
from partnerboard.ui.telling.agreeing_refusals import in_a_form
from tests.agreements.green_streets import changed as file_with
from tests.agreements.green_streets import green_streets
from tests.agreements.test_refused import Case, cases

# What only somebody who writes a file can get wrong.
OF_A_FILE = re.compile("quotes|TOML|is not a key|a list of tables|an offset|\\[workspace\\]")


@pytest.fixture
def stated() -> Agreements:
    return green_streets()


def refusals(stated: Agreements, where: tuple[Any, ...], before: Any, **values: Any) -> list[str]:
    """What is said at a form that changes a record."""
    after = replace(before, **values)
    tried = applied(stated, [changed(where, before, after)])
    with pytest.raises(ProblemsFound) as refused:
        read(write(tried))
    return agreeing.refused(refused.value.problems, tried, [after])


def test_every_value_of_every_record_has_a_name_on_the_forms() -> None:
    for shape in shapes():
        assert set(LABELS[shape.record]) == {field.name for field in shape.fields}, shape.record
        assert shape.record in KINDS


def test_words_for_choices_are_those_of_values_that_there_are() -> None:
    known = {(shape.record, field.name): field for shape in shapes() for field in shape.fields}

    for (record, name), words in CHOICES.items():
        limits = {option for limit in known[record, name].limits for option in limit.choices}
        assert set(words) <= limits
    assert set(HELP) <= set(known)


def test_a_choice_without_words_of_its_own_is_written_as_people_write() -> None:
    assert choice(PlanRule, "platform", "linkedin") == "LinkedIn"
    assert choice(PlanRule, "platform", "web") == "Website"
    assert choice(PlanRule, "format", "short_video") == "Short video"
    assert choice(PlanRule, "format", "poll") == "Poll"


def test_a_refused_value_is_named_as_on_the_form(stated: Agreements) -> None:
    initiative, account = stated.initiatives[0], stated.accounts[0]

    assert refusals(stated, ("initiatives",), initiative, ends_on=date(2026, 3, 1)) == [
        "Last day: lies before “First day” (2 Mar 2026)."
    ]
    assert refusals(stated, ("accounts",), account, owner=None) == ["Owner: is needed."]
    assert refusals(stated, ("accounts",), account, platform="instagram", handle="greenstreets") == [
        "Account “Green Streets”, Handle: there is another account with it on this platform."
    ]


def test_what_is_wrong_inside_the_record_on_the_form_needs_no_further_name(stated: Agreements) -> None:
    account = stated.accounts[0]
    twice = (account.owners[0], replace(account.owners[1], from_=date(2020, 1, 1)))

    assert refusals(stated, ("accounts",), account, owners=twice) == [
        "Until: must lie before 1 Jan 2020, when the next one begins."
    ]


def test_a_problem_of_a_new_record_is_told_at_its_form(stated: Agreements) -> None:
    plan = PlanRule(
        id="p", partner="P-CYC", min_per_week=3, max_per_week=1, from_=date(2026, 3, 2), to=date(2026, 3, 8)
    )
    tried = applied(stated, [added(("initiatives", "green", "plan_rules"), plan)])

    with pytest.raises(ProblemsFound) as refused:
        read(write(tried))

    assert agreeing.refused(refused.value.problems, tried, [plan]) == [
        "Posts a week, at most: lies below “Posts a week, at least” (3)."
    ]


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.heading)
def test_no_refusal_speaks_of_the_file_to_somebody_at_a_form(case: Case) -> None:
    with pytest.raises(ProblemsFound) as refused:
        read(file_with(*(edit.texts for edit in case.edits)))

    for problem in refused.value.problems:
        if not OF_A_FILE.search(problem.expected):
            words = in_a_form(problem.expected, _kind(problem.path))
            assert not re.search(r"\w_\w|\[\[| = |\bkey\b|\bid\b|\bfile\b|\d{4}-\d\d", words), words


def test_what_hangs_on_a_record_is_told_by_kind_and_name(stated: Agreements) -> None:
    bank = stated.organisations[1]

    assert agreeing.cannot_go(bank, referring(stated, bank)) == (
        "Organisation “Harbour Bank” cannot go while one department (“Branch office”), one partner (“Bank”), one "
        "account (“Riverside Cyclists”) and two targets (“Views”, “Promotional share”) name it. Change or remove those "
        "first."
    )
    assert agreeing.hangs_on(stated.initiatives[0].plan_rules) == "one plan"


def test_what_goes_with_a_record_is_counted(stated: Agreements) -> None:
    assert agreeing.would_go(stated.initiatives[0]) == (
        "Nothing else names it. With it go three places of partners, one signed agreement, two rules, one plan, one "
        "tracked link, two targets and one contribution. Loaded files stay as they are."
    )
    assert agreeing.would_go(stated.people[0]) == "Nothing else names it. Loaded files stay as they are."


def test_what_was_done_is_said_with_the_name_or_the_kind(stated: Agreements) -> None:
    plan = stated.initiatives[0].plan_rules[0]

    assert agreeing.saved(stated.accounts[0]) == "Account “Riverside Cyclists” is saved."
    assert agreeing.was_added(plan) == "The plan is added."
    assert agreeing.removing(plan) == "Remove this plan"
    assert agreeing.was_removed(stated.events[0]) == "Event “Storm” is removed; the history keeps what it said."
    assert [agreeing.adding(kind) for kind in (Initiative, PlanRule)] == ["Add an initiative", "Add a plan"]


def _kind(path: tuple[str | int, ...]) -> type:
    shape = whole()
    for step in path:
        shape = next((part for part in shape.parts if part.key == step), shape)
    return shape.record
