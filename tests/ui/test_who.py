"""A member is asked for on every run: what their role does not allow is refused in the action, whatever is clicked."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from partnerboard.settings import PROJECT
from partnerboard.sharing import members
from partnerboard.sharing.members import Member
from partnerboard.sharing.roles import ACTIONS, ROLES, Role, may
from partnerboard.sharing.visitors import VISITOR_KEY, Visitor, sealed
from partnerboard.ui import signing_in, who
from partnerboard.ui.visit import STAFF
from partnerboard.ui.workspace import Workspace, workspace

SECRETS = """[auth]
redirect_uri = "https://board.example.org/oauth2callback"
cookie_secret = "q7Jc2nV0pRtX9sLwA4yZbK8mHgUeFdTiO1vQxNjW"
client_id = "partnerboard"
client_secret = "from-the-provider"
server_metadata_url = "https://id.example.org/.well-known/openid-configuration"
"""
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
IN_2001, IN_2100 = 1_000_000_000, 4_102_444_800  # seconds since 1970
REFUSAL = "This page is not open to you"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A workspace where people sign in, with one member of each role named after it."""
    folder = tmp_path_factory.mktemp("members")
    (folder / "secrets.toml").write_text(SECRETS, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PARTNERBOARD_DATA", str(folder))
        patch.setenv("PARTNERBOARD_WORKSPACE", "own")
        patch.setenv("PARTNERBOARD_SIGN_IN", "members")
        patch.setenv("PARTNERBOARD_SECRETS", str(folder / "secrets.toml"))
        patch.setitem(sys.modules, "__main__", sys.modules["__main__"])  # a page puts itself there, and stays
        _forget()
        house = workspace()
        house.start()
        _become_owner()
        for role in ROLES[1:]:
            _invited(house, role)
        yield house
        house.stop()
    _forget()


def _forget() -> None:
    for kept in (workspace, who.sign_in, who.first_owner):
        kept.cache_clear()


def _become_owner() -> None:
    """Type the code of the console into the page of somebody who signed in and is no member."""
    [line] = signing_in.on_the_console()

    def script() -> None:
        from partnerboard.ui import signing_in

        signing_in.show()

    door = AppTest.from_function(script, default_timeout=30)
    door.user = {VISITOR_KEY: sealed(Visitor("stranger", "owner@example.org"))}
    door.run()
    assert "You are signed in as owner@example.org, and this address is not on the list of members." in said(door)
    for code, name in (("AAAAA", "Owner"), (line.rpartition(" ")[2], " "), (line.rpartition(" ")[2], "Owner")):
        assert who.everybody() == ()
        door.text_input[0].input(code)
        door.text_input[1].input(name)
        next(each for each in door.button if each.label == "Become the owner").click().run()
    assert not door.exception


def _invited(house: Workspace, role: Role, name: str = "") -> Member:
    said = {"email": f"{name or role}@example.org", "name": (name or role).title()}
    return members.invite(house.warehouse, **said, role=role, by="Owner", at_utc=NOW)


def the(house: Workspace, name: str) -> Member:
    return next(each for each in who.everybody() if each.name == name.title())


def signed_in(member: Member, *, until: int = IN_2100) -> dict[str, str]:
    return {VISITOR_KEY: sealed(Visitor("member", member.member_id, until=until))}


def page(path: str, user: dict[str, str]) -> AppTest:
    opened = AppTest.from_file(str(PROJECT / "pages" / path), default_timeout=30)
    opened.user = user
    return opened.run()


def said(app: AppTest) -> str:
    return "\n".join(element.proto.body for element in app.main if element.type == "html")


def acted(user: dict[str, str]) -> dict[str, str]:
    """The name under which a visitor does each action, or why not."""

    def script() -> None:
        import streamlit as st

        from partnerboard.errors import NotAllowed
        from partnerboard.sharing.roles import ACTIONS
        from partnerboard.ui import who

        for action in ACTIONS:
            try:
                st.text(f"{action}={who.acting(action)}")
            except NotAllowed as refused:
                st.text(f"{action}=no: {refused.message}")

    app = AppTest.from_function(script)
    app.user = user
    return dict(element.value.split("=", 1) for element in app.run().text)


@pytest.mark.parametrize("role", ROLES)
def test_T40_each_role_does_what_it_may_under_the_name_of_the_member_and_nothing_else(
    house: Workspace, role: Role
) -> None:
    done = acted(signed_in(the(house, role)))

    assert {action: not name.startswith("no: ") for action, name in done.items()} == {
        action: may(role, action) for action in ACTIONS
    }
    assert {name for name in done.values() if not name.startswith("no: ")} <= {role.title()}


@pytest.mark.parametrize(
    "user",
    [
        {},
        {VISITOR_KEY: "local"},
        {VISITOR_KEY: sealed(Visitor("stranger", "eve@example.org"))},
        {VISITOR_KEY: sealed(Visitor("link", "l1"))},
        {VISITOR_KEY: sealed(Visitor("member", "m_nobody"))},
    ],
    ids=["nobody", "forged", "stranger", "link", "unknown member"],
)
def test_T40_nobody_else_does_anything(house: Workspace, user: dict[str, str]) -> None:
    assert {name[:12] for name in acted(user).values()} == {"no: You may "}


def test_whoever_sits_at_this_machine_does_everything(house: Workspace) -> None:
    done = acted({VISITOR_KEY: sealed(Visitor("local"))})

    assert done == dict.fromkeys(ACTIONS, "the app on this machine")


def test_a_refusal_says_who_may_and_that_nothing_was_changed(house: Workspace) -> None:
    assert acted(signed_in(the(house, "lead")))["withdraw"] == (
        "no: As a lead you may not withdraw, restore or read files again."
    )


@pytest.mark.parametrize(
    ("role", "path", "is_open"),
    [
        ("lead", "analysts/upload.py", False),
        ("viewer", "leads/agreements.py", False),
        ("analyst", "sharing/people.py", False),
        ("analyst", "sharing/shared_links.py", False),
        ("viewer", "analysts/imports.py", True),
        ("analyst", "analysts/upload.py", True),
    ],
)
def test_T40_a_page_that_is_not_for_a_role_refuses_it_also_when_it_is_asked_for_by_hand(
    house: Workspace, role: str, path: str, is_open: bool
) -> None:
    opened = page(path, signed_in(the(house, role)))

    assert (REFUSAL not in said(opened)) is is_open
    assert not opened.exception


def test_T39_who_is_removed_or_demoted_loses_their_rights_at_the_next_run_of_an_open_page(house: Workspace) -> None:
    zoe = _invited(house, "owner", "zoe")
    opened = page("sharing/people.py", signed_in(zoe))
    assert "Who may do what?" in said(opened)

    members.change(house.warehouse, zoe.member_id, role="viewer", by="Owner", at_utc=NOW)
    assert REFUSAL in said(opened.run())
    members.change(house.warehouse, zoe.member_id, role="owner", by="Owner", at_utc=NOW)
    assert REFUSAL not in said(opened.run())
    members.change(house.warehouse, zoe.member_id, is_active=False, by="Owner", at_utc=NOW)
    assert REFUSAL in said(opened.run())
    assert set(acted(signed_in(zoe)).values()) == set(acted({}).values())


def test_a_sign_in_that_is_over_ends_an_open_page_too(house: Workspace) -> None:
    assert REFUSAL in said(page("sharing/people.py", signed_in(the(house, "owner"), until=IN_2001)))


def test_T44_the_console_shows_the_code_once_and_only_where_there_is_no_owner(house: Workspace) -> None:
    """The owner of this workspace came to be by the code, at its start."""
    owner = the(house, "owner")

    assert (owner.email, owner.role, owner.invited_by) == ("owner@example.org", "owner", "Owner")
    assert signing_in.on_the_console() == []
    assert not who.first_owner().is_open


def test_an_owner_invites_changes_and_removes_people_under_their_name(house: Workspace) -> None:
    opened = page("sharing/people.py", signed_in(the(house, "owner")))

    opened.text_input[0].input("Mia@Example.org")
    opened.text_input[1].input("Mia")
    opened.radio[0].set_value("lead")
    next(each for each in opened.button if each.label == "Invite").click().run()

    assert "Mia may sign in as lead." in said(opened)
    assert "mia@example.org" in opened.code[0].value
    assert "https://board.example.org" in opened.code[0].value
    mia = the(house, "Mia")
    assert (mia.email, mia.role, mia.invited_by) == ("mia@example.org", "lead", "Owner")

    opened.selectbox[0].set_value(mia.member_id).run()
    next(each for each in opened.button if each.label == "Remove").click().run()

    assert "Mia may no longer sign in" in said(opened)
    assert not the(house, "Mia").is_active
    assert not opened.exception


def test_the_last_owner_is_told_why_they_stay(house: Workspace) -> None:
    owner = the(house, "owner")
    opened = page("sharing/people.py", signed_in(owner))

    opened.selectbox[0].set_value(owner.member_id).run()
    next(each for each in opened.button if each.label == "Remove").click().run()

    assert "Owner is the last owner." in said(opened)
    assert the(house, "owner").is_active


def test_a_viewer_sees_no_step_on_a_page_that_they_may_read(house: Workspace) -> None:
    opened = page("analysts/imports.py", signed_in(the(house, "viewer")))

    assert [each.label for each in opened.button] == []


def test_T9_the_cookie_of_a_link_and_a_sign_in_are_never_one_visitor(house: Workspace) -> None:
    """Each connection carries one seal: a member's opens no page of a link, a link's no page of the staff."""
    assert REFUSAL in said(page("sharing/people.py", {VISITOR_KEY: sealed(Visitor("link", "l1"))}))
    assert REFUSAL in said(page("leads/portfolio.py", {VISITOR_KEY: sealed(Visitor("link", "l1"))}))


def test_where_nobody_signs_in_the_page_says_so_and_how_to_change_it(
    house: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PARTNERBOARD_SIGN_IN", "local")
    who.sign_in.cache_clear()

    opened = page("sharing/people.py", {VISITOR_KEY: sealed(Visitor("local"))})

    who.sign_in.cache_clear()
    assert "Nobody needs to sign in here" in said(opened)
    assert "docs/operations.md, Who signs in" in said(opened)
    assert "What each role may do" in said(opened)
    assert list(opened.text_input) == []


def test_the_navigation_is_made_of_pages_that_exist() -> None:
    files = {f"{path.parent.name}/{path.stem}" for path in (PROJECT / "pages").glob("*/*.py")}

    assert {path for section in STAFF.values() for path in section} == {
        each for each in files if not each.startswith("partner/")
    }
