"""What every page wears: the map's entry in the menu by its name, and less empty space on top."""

import streamlit as st

_STYLE = """
<style>
.stMainBlockContainer { padding: 2.6rem 1.4rem 2rem; }
.stMainBlockContainer h1 { font-size: 1.9rem; padding: 0.4rem 0 0.6rem; }
[data-testid="stSidebarNavItems"] span[label="app"] p { font-size: 0; }
[data-testid="stSidebarNavItems"] span[label="app"] p::after {
  content: "Map";
  font-size: 0.875rem;
}
@media (max-width: 640px) {
  .stMainBlockContainer { padding: 3.6rem 0.6rem 1rem; }
}
</style>
"""


def wear() -> None:
    """Put the page in its clothes; to be called once a run, after st.set_page_config."""
    st.html(_STYLE)
