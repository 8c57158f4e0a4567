"""What the panel beside a picture or table is handed: a node's card and the document's marked text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from graph.model import Node, Property
from views import look
from views.captions import plain
from views.excerpt import Excerpt
from views.facts import card, markings
from views.passage import passage, plain_lines
from views.selection import Language
from views.words import edge_word, label_word, say, strings

Document = Mapping[str, Property]


def names(language: Language) -> dict[str, str]:
    """What every label and edge type is called."""
    table = look.table()
    return {name: label_word(name, language) for name in table["marks"]} | {
        name: edge_word(name, language) for name in table["strokes"]
    }


def panel(
    document: Document,
    text: str,
    node: Node | None,
    excerpt: Excerpt,
    *,
    language: Language,
    documents: Sequence[Document],
    nothing: str = "source.nothing",
) -> dict[str, Any]:
    """The data of the component `source`; `nothing` is the key of what it says while nothing is selected.

    A node of another document than the one that shows is proven in its own text, which the caller hands over.
    """
    known = {str(d["id"]): d for d in documents}
    here = str(document["id"])
    shown = passage(text, markings(node, excerpt, here))
    title = plain(str(document.get("title") or here))
    return {
        "scope": f"{here}/{document.get('sha256')}",
        "node": node.id if node else None,
        "card": asdict(card(node, excerpt, language=language, documents=known)) if node else None,
        "nothing": say(nothing, language),
        "document": f"{say('source.text', language)} · {title}",
        "lines": plain_lines(shown),
        "part": shown.part,
        "places": list(shown.places),
        "language": language,
        "textlang": "zh-CN",
        "words": strings("source.", language) | strings("fact.", language),
        "names": names(language),
        "look": look.table(),
    }
