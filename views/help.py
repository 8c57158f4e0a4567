"""Help: what the words mean, how to read a proposal and an overlap, what the program cannot know."""

from __future__ import annotations

from importlib.resources import files

import streamlit as st

from views import session


def show() -> None:
    """Draw the page."""
    name = "help_zh.md" if session.language() == "zh" else "help_en.md"
    with st.container(key="help"):
        st.markdown(files("views").joinpath(name).read_text(encoding="utf-8"))
