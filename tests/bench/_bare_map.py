"""A Streamlit page with an empty Folium map of the app's own origin: the least a map costs."""

import folium
import streamlit as st
import streamlit.components.v1 as components
from streamlit_folium import st_folium
from xstatic.pkg import leaflet

st.set_page_config(layout="wide")
folder = f"../{components.declare_component('bare_leaflet', path=leaflet.BASE_DIR).name}"
bare = folium.Map(location=[35, 39], zoom_start=7, tiles=None)
bare.default_js = [("leaflet", f"{folder}/leaflet.js")]
bare.default_css = [("leaflet", f"{folder}/leaflet.css")]
st_folium(bare, key="bare", use_container_width=True, returned_objects=[])
