"""The method: what counts as a claim, how it is read, the marks, the accuracy, the data."""

import streamlit as st

from pages.shared import chrome, method

st.set_page_config(page_title="Method · Claimline", layout="wide")
chrome.wear()
st.title("Method", anchor=False)
st.caption("Claimline maps claims, not verified facts. This is how, and how well.")

how, codebook, marks, accuracy, data = st.tabs(
    ["How it works", "What counts as a claim", "Marks", "Accuracy", "Data and licences"]
)
with how:
    st.markdown(method.document("METHOD"))
with codebook:
    st.markdown(method.document("CODEBOOK"))
with marks:
    st.caption("Left as drawn, right in the palette for colour-blind readers.")
    for theatre, actors in method.legend().items():
        st.subheader(theatre, anchor=False)
        st.html(method.legend_html(actors))
with accuracy:
    for measured in method.figures():
        st.subheader(measured.title, anchor=False)
        st.caption(measured.note)
        st.table(
            [
                dict(zip(("Figure", "Value", "Counted on"), row, strict=True))
                for row in measured.rows
            ]
        )
    if not method.figures():
        st.info("No figures are recorded in geodata/data/figures.toml.")
with data:
    st.markdown(method.document("DATA"))
