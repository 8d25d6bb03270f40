"""Whether anybody outside this machine can reach the app, and where a visitor's browser found it."""

from urllib.parse import urlsplit

import streamlit as st

from partnerboard.settings import LOCAL_HOSTS
from partnerboard.ui.telling import shared_links as telling
from partnerboard.ui.workspace import workspace


def why_none() -> str:
    """Why nobody can, in one sentence; empty where the app may be called by a name of the network."""
    is_local = set(workspace().settings.hosts) <= set(LOCAL_HOSTS)
    return telling.LOCAL_ONLY if is_local else ""


def address(path: str) -> str:
    """A path of this app as others would type it."""
    here = urlsplit(st.context.url or "")
    return f"{here.scheme}://{here.netloc}{path}" if here.netloc else path
