"""Uploads that the app was loading when it was stopped, for whoever opens a page afterwards."""

from collections import Counter

import streamlit as st

from partnerboard.ingest import begun
from partnerboard.insights.imports import batches
from partnerboard.scope import Scope
from partnerboard.ui import say, who
from partnerboard.ui.telling import interrupted as telling
from partnerboard.ui.workspace import asked, workspace


def show(scope: Scope) -> None:
    """One box with the files that are not stored in full; a load that was cut off after its last step is not named."""
    house = workspace()
    left = list(begun.left_behind(house.begun_loads, before=house.began_at))
    stored = Counter(batch.file_sha256 for batch in asked(batches, scope)) if left else Counter()
    found = []
    for load in left:
        if stored[load.sha256] < load.exports:
            found.append(load)
        else:
            begun.forget(house.begun_loads, load.sha256)
    if found:
        say.notice(telling.headline(found), remedy=telling.REMEDY)
        words = telling.button(found)
        if who.may("upload"):
            st.button(words, key="pb_forget_interrupted", on_click=_forget, args=(found,), type="tertiary")


def _forget(found: list[begun.Begun]) -> None:
    who.acting("upload")
    for load in found:
        begun.forget(workspace().begun_loads, load.sha256)
