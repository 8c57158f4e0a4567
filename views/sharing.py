"""What shows in Explore as a file to hand on: a page that opens anywhere, and GraphML for other programs."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from graph.export import Graph, graphml
from graph.model import Property
from views import session
from views.excerpt import Excerpt
from views.picture import Picture
from views.standalone import MOST, page


def bar(excerpt: Excerpt, picture: Picture, document: Mapping[str, Property]) -> None:
    """The two buttons; a file is made when one is pressed, from exactly what is drawn."""
    drawn = {dot.id for dot in picture.dots}
    here, language = str(document["id"]), session.language()
    title = str(document.get("title") or here)
    source = " · ".join(str(document[key]) for key in ("place", "year", "id", "sha256") if document.get(key))
    with st.container(key="explore_share", horizontal=True, gap="small"):
        st.download_button(
            session.words("share.html"),
            data=lambda: page(picture, excerpt, title=title, source=source, language=language),
            file_name=f"{here}.html",
            mime="text/html",
            on_click="ignore",
            icon=":material/share:",
            disabled=len(drawn) > MOST,
            help=session.words("share.toomany", n=len(drawn), most=MOST) if len(drawn) > MOST else None,
        )
        st.download_button(
            "GraphML",
            data=lambda: graphml.write(
                Graph.of(
                    (node for node in excerpt.nodes.values() if node.id in drawn),
                    (edge for edge in excerpt.edges if edge.source in drawn and edge.target in drawn),
                )
            ),
            file_name=f"{here}.graphml",
            mime="application/xml",
            on_click="ignore",
            icon=":material/download:",
        )
