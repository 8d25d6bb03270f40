"""The first thing somebody sees in a workspace of their own: what is there, what would fill it, and how."""

from datetime import datetime
from typing import NoReturn

import streamlit as st

from partnerboard.insights.workspace import loaded
from partnerboard.scope import Scope
from partnerboard.ui import agreements_file, say, who
from partnerboard.ui.telling import newcomer as telling
from partnerboard.ui.workspace import asked


def nothing_agreed(scope: Scope, known_at_utc: datetime) -> NoReturn:
    """A workspace without agreements: what its files hold, and the two kinds of files that fill it."""
    there = telling.told(asked(loaded, scope, known_at_utc))
    say.title("Nothing agreed yet", question="Your own workspace")
    if there:
        say.answer(there, "The pages need one more thing: what you agreed. It says whose the accounts are.")
    else:
        say.answer("These pages put what partners agreed beside what they did. They need both.")
    if not who.may("agree"):
        say.stop(
            "Nothing has been agreed here yet.", remedy="An analyst or a lead can enter it on the Agreements page."
        )
    say.section(
        "1. Load more exports, if there are" if there else "1. Load the exports of your platforms",
        "As they were downloaded, in any order, any number at once. Each says what it is before it is stored.",
    )
    say.link("To the Upload page", page="analysts/upload")
    say.section(
        "2. Say what was agreed",
        "Two partners, one joint effort and one target are enough to begin. Five questions lead there.",
    )
    say.link("Answer five questions", page="leads/agreements")
    say.section(
        "Or bring it as a file",
        "For those who review changes side by side. The template explains each line; it opens in any text editor.",
    )
    agreements_file.template()
    agreements_file.offer()
    st.stop()
