"""A picture as one HTML file that opens anywhere without a network, drawn by pyvis; no Streamlit here.

Names are data throughout: pyvis hands them over as JSON that cannot end a script, and what stands outside of the
drawing is escaped by us.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING

from graph.errors import UsageError
from views.captions import plain
from views.excerpt import Excerpt
from views.look import MARKS, mark, stroke
from views.picture import Dot, Picture
from views.selection import Language
from views.words import edge_word, label_word, say

if TYPE_CHECKING:
    from pyvis.network import Network

MOST = 500
"""More nodes than this are no picture that one can send to somebody."""

_ELSEWHERE = re.compile(r'<link\b[^>]*https?://[^>]*>|<script\b[^>]*\bsrc="https?://[^>]*>\s*</script>')
"""pyvis asks two foreign servers for a style that nothing here needs, even where all else stands in the file."""

_SIGNS = {
    "Indicator": "◆", "Project": "■", "Enterprise": "▲", "Park": "⬢", "Institution": "⬟", "Place": "▼",
    "Programme": "»", "Designation": "★", "Event": "✚", "Agency": "◎", "Commitment": "●",
}  # fmt: skip
"""What stands before a name in its box, so that colour is not the only sign."""

_STYLE = """
body { margin: 0; font: 15px/1.6 system-ui, sans-serif; color: #1e252b; background: #fff; }
header, footer, details { padding: 10px 20px; } h1 { font-size: 19px; margin: 0; } p { margin: 2px 0; }
.card { border: 0; } #mynetwork { float: none !important; border-width: 1px 0 !important; }
.legend { display: flex; flex-wrap: wrap; gap: 4px 16px; padding: 0; margin: 4px 0; list-style: none; font-size: 13px; }
.legend i { font-style: normal; }
details li { overflow-wrap: anywhere; } small { color: #55606a; }
"""


def page(picture: Picture, excerpt: Excerpt, *, title: str, source: str, language: Language) -> bytes:
    """The picture as a file; `source` names the document, its place and its SHA-256.

    Raises UsageError where more than MOST nodes are drawn.
    """
    if len(picture.dots) > MOST:
        raise UsageError(say("share.toomany", language, n=len(picture.dots), most=MOST))
    drawn = _ELSEWHERE.sub("", _network(picture, language).generate_html())
    head = (
        f"<header><h1>{escape(plain(title))}</h1><p>{escape(plain(source))}</p>"
        f'<ul class="legend">{"".join(_legend(picture, language))}</ul></header>'
    )
    listed = "".join(_listed(picture, excerpt, language))
    body = drawn.index("<body>") + len("<body>")
    end = drawn.rindex("</body>")
    tongue = "zh-CN" if language == "zh" else "en"
    start = drawn.index("<head>") + len("<head>")
    return (
        f'<!doctype html>\n<html lang="{tongue}">\n<head><title>{escape(plain(title))}</title>'
        f"{drawn[start:body]}<style>{_STYLE}</style>{head}{drawn[body:end]}{listed}{drawn[end:]}"
    ).encode("utf-8", "replace")


def _network(picture: Picture, language: Language) -> Network:
    from pyvis.network import Network  # takes longer to import than all else here, and few share a page

    network = Network(height="78vh", width="100%", directed=True, cdn_resources="in_line")
    for dot in picture.dots:
        network.add_node(dot.id, title=_hover(dot, language), **_drawing(dot))
    labels = {dot.id: dot.label for dot in picture.dots}
    for line in picture.lines:
        said = stroke(line.type)
        dashes = [2, 5] if line.proposed else list(said.dash)
        network.add_edge(
            line.source,
            line.target,
            title=_harmless(edge_word(line.type, language)),
            dashes=dashes or False,
            width=said.width,
            color={"color": mark(labels.get(line.target, "")).light, "opacity": 0.5},
        )
    network.set_options(
        json.dumps(
            {
                "physics": {"enabled": False},
                "edges": {"smooth": False, "arrows": {"to": {"enabled": True, "scaleFactor": 0.5}}},
                "interaction": {"hover": True, "navigationButtons": False, "keyboard": True},
            }
        )
    )
    return network


def _drawing(dot: Dot) -> dict[str, object]:
    """A commitment on its string is a dot; whatever else is a box with a sign before its name."""
    own = mark(dot.label).light
    held: dict[str, object] = {"x": dot.x, "y": dot.y, "physics": False}
    if dot.rail is not None:
        return held | {"label": dot.caption, "shape": "dot", "size": 14, "color": own, "font": {"size": 9}}
    filled = dot.label == "Pillar"
    font = {"size": 26 if filled else 20, "color": "#ffffff" if filled else "#1e252b", "align": "left"}
    colour = {"background": own if filled else "#ffffff", "border": own}
    label = f"{_SIGNS.get(dot.label, '')} {dot.caption}".strip()
    return held | {"label": label, "shape": "box", "color": colour, "font": font}


def _hover(dot: Dot, language: Language) -> str:
    return _harmless(f"{label_word(dot.label, language)} · {dot.name}")


def _harmless(words: str) -> str:
    """pyvis shows a hover text as markup as soon as the letters `href` stand in one of them."""
    return re.sub("(?i)href", lambda found: found[0][:2] + "\u2060" + found[0][2:], words)


def _legend(picture: Picture, language: Language) -> Iterator[str]:
    for name, held in MARKS.items():
        n = sum(dot.label == name for dot in picture.dots)
        if n:
            sign = escape(_SIGNS.get(name, "▬"))
            yield f'<li><i style="color:{held.light}">{sign}</i> {escape(label_word(name, language))} {n}</li>'


def _listed(picture: Picture, excerpt: Excerpt, language: Language) -> Iterator[str]:
    """The same nodes as a list, for who cannot see the drawing, each with where it stands in its source."""
    yield f"<details><summary>{escape(say('graph.list', language))}</summary><ul>"
    for dot in picture.dots:
        held = excerpt.nodes[dot.id].properties
        place = f" <small>{held['document']} {held['start']}–{held['end']}</small>" if "start" in held else ""
        yield f"<li>{escape(label_word(dot.label, language))} · {escape(dot.name)}{place}</li>"
    yield "</ul></details>"
