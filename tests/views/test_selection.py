"""The selection in the address, and back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from views.selection import Selection, read_query

words = st.text(min_size=1, max_size=40)


@given(
    document=st.none() | words,
    node=st.none() | words,
    own=st.dictionaries(
        words.filter(lambda name: name not in {"lang", "page", "doc", "node"}),
        st.lists(words, min_size=1, max_size=4).map(tuple),
        max_size=4,
    ),
)
def test_what_is_written_into_the_address_is_read_from_it(
    document: str | None, node: str | None, own: dict[str, tuple[str, ...]]
) -> None:
    chosen = Selection("en", "explore", document, node, own)
    assert read_query(chosen.query()) == chosen


def test_another_document_drops_what_was_selected_in_the_old_one() -> None:
    chosen = Selection("zh", "explore", "a", "a/1", {"open": ("a/2",)})
    assert chosen.on_document("b") == Selection("zh", "explore", "b")


def test_another_page_keeps_language_and_document() -> None:
    chosen = Selection("en", "explore", "a", "a/1", {"open": ("a/2",)})
    assert chosen.on_page("commitments") == Selection("en", "commitments", "a")


def test_an_unknown_language_is_the_readers() -> None:
    assert read_query({"lang": ["xx"]}, language="en").language == "en"
    assert read_query({"lang": ["zh"]}, language="en").language == "zh"


def test_an_emptied_parameter_leaves_the_address() -> None:
    assert Selection(own={"words": ("a",)}).keep(words=[]).query() == {"lang": ["zh"]}


def test_a_value_too_long_for_an_address_is_passed_over() -> None:
    assert read_query({"node": ["x" * 5000], "open": ["y", "z" * 5000]}) == Selection(own={"open": ("y",)})
