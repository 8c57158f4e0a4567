"""A document's text with everything that was read from it marked, and its citation, without Streamlit."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from graph.model import Node, Property
from views import look
from views.excerpt import Excerpt
from views.facts import markings
from views.passage import Marking, passage, plain_lines
from views.selection import Language
from views.words import say, term

OUT = "out."
"""Marks of stretches that were left out: this and the reason."""


def parts(document: Mapping[str, Property], name: str) -> list[dict[str, Any]]:
    """A document's `sections` or `left_out`, as the graph keeps them."""
    held = document.get(name)
    return json.loads(held) if isinstance(held, str) else []


def marked(
    document: Mapping[str, Property],
    text: str,
    node: Node | None,
    excerpt: Excerpt,
    *,
    left_out: bool,
) -> dict[str, Any]:
    """The lines of the whole text for the component `source`, with the places of the selection.

    Commitments, targets, names and agencies are marked by kind; with `left_out` also what holds no commitment.
    """
    here = str(document["id"])
    found = [*_elements(excerpt, here), *markings(node, excerpt, here)]
    if left_out:
        found += [
            Marking(part["start"], part["end"], OUT + part["reason"], f"{OUT}{part['start']}")
            for part in parts(document, "left_out")
        ]
    shown = passage(text, found, window=len(text) + 1)
    return {"lines": plain_lines(shown), "part": False, "places": list(shown.places), "wide": True}


def _elements(excerpt: Excerpt, document: str) -> Iterator[Marking]:
    for node in excerpt.labelled("Commitment"):
        if node.properties.get("document") == document:
            yield _mark(node.properties, "Commitment", node.id)
    for edge in excerpt.edges:
        target = excerpt.nodes.get(edge.target)
        shown = edge.type in ("SETS_TARGET", "MENTIONS", "LED_BY", "SUPPORTED_BY")
        if (
            shown
            and target
            and edge.properties.get("document") == document
            and edge.properties.get("basis") != "inferred"
        ):
            yield _mark(edge.properties, target.label, edge.target)


def _mark(held: Mapping[str, Property], label: str, node: str) -> Marking:
    start, end = held.get("start"), held.get("end")
    return Marking(start if isinstance(start, int) else 0, end if isinstance(end, int) else 0, label, node)


def reasons(language: Language) -> dict[str, str]:
    """What a mark of a stretch that was left out says."""
    kinds = ("review", "front", "closing", "glossary", "head", "lead", "slogan", "no_promise", "no_task")
    return {OUT + kind: f"{say('text.out', language)}：{term('reason', kind, language)}" for kind in kinds}


def drawing(language: Language) -> dict[str, Any]:
    """The table of colours with one for what was left out."""
    table = look.table()
    grey = {"shape": "page", "light": "#8a949b", "dark": "#8a949b"}
    return {**table, "marks": {**table["marks"], **dict.fromkeys(reasons(language), grey)}}


def citation(document: Mapping[str, Property], node: Node | None, address: str) -> str:
    """A line to cite a document, or the element of it that is selected."""
    held = node.properties if node else {}
    words = [
        f"“{held['quote']}”" if held.get("quote") else "",
        str(document.get("title") or document["id"]),
        f"{document.get('place')} {document.get('year') or ''}".strip(),
        f"[{held['start']}, {held['end']})" if "start" in held else "",
        f"SHA-256 {document.get('sha256')}",
        str(document.get("source") or ""),
        address,
    ]
    return " · ".join(word for word in words if word)
