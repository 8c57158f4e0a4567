"""What a drawn node is called: whole, and in the lines of its caption."""

from __future__ import annotations

from graph.model import Node
from views.captions import broken, plain
from views.excerpt import name_of

_CAPTION = {"Pillar": (9, 3), "Measure": (12, 2), "Commitment": (8, 3)}
"""Chinese characters a line, and lines, by label."""

_OTHER = (10, 1)
_FREE = (14, 2)


def said(node: Node) -> str:
    """The whole name on one line; a pillar's with its number."""
    ordinal = node.properties.get("ordinal")
    return plain(f"{ordinal}. {name_of(node)}" if node.label == "Pillar" and ordinal else name_of(node))


def caption(node: Node, *, on_string: bool = True) -> str:
    """The short name in lines; a commitment that hangs on no measure's string has room beside its sign."""
    free = node.label == "Commitment" and not on_string
    per_line, lines = _FREE if free else _CAPTION.get(node.label, _OTHER)
    return broken(said(node), per_line=per_line, lines=lines)
