"""Who may do what, in words that a colleague can be sent."""

from datetime import UTC, datetime

from partnerboard.sharing.members import Deed
from partnerboard.sharing.roles import ACTIONS, ROLES
from partnerboard.ui.telling import people as telling
from partnerboard.ui.telling import roles
from tests.sharing.signed import NOW, member

OLGA, ANA, ZOE = member("Olga", "owner"), member("Ana"), member("Zoe", "lead", is_active=False)


def test_the_answer_counts_who_may_sign_in_by_role() -> None:
    assert telling.answer([OLGA, ANA, ZOE]) == "Two people may sign in: one owner and one analyst."
    assert telling.answer([OLGA]) == "One person may sign in: one owner."
    assert telling.answer([ZOE]) == "Nobody may sign in yet."


def test_members_stand_by_name_and_the_removed_ones_after_them() -> None:
    rows = telling.rows([ZOE, OLGA, ANA], {ANA.member_id: datetime(2026, 11, 21, 8, tzinfo=UTC)})

    assert rows[["name", "role", "state", "seen", "invited", "invited_by"]].to_numpy().tolist() == [
        ["Ana", "analyst", "member", "21 Nov 2026", "22 Nov 2026", "Olga"],
        ["Olga", "owner", "member", "never", "22 Nov 2026", "Olga"],
        ["Zoe", "lead", "removed", "never", "22 Nov 2026", "Olga"],
    ]


def test_the_table_of_roles_has_a_line_for_every_action() -> None:
    rows = telling.allowed()

    assert list(rows.columns) == ["what", *ROLES]
    assert len(rows) == 1 + len(ACTIONS)
    assert rows.loc[0].tolist() == ["Read every page of partnerships and data", "yes", "yes", "yes", "yes"]
    assert rows.loc[5].tolist() == ["Make and end links for partners", "yes", "–", "yes", "–"]


def test_a_refusal_names_the_role_and_who_may() -> None:
    assert roles.not_allowed("withdraw", "lead") == (
        "As a lead you may not withdraw, restore or read files again.",
        "Ask an owner or an analyst; nothing was changed.",
    )
    assert roles.not_allowed("agree", None) == (
        "You may not change what was agreed.",
        "Ask an owner, an analyst or a lead; nothing was changed.",
    )


def test_what_is_sent_to_somebody_who_was_invited() -> None:
    assert telling.invitation(ANA, "https://board.example.org", "members") == (
        "Hello Ana,\n\n"
        "you can now see how our partnerships stand against what was agreed: https://board.example.org\n\n"
        "Open the address, choose Sign in, and use ana@example.org. "
        "Your role is analyst: somebody who brings the data in and keeps it right.\n"
    )
    assert "sign in as you are used to" in telling.invitation(ANA, "https://board.example.org", "proxy")


def test_what_was_just_done_is_told() -> None:
    assert telling.changed(ANA, "role") == "Ana is an analyst from now on."
    assert telling.changed(ZOE, "removed") == (
        "Zoe may no longer sign in; pages that are open end with the next click."
    )
    assert telling.changed(ZOE, "again") == "Zoe may sign in again, as lead."
    assert telling.signed_in(ANA) == "Signed in as Ana, analyst."
    assert telling.label(ZOE) == "Zoe, removed"


def test_who_did_what_is_one_line_a_step() -> None:
    done = [
        Deed(NOW, "Ana", "load", "file", "posts.csv", 1, None),
        Deed(NOW, "Ana", "add", "target", "t1", 11, None),
        Deed(NOW, "Olga", "analyst, was lead", "member", "Ana", 1, "ana@example.org"),
        Deed(NOW, "Ana", "signed_in", "member", "", 1, None),
        Deed(NOW, "Ana", "paused", "link", "NAHA, weekly", 1, None),
    ]

    assert telling.deed_rows(done)["what"].tolist() == [
        "Load: file posts.csv",
        "Add: 11 target records",
        "Analyst, was lead: Ana (ana@example.org)",
        "Signed in",
        "Paused: link NAHA, weekly",
    ]
    assert telling.deed_rows([]).empty
