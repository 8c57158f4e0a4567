"""The table of words: both languages, no hole, no foreign sign."""

from __future__ import annotations

import re
from pathlib import Path

from graph.schema import EDGES, LABELS
from views import look
from views.words import WORDS, edge_word, label_word


def test_every_word_is_said_in_both_languages_with_the_same_values() -> None:
    for key, (zh, en) in WORDS.items():
        assert zh.strip() and en.strip(), key
        assert sorted(re.findall(r"{(\w+)}", zh)) == sorted(re.findall(r"{(\w+)}", en)), key
        assert re.search("[\u4e00-\u9fff]", zh) or key.startswith("fact.sha"), key
        assert not re.search("[\u4e00-\u9fff]", en), key


def test_every_label_and_edge_type_has_a_word_and_a_drawing_of_its_own() -> None:
    shapes = [look.mark(label.name).shape for label in LABELS]
    assert len(set(shapes)) == len(shapes)
    glyphs = (Path(look.__file__).parent / "components/graph/glyphs.js").read_text(encoding="utf-8")
    for label in LABELS:
        assert label_word(label.name, "zh") != label.name
        assert f"  {look.mark(label.name).shape}: " in glyphs
    for edge in EDGES:
        assert edge_word(edge.name, "zh") != edge.name
        assert edge_word(edge.name, "en") == edge_word(edge.name, "en").lower()
        assert edge.name in look.STROKES


def test_every_word_that_a_script_or_a_page_asks_for_is_there() -> None:
    views = Path(look.__file__).parent
    for name, prefixes in (("graph", ("graph.",)), ("source", ("source.", "fact."))):
        known = {key.removeprefix(p) for p in prefixes for key in WORDS if key.startswith(p)}
        for script in (views / "components" / name).glob("*.js"):
            for word in re.findall(
                r"\bwords(?:\.(\w+)|\[\"([\w.]+)\"\])", script.read_text(encoding="utf-8")
            ):
                assert (word[0] or word[1]) in known, f"{script.name}: {word}"
    for page in views.glob("*.py"):
        for key in re.findall(r'(?:words|say)\(\s*"([\w.]+)"', page.read_text(encoding="utf-8")):
            assert key in WORDS, f"{page.name}: {key}"
