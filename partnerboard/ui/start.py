"""What the server needs to know of Streamlit to start: the visit script, its browser files, what to import early."""

import gc
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import pandas as pd
import streamlit as st
from streamlit import file_util

from partnerboard.errors import SettingsInvalid
from partnerboard.sign_in import SAFE, SignIn, refuse_unsafe
from partnerboard.ui import who

SCRIPT = Path(__file__).with_name("visit.py")
EARLY = (
    "partnerboard.charts.bullets",
    "partnerboard.charts.cumulative",
    "partnerboard.charts.multiples",
    "partnerboard.charts.ranked",
    "partnerboard.charts.reach",
    "partnerboard.charts.weekly",
    "partnerboard.insights.comparison",
    "partnerboard.insights.imports",
    "partnerboard.insights.partners",
    "partnerboard.insights.portfolio",
    "partnerboard.insights.posts",
    "partnerboard.insights.quality",
    "partnerboard.insights.scorecard",
    "partnerboard.ui.agreeing.sections",
    "partnerboard.reports.one_page",
    "partnerboard.reports.workbook",
    "streamlit.elements.plotly_chart",
)


def browser_files() -> Path:
    """Streamlit's folder of index.html and the scripts it loads."""
    return Path(file_util.get_static_dir())


def import_everything() -> None:
    """Import what pages use and build one figure, so that no visitor pays for it.

    What is imported stays for good: the collector need not walk it again in the middle of a visit.
    """
    for module in EARLY:
        import_module(module)
    weekly = import_module("partnerboard.charts.weekly")
    weeks = pd.DataFrame({"week_start": ["2026-08-10", "2026-08-17"], "value": [1.0, None]})
    weekly.weekly_columns(weeks).figure.to_json()
    gc.collect()
    gc.freeze()


def settings_held() -> SignIn:
    """How staff sign in, once every setting that guards the pages can be used.

    Raises:
        SystemExit: one cannot; it says which, what is wrong with it and what to do.
    """
    try:
        refuse_unsafe({name: st.get_option(name) for name in SAFE})
        return who.sign_in()
    except SettingsInvalid as invalid:
        raise SystemExit(f"Partnerboard does not start. {invalid}") from None


def announce(further: Sequence[str] = ()) -> None:
    """The only lines the server prints: its address, and what whoever starts it should know."""
    host, port = st.get_option("server.address") or "localhost", st.get_option("server.port")
    for line in (f"Partnerboard is ready: http://{host}:{port}", *further):
        sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
