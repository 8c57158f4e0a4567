"""The application in a browser: `streamlit run app.py`. Declares the pages and their common header, no more."""

from __future__ import annotations

import streamlit as st

from views import frame, session
from views.pages import PAGES

st.set_page_config(page_title=session.words("app"), page_icon=":material/hub:", layout="wide")
pages = {page.name: st.Page(page.show, url_path=page.name, title=page.name) for page in PAGES}
current = st.navigation(list(pages.values()), position="hidden")
frame.show(pages, current)
