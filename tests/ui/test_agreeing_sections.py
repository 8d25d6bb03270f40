"""Every section of the agreements page as Streamlit runs it: lists, forms of what stands, and forms of what is new."""

from dataclasses import replace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

# Address of a record, and the fields that its form has.
FORMS: list[tuple[str, str, list[str]]] = [
    ("organisations", "organisation:bank", ["Name", "Kind of organisation", "This is us", "Short name"]),
    ("organisations", "organisation:~", ["Name", "Kind of organisation", "This is us", "Short name"]),
    ("organisations", "department:press", ["Name"]),
    ("organisations", "department:~bank", ["Name"]),
    ("people", "person:ivy", ["Name", "Works for", "Department (optional)", "Shown without consent as"]),
    ("people", "person:~", ["Name", "Works for"]),
    ("initiatives", "initiative:green", ["Name", "In a sentence or two (optional)", "First day", "Last day"]),
    ("initiatives", "initiative:~", ["Name", "In a sentence or two (optional)", "First day"]),
    ("initiatives", "initiative_partner:green/P-BANK", ["Partner", "Takes part since", "Left on (optional)"]),
    ("initiatives", "initiative_partner:~green", ["Partner", "Takes part since"]),
    (
        "initiatives",
        "agreement:mou-bank",
        ["Signed with", "Kind of paper", "Holds from", "Not posted about (optional)"],
    ),
    ("initiatives", "plan_rule:plan-bank", ["Partner", "Posts a week, at least", "On the account (optional)"]),
    ("initiatives", "plan_rule:~green", ["Partner", "Posts a week, at least", "From", "Until"]),
    ("initiatives", "link:l-ivy", ["Short address (optional)", "Leads to"]),
    ("contributions", "agreed_contribution:c-hours", ["From", "What is given", "Both sides agree on the value"]),
    ("contributions", "agreed_contribution:~green", ["From", "What is given", "Value altogether"]),
    ("events", "event:storm", ["What happened", "Kind of event", "Concerns (optional)", "Began", "Ended (optional)"]),
    ("events", "event:~", ["What happened", "In answer to (optional)"]),
]


def section(name: str, record: str = "", **changes: Any) -> AppTest:
    """A section shown of the green streets, with some of their records replaced."""

    def script(name: str, changes: dict) -> None:
        from dataclasses import replace
        from importlib import import_module

        from partnerboard.ui.agreeing import saving
        from tests.agreements.green_streets import green_streets

        saving.arrive()
        import_module(f"partnerboard.ui.agreeing.{name}").show(replace(green_streets(), **changes))

    app = AppTest.from_function(script, args=(name, changes), default_timeout=20)
    app.query_params["record"] = record
    app.run()
    assert not app.exception
    return app


def labels(app: AppTest) -> list[str]:
    """What stands above every field."""
    kinds = ("text_input", "selectbox", "number_input", "checkbox", "date_input", "datetime_input", "text_area")
    return [each.label for kind in kinds for each in app.get(kind)]


def buttons(app: AppTest) -> list[str]:
    return [each.label for each in app.button]


@pytest.mark.parametrize(("name", "record", "fields"), FORMS, ids=[record for _, record, _ in FORMS])
def test_a_form_asks_for_every_value_in_plain_words(name: str, record: str, fields: list[str]) -> None:
    app = section(name, record)

    assert set(fields) <= set(labels(app))
    assert not any("_" in label for label in labels(app))


@pytest.mark.parametrize(
    ("name", "button"),
    [
        ("organisations", "Add an organisation"),
        ("people", "Add a person"),
        ("initiatives", "Add an initiative"),
        ("contributions", "Add a contribution"),
        ("events", "Add an event"),
    ],
)
def test_a_list_leads_to_a_new_record(name: str, button: str) -> None:
    app = section(name)

    assert buttons(app) == [button]
    assert "Riverside Cyclists (us)" in app.get("html")[1].proto.body or name != "organisations"


def test_an_address_that_names_nothing_shows_the_list() -> None:
    assert buttons(section("events", "event:drought")) == ["Add an event"]
    assert buttons(section("events", "account:fb-cyc")) == ["Add an event"]


def test_each_of_two_initiatives_has_its_own_way_to_a_contribution() -> None:
    from tests.agreements.green_streets import green_streets

    first = green_streets().initiatives[0]
    second = replace(first, id="grey", name="Grey Streets", contributions=())

    app = section("contributions", initiatives=(first, second))

    assert buttons(app) == ["Add a contribution", "Add a contribution"]


def test_only_partners_that_take_part_can_be_chosen_for_a_plan() -> None:
    app = section("initiatives", "plan_rule:~green")

    assert next(each for each in app.selectbox if each.label == "Partner").options == ["Cyclists", "Bank", "Loud"]


def test_what_is_left_empty_is_named_and_nothing_is_saved() -> None:
    app = section("people", "person:~")

    next(each for each in app.button if each.label == "Add a person").click().run()

    assert "Fill in: Name and Works for." in app.get("html")[-1].proto.body


def test_what_others_name_cannot_be_removed() -> None:
    app = section("people", "person:ivy")

    assert "Person “Ivy” cannot go while" in app.get("html")[-1].proto.body
    assert "Remove person “Ivy”" not in buttons(app)


def test_what_nobody_names_can_be_removed_once_it_is_said_what_goes_with_it() -> None:
    app = section("initiatives", "plan_rule:plan-bank")

    assert app.get("html")[-1].proto.body == (
        '<p class="pb-note">Nothing else names it. Loaded files stay as they are.</p>'
    )
    assert "Remove this plan" in buttons(app)
