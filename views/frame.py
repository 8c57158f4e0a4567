"""The header of every page, and what stands in a page's place when there is nothing to show or an error."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from html import escape
from importlib.resources import files
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page as StreamlitPage

from graph.errors import CommitGraphError
from graph.model import Property
from views import session
from views.page import Page
from views.selection import LANGUAGES, Language
from views.words import term

Document = Mapping[str, Property]

ICON = Path(str(files("views").joinpath("icon.svg")))
"""The browser tab's sign, a file of ours: Streamlit fetches its own signs from a foreign server."""

_LANGUAGE_NAMES: dict[Language, str] = {"zh": "中文", "en": "English"}


def show(pages: Sequence[Page], start: StreamlitPage) -> None:
    """The header, then the page that the address names; an error of ours stands there as its one sentence.

    All pages share the address of `start` and differ in its parameters: at a path of its own, Streamlit's
    browser side first looks for the server beneath that path and fills the console with its misses.
    """
    _style()
    try:
        held: list[dict[str, Property]] | None = session.documents()
    except CommitGraphError as error:
        held = None
        _header(pages, start, [])
        _error(session.words("error.title"), error)
    if held is None:
        return
    if session.store().busy():
        session.changed()
        _header(pages, start, [])
        _rebuilding()
        return
    _watch()
    if session.changed() or st.session_state.pop("frame_changed", False):
        st.toast(session.words("note.changed"))
    _settle(held, pages)
    _header(pages, start, held)
    if not held and session.selection().page not in ("documents", "help"):
        _empty()
        return
    try:
        _current(pages).show()
    except CommitGraphError as error:
        _error(session.words("error.query"), error)


def guarded(body: Callable[[], None]) -> None:
    """Run a part of a page that Streamlit runs again by itself (a fragment); errors as above."""
    try:
        body()
    except CommitGraphError as error:
        _error(session.words("error.query"), error)


LOOK_AGAIN = 5.0
"""Seconds after which an open page looks whether the store was changed elsewhere."""


@st.fragment(run_every=LOOK_AGAIN)
def _watch() -> None:
    """Draw the page anew as soon as the store was changed or built anew by another program."""
    try:
        news = session.changed()
    except CommitGraphError:
        return  # a store that is gone for the moment: the next press says so
    if news:
        st.session_state["frame_changed"] = True
        st.rerun()


def _rebuilding() -> None:
    with st.container(key="frame_rebuilding", border=True):
        st.html(f"<h2>{session.words('busy.title')}</h2><p>{session.words('busy.how')}</p>")
    _watch()


def _style() -> None:
    css = files("views").joinpath("frame.css").read_text(encoding="utf-8")
    st.html(f"<style>{css}</style>")
    tongue = "zh-CN" if session.language() == "zh" else "en"
    st.html(f"<script>document.documentElement.lang = {tongue!r}</script>", unsafe_allow_javascript=True)


def _current(pages: Sequence[Page]) -> Page:
    wanted = session.selection().page
    return next((page for page in pages if page.name == wanted), pages[0])


def _settle(held: Sequence[Document], pages: Sequence[Page]) -> None:
    """Put language, page and document into the address where it lacks them, so that a copy shows the same."""
    chosen = replace(session.selection(), page=_current(pages).name)
    shown = session.document()
    if chosen.document and shown and shown["id"] != chosen.document:
        st.toast(session.words("note.document"))
        chosen = chosen.on_document(None)
    if not chosen.document and shown:
        chosen = replace(chosen, document=str(shown["id"]))
    session.choose(chosen, always=True)


def _header(pages: Sequence[Page], start: StreamlitPage, held: Sequence[Document]) -> None:
    chosen = session.selection()
    with st.container(key="frame_head", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(
            f'<div class="brand"><strong>{escape(session.words("app"))}</strong>'
            f"<span>{escape(session.words('app.of'))}</span></div>",
            width="content",
        )
        with st.container(key="frame_pages", horizontal=True, gap="small", width="content"):
            for page in pages:
                here = page.name == _current(pages).name
                with st.container(key=f"frame_{'here' if here else 'link'}_{page.name}", width="content"):
                    st.page_link(
                        start,
                        label=session.words(f"page.{page.name}"),
                        query_params=chosen.on_page(page.name).query(),
                    )
        with st.container(key="frame_pick", horizontal=True, gap="small", vertical_alignment="bottom"):
            if held:
                _picker(held)
        with st.container(key="frame_language", width="content"):
            _language(chosen.language)


def _language(spoken: Language) -> None:
    st.session_state["pick_language"] = spoken

    def switch() -> None:
        wanted = st.session_state["pick_language"]
        session.choose(session.selection().in_language(wanted or spoken))

    st.segmented_control(
        session.words("pick.language"),
        LANGUAGES,
        format_func=lambda one: _LANGUAGE_NAMES[one],
        key="pick_language",
        on_change=switch,
        label_visibility="collapsed",
    )


def _picker(held: Sequence[Document]) -> None:
    """Place, year and document: choosing a place or a year goes to the first document that has it."""
    shown = session.document() or held[0]
    places = list(dict.fromkeys(str(d.get("place")) for d in sorted(held, key=_by_place)))
    of_place = [d for d in held if d.get("place") == shown.get("place")]
    years = sorted({session.dated(d) for d in of_place}, reverse=True)
    of_year = [d for d in of_place if d.get("year") == shown.get("year")]
    titles = {str(d["id"]): _title(d, of_year) for d in of_year}

    def goto(options: Sequence[Document]) -> None:
        best = session.preferred([dict(d) for d in options])
        if best:
            session.choose(session.selection().on_document(str(best["id"])))

    def place() -> None:
        goto([d for d in held if d.get("place") == st.session_state["pick_place"]])

    def year() -> None:
        goto([d for d in of_place if session.dated(d) == st.session_state["pick_year"]])

    def document() -> None:
        goto([d for d in of_year if d["id"] == st.session_state["pick_document"]])

    _choice("place", places, str(shown.get("place")), place, width=190)
    _choice("year", years, session.dated(shown), year, width=96)
    _choice("document", list(titles), str(shown["id"]), document, width=190, names=titles)


def _choice(
    name: str,
    options: Sequence[str],
    value: str,
    change: Callable[[], None],
    *,
    width: int,
    names: Mapping[str, str] | None = None,
) -> None:
    key = f"pick_{name}"
    st.session_state[key] = value
    st.selectbox(
        session.words(f"pick.{name}"),
        options,
        format_func=lambda one: (names or {}).get(one, one),
        key=key,
        on_change=change,
        label_visibility="collapsed",
        width=width,
    )


def _by_place(document: Document) -> tuple[int, str]:
    levels = ("national", "province", "city", "county")
    level = str(document.get("level"))
    return (levels.index(level) if level in levels else len(levels), str(document.get("place")))


def _title(document: Document, others: Sequence[Document]) -> str:
    kind = term("kind", document.get("kind"), session.language())
    alike = [d for d in others if d.get("kind") == document.get("kind")]
    return kind if len(alike) == 1 else f"{kind} · {document.get('name') or document['id']}"


def _error(title: str, error: CommitGraphError) -> None:
    with st.container(key="frame_error", border=True):
        st.html(f"<h2>{escape(title)}</h2><p>{escape(str(error))}</p>")
        st.button(session.words("error.retry"), on_click=session.retry, icon=":material/refresh:")


def _empty() -> None:
    with st.container(key="frame_empty", border=True):
        st.html(
            f"<h2>{escape(session.words('empty.title'))}</h2><p>{escape(session.words('empty.three'))}</p>"
            f"<p>{escape(session.words('empty.how'))}</p>"
        )
        st.button(session.words("docs.sample"), type="primary", on_click=_sample, key="frame_sample")
        st.button(session.words("docs.add"), on_click=_documents, key="frame_documents")
        st.button(session.words("empty.reload"), icon=":material/refresh:")


def _sample() -> None:
    from views.documents import load_sample

    load_sample()


def _documents() -> None:
    session.choose(session.selection().on_page("documents"))
