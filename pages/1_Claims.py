"""The ledger: every claim with its evidence, what was set aside, and adding articles."""

import streamlit as st

from pages.shared import chrome, records
from pages.shared.intake_screen import show_intake
from pages.shared.ledger_screen import show_claims, show_set_aside

st.set_page_config(page_title="Claims · Claimline", layout="wide")
chrome.wear()
st.title("Claims", anchor=False)
st.caption("What articles claim, each with the words it stands on. Claims, not verified facts.")

claims, set_aside, add = st.tabs(["Claims", "Set aside", "Add articles"])
with claims:
    show_claims(records.claim_rows(), records.store())
with set_aside:
    show_set_aside(records.store())
with add:
    show_intake(records.store())
