"""A table of which one row is selected; on a narrow screen its rows are cards."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import streamlit as st


@cache
def _own(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def table(data: Mapping[str, Any], *, key: str, told: Callable[[], None]) -> None:
    """Mount a table; `told` is called when a row is chosen.

    `data` holds `columns` ({key, name}; the column `text` holds the row's button), `rows` ({id, cells}, a
    cell being a list of strings), `selected`, `label`, and `beside`, the key of the panel that a narrow
    screen scrolls to. `st.session_state[key].told["node"]` is the chosen row's id.
    """
    mount = st.components.v2.component("commitgraph_table", css=_own("style.css"), js=_own("component.js"))
    mount(data=dict(data), key=key, on_told_change=told)
