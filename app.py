"""The timeline map: who is claimed to control what, when, and by whose word."""

import streamlit as st

from pages.shared import chrome, filters, map_screen, records, session

st.set_page_config(page_title="Claimline", page_icon="📍", layout="wide")
chrome.wear()

rows = records.claim_rows()
if not rows:
    map_screen.show_empty()
    st.stop()
payload = map_screen.payload(rows)
state = filters.read(map_screen.heard(session.state(), payload))
map_screen.show_map(payload, state)
if state.bounds:  # The map comes first: what else the browser must load waits for its report.
    filters.draw(map_screen.offered(rows), state)
    map_screen.show_tables(rows, state)
session.keep(state)
