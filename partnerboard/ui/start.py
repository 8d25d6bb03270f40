"""What the server needs to know of Streamlit to start: the visit script, its browser files, what to import early."""

import gc
import sys
from importlib import import_module
from pathlib import Path

import pandas as pd
import streamlit as st
from streamlit import file_util

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


def announce() -> None:
    """The only line the server prints."""
    host, port = st.get_option("server.address") or "localhost", st.get_option("server.port")
    sys.stdout.write(f"Partnerboard is ready: http://{host}:{port}\n")
    sys.stdout.flush()
