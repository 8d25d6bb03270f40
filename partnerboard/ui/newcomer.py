"""The first thing somebody sees in an empty workspace of their own: what would fill it, and how."""

from typing import NoReturn

import streamlit as st

from partnerboard.ui import say
from partnerboard.ui.workspace import workspace


def nothing_agreed() -> NoReturn:
    """An empty workspace: the files that fill it, and the commands that load them."""
    settings = workspace().settings
    where = "" if settings.has_usual_folder else f" --warehouse {settings.own_warehouse}"
    command = "python -m partnerboard"
    say.title("Nothing agreed yet", question="Your own workspace")
    say.answer("These pages put what partners agreed beside what they did. Two kinds of files fill them.")
    say.todo(
        ("Stop the app", "It holds the warehouse, and one process at a time may write.", "Ctrl+C"),
        (
            "Write down what was agreed, and load it",
            "Copy docs/leads/agreements-template.toml and change what is yours; agreements.md beside it explains it.",
            f"{command} agreements import{where} our-partnership.toml",
        ),
        (
            "Load the exports of your platforms",
            "As they were downloaded, in any order, any number at once; docs/analysts/exports.md says which.",
            f"{command} load{where} ~/Downloads/*.csv",
        ),
        ("Start the app again", "The pages open on the newest day the files speak of.", "make run"),
    )
    st.stop()
