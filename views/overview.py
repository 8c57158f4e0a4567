"""Overview: a document at a glance, each figure a link to what it counts."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from urllib.parse import urlencode

import streamlit as st

from views import frame, session
from views.glance import Glance, glance
from views.overlapping import found_in
from views.promises import NOBODY, promises
from views.words import label_word


def show() -> None:
    """Draw the page."""
    frame.guarded(_draw)


def _draw() -> None:
    document = session.document()
    if document is None:
        return
    here, language = str(document["id"]), session.language()
    excerpt = session.excerpt(here)
    rows = promises(excerpt, here, language=language)
    seen = glance(document, session.text(here), rows, excerpt)
    overlaps = found_in(excerpt, [document])
    left, right = st.columns([1.6, 1], gap="medium")
    with left:
        st.html("".join(_left(seen, str(document.get("title") or here))))
    with right:
        st.html("".join(_right(seen, len(overlaps))))


def link(page: str, words: str, **own: str) -> str:
    """A link to a page with a selection, as markup; all words escaped."""
    chosen = session.selection().on_page(page).on_node(own.pop("node", None))
    query = chosen.keep(**{name: [value] for name, value in own.items()}).query()
    address = urlencode(query, doseq=True)
    return f'<a href="?{escape(address)}" target="_self">{words}</a>'


def _left(seen: Glance, title: str) -> Iterator[str]:
    say = session.words
    yield f'<section class="glance"><h1>{escape(title)}</h1><p class="figures">'
    yield link("commitments", f"<b>{seen.commitments}</b> {say('glance.commitments')}")
    yield link("commitments", f"<b>{seen.numbers}</b> {say('glance.targets')}", number="1") + "</p>"
    if seen.guiding:
        yield f"<h2>{say('glance.guiding')}</h2><p>{escape(seen.guiding)}</p>"
    if seen.headline:
        yield f"<h2>{say('glance.headline')}</h2><ul>"
        for row in seen.headline:
            yield f"<li>{link('source', escape(row.text), node=row.id)}</li>"
        yield "</ul>"
    yield f"<h2>{say('glance.pillars')}</h2><table>"
    most = max((one.commitments for one in seen.pillars), default=1)
    for one in seen.pillars:
        bar = f'<span class="bar" style="width:{100 * one.commitments // most}%"></span>'
        yield f"<tr><td>{link('commitments', escape(one.title), pillar=one.id)}</td>"
        yield f'<td class="n">{one.commitments}</td>'
        yield f'<td class="n">{say("glance.with", n=one.numbers)}</td><td>{bar}</td></tr>'
    yield "</table></section>"


def _right(seen: Glance, overlaps: int) -> Iterator[str]:
    say = session.words
    yield f'<section class="glance"><h2>{say("glance.attention")}</h2><ul>'
    yield f"<li>{link('commitments', say('glance.nolead', n=seen.no_lead), agency=NOBODY)}</li>"
    yield f"<li>{link('overlaps', say('glance.several', n=seen.several), kind='several_leads')}</li>"
    yield f"<li>{link('overlaps', say('glance.overlaps', n=overlaps))}</li>"
    yield f"<li>{link('commitments', say('glance.vague', n=seen.vague))}</li></ul>"
    yield f"<h2>{say('glance.past')}</h2><p>"
    words = say("glance.past.how", total=f"{seen.total:,}", past=f"{seen.past:,}", share=seen.share)
    yield link("source", escape(words), left="1") + "</p>"
    yield f'<h2>{say("glance.kinds")}</h2><ul class="kinds">'
    for label, count in seen.kinds:
        yield f"<li>{link('explore', f'{escape(label_word(label, session.language()))} <b>{count}</b>')}</li>"
    yield "</ul>"
    if seen.warnings:
        yield f"<h2>{say('glance.warnings')}</h2><ul>"
        yield "".join(f"<li>{escape(one)}</li>" for one in seen.warnings) + "</ul>"
    yield "</section>"
