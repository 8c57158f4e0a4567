"""The panel of a node with the document's text beside it, the selected sentence marked and in sight."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import streamlit as st


@cache
def _own(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def source(data: Mapping[str, Any], *, key: str, told: Callable[[], None]) -> None:
    """Mount the panel. `told` is called when the user follows a link; `st.session_state[key].told["node"]` is
    then the node's id, or None when the selection is to go.
    """
    mount = st.components.v2.component("commitgraph_source", css=_own("style.css"), js=_own("component.js"))
    mount(data=dict(data), key=key, on_told_change=told)
