"""Why a place of a document was read as it was, in words for the page, without Streamlit."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from graph.model import Facts
from loaders.explain import Reason, explain
from views.selection import Language
from views.words import say, term


def why(facts: Facts, offset: int, language: Language) -> str:
    """All reasons at an offset as markup, what the whole document is last, every word of it escaped; empty outside
    of the text.
    """
    if not 0 <= offset < len(facts.outline.text.content):
        return ""
    nearest = sorted(explain(facts, offset), key=lambda one: one.what == "document")
    rows = "".join(f"<li>{''.join(_reason(one, language))}</li>" for one in nearest)
    return f'<ul class="why">{rows}</ul>'


def _reason(one: Reason, language: Language) -> Iterator[str]:
    yield f"<b>{escape(say(f'why.{one.what}', language))}</b> {escape(_value(one, language))}"
    if one.rule:
        yield f"<p>{escape(one.rule.said(language))} <code>{escape(one.rule.name)}</code></p>"
    if one.words:
        yield f"<p>“{escape(one.words)}”</p>"
    if one.cues:
        yield "<ol>"
        for cue in one.cues:
            against = ' class="against"' if cue.weight < 0 else ""
            yield f"<li{against}><span>{cue.weight:+.2f}</span> {escape(cue.said(language))}</li>"
        yield "</ol>"


def _value(one: Reason, language: Language) -> str:
    """What was decided, in the words of the screens where the graph has a word of its own."""
    kinds = {"section": "section", "strength": "strength", "left_out": "reason"}
    if one.what in kinds:
        return term(kinds[one.what], one.value, language)
    if one.what == "document":
        return term("kind", one.value, language)
    return one.value
