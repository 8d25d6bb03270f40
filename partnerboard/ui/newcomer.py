"""The first thing somebody sees in a workspace of their own: what is there, what would fill it, and how."""

from datetime import datetime
from typing import NoReturn

import streamlit as st

from partnerboard.insights.workspace import loaded
from partnerboard.scope import Scope
from partnerboard.ui import say
from partnerboard.ui.telling import newcomer as telling
from partnerboard.ui.workspace import asked, workspace


def nothing_agreed(scope: Scope, known_at_utc: datetime) -> NoReturn:
    """A workspace without agreements: what its files hold, the files that are missing, and how they are loaded."""
    settings = workspace().settings
    where = "" if settings.has_usual_folder else f" --warehouse {settings.own_warehouse}"
    command = "python -m partnerboard"
    there = telling.told(asked(loaded, scope, known_at_utc))
    say.title("Nothing agreed yet", question="Your own workspace")
    if there:
        say.answer(there, "The pages need one more file: what you agreed. It says whose the accounts are.")
    else:
        say.answer("These pages put what partners agreed beside what they did. Two kinds of files fill them.")
    say.todo(
        ("Stop the app", "It holds the warehouse, and one process at a time may write.", "Ctrl+C"),
        (
            "Write down what was agreed, and load it",
            "Copy docs/leads/agreements-template.toml and change what is yours; agreements.md beside it explains it.",
            f"{command} agreements import{where} our-partnership.toml",
        ),
        (
            "Load more exports, if there are" if there else "Load the exports of your platforms",
            "As they were downloaded, in any order, any number at once; docs/analysts/exports.md says which.",
            f"{command} load{where} ~/Downloads/*.csv",
        ),
        ("Start the app again", "The pages open on the newest day the files speak of.", "make run"),
    )
    st.stop()
