"""The briefing: what the filters show as a picture, slides, text, one page or data."""

import streamlit as st

from pages.shared import chrome

st.set_page_config(page_title="Briefing · Claimline", layout="wide")
chrome.wear()
st.title("Briefing", anchor=False)
st.caption("What the map's filters show, to take away. Claims, not verified facts.")

# What draws pictures takes seconds to load on a first visit: the page says before what it is.
from pages.shared import briefing_screen, records, session  # noqa: E402

rows = records.claim_rows()
controls, preview = st.columns([1, 2], gap="large")
with controls:
    brief = briefing_screen.asked(rows, session.state())
with preview:
    briefing_screen.show_preview(brief)
    briefing_screen.show_downloads(brief)
    briefing_screen.show_changes(brief)
