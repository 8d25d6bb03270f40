"""A dashboard of pandas and Streamlit alone, as one would write it first: the file is read once, groups are summed."""

import os

import pandas as pd
import plotly.express as px
import streamlit as st


@st.cache_data
def posts() -> pd.DataFrame:
    """The flat file."""
    return pd.read_csv(os.environ["PEERS_CSV"], parse_dates=["published_on", "week_start"])


initiative = st.query_params["initiative"]
since, until = pd.Timestamp(st.query_params["since"]), pd.Timestamp(st.query_params["until"])
found = posts()
days = found[found.published_on.between(since, until)]
own = days[days.initiative_id.isin([initiative, "(none)"])]
running = found[found.is_in_period == 1]
st.title("Partners")
for title, frame, by in (
    ("Partners", own, ["partner_id"]),
    ("Weeks", own[own.initiative_id == initiative], ["partner_id", "week_start"]),
    ("Initiatives", running, ["initiative_id"]),
    ("Weeks of initiatives", running, ["initiative_id", "week_start"]),
):
    sums = frame.groupby(by, as_index=False)[["posts", "exposures", "eng_core"]].sum()
    st.subheader(title)
    drawn = px.bar(sums, x=by[0], y="exposures") if len(by) == 1 else px.line(sums, x=by[1], y="exposures", color=by[0])
    st.plotly_chart(drawn, key=title)
