"""The application in a browser: `streamlit run app.py`. Declares the pages and their common header."""

from __future__ import annotations

import streamlit as st

from views import frame, session
from views.pages import PAGES


def _show() -> None:
    frame.show(PAGES, start)


st.set_page_config(page_title=session.words("app"), page_icon=str(frame.ICON), layout="wide")
start = st.Page(_show, title=session.words("app"), default=True)
st.navigation([start], position="hidden").run()
