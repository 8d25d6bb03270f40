"""What each role may do, and which pages it opens, as one table; every action is held where it is done."""

import ast

from partnerboard.sharing.roles import ACTIONS, OPENS, ROLES, may, opens
from tests.architecture import project

TABLE = """
            owner analyst lead viewer
upload      yes   yes     no   no
withdraw    yes   yes     no   no
agree       yes   yes     yes  no
approve     yes   yes     no   no
share       yes   no      yes  no
members     yes   no      no   no
recover     yes   no      no   no
switch      yes   no      no   no
"""
OFFERING = [*(project.ROOT / "partnerboard" / "ui").rglob("*.py"), *project.page_files()]


def asked(function: str) -> set[str]:
    """The actions that are named in calls of one function of `who`, anywhere in the pages."""
    return {
        node.args[0].value
        for path in OFFERING
        if function in path.read_text(encoding="utf-8")
        for node in ast.walk(project.tree(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == function
        if node.args and isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str)
    }


def test_the_table_of_roles_and_actions() -> None:
    head, *lines = [line.split() for line in TABLE.strip().splitlines()]
    stated = {(role, line[0]): word == "yes" for line in lines for role, word in zip(head, line[1:], strict=True)}

    assert stated == {(role, action): may(role, action) for role in ROLES for action in ACTIONS}


def test_every_action_is_held_where_it_is_done() -> None:
    """What is only hidden can be asked for by hand; `acting` refuses it there."""
    assert asked("who.acting") == set(ACTIONS)
    assert asked("who.may") | asked("gate.required_scope") <= set(ACTIONS)


def test_every_page_that_is_for_an_action_exists_and_asks_for_it() -> None:
    pages = {path.stem: path for path in project.page_files()}

    for page, action in OPENS.items():
        assert f'gate.required_scope("{action}")' in pages[page].read_text(encoding="utf-8")


def test_the_pages_that_each_role_opens() -> None:
    closed = {role: {page for page in OPENS if not opens(role, page)} for role in ROLES}

    assert closed == {
        "owner": set(),
        "analyst": {"shared_links", "people"},
        "lead": {"upload", "people"},
        "viewer": {"upload", "agreements", "shared_links", "people"},
    }
    assert all(opens(role, "scorecard") for role in ROLES)


def test_whoever_changes_something_on_a_page_is_asked_for_by_name() -> None:
    """A change is recorded under the name that `acting` answers: no page can write another one down."""
    named = {
        f"{project.name(path)}:{node.value.lineno}"
        for path in OFFERING
        for node in ast.walk(project.tree(path))
        if isinstance(node, ast.keyword) and node.arg in ("by", "actor") and isinstance(node.value, ast.Constant)
    }

    assert named == set()
