"""The interactive graph: vis-network out of pyvis' wheel, painted by the scripts beside this file.

The library (half a megabyte) comes to the browser once: `library()` mounts an invisible element whose content
never changes, which Streamlit hands over by its hash afterwards; `graph()` mounts the picture, whose messages
carry data and a few lines of script.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import streamlit as st

_SCRIPTS = (
    "glyphs.js",
    "paint.js",
    "listing.js",
    "keys.js",
    "frame.js",
    "camera.js",
    "explorer.js",
    "engine.js",
)
_VIS = ("lib", "vis-9.1.2", "vis-network.min.js")


@cache
def scripts() -> str:
    """vis-network and our scripts as one module, without the address of a source map that nobody serves."""
    vis = files("pyvis").joinpath(*_VIS).read_text(encoding="utf-8")
    lines = [line for line in vis.split("\n") if not line.startswith("//# sourceMappingURL=")]
    own = [files(__package__).joinpath(name).read_text(encoding="utf-8") for name in _SCRIPTS]
    return "\n".join([*lines, *own])


@cache
def _own(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def library() -> None:
    """Hand the drawing library to the browser. Call it once a page, outside of any fragment."""
    mount = st.components.v2.component("commitgraph_library", js=scripts())
    mount(key="commitgraph_library")


def graph(data: Mapping[str, Any], *, key: str, told: Callable[[], None]) -> None:
    """Mount a graph. `told` is called when the user did something; `st.session_state[key].told` is then the
    whole state: `node` (id or None), `opened`, `hidden`, `mode` (`graph` or `list`), `turn`.
    """
    mount = st.components.v2.component("commitgraph_graph", css=_own("style.css"), js=_own("component.js"))
    mount(data=dict(data), key=key, on_told_change=told)
