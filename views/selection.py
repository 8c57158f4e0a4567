"""What the user has selected, as it stands in the address of the page: language, document, node, and what a
page keeps for itself. The address is the only place that holds it, so that a copied address shows the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")

_SHARED = ("lang", "page", "doc", "node")
_LONGEST = 4000
"""A longer value is no selection of ours."""


@dataclass(frozen=True, slots=True)
class Selection:
    """`own` holds the parameters of the page that shows: name → values, in the order of the address."""

    language: Language = "zh"
    page: str | None = None
    document: str | None = None
    node: str | None = None
    own: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def values(self, name: str) -> tuple[str, ...]:
        """All values of a page's own parameter."""
        return self.own.get(name, ())

    def value(self, name: str, default: str = "") -> str:
        """The first value of a page's own parameter."""
        return next(iter(self.values(name)), default)

    def keep(self, **own: Sequence[str]) -> Selection:
        """The same with some of the page's own parameters replaced; an empty one goes."""
        kept = {**self.own, **{name: tuple(values) for name, values in own.items()}}
        return replace(self, own={name: values for name, values in kept.items() if values})

    def on_node(self, node: str | None) -> Selection:
        """The same with another node selected."""
        return replace(self, node=node)

    def on_document(self, document: str | None) -> Selection:
        """Another document: what was selected in the old one is dropped."""
        return Selection(self.language, self.page, document)

    def in_language(self, language: Language) -> Selection:
        """The same in another language."""
        return replace(self, language=language)

    def on_page(self, page: str) -> Selection:
        """Another page, with what goes along to it: language and document."""
        return Selection(self.language, page, self.document)

    def query(self) -> dict[str, list[str]]:
        """The parameters of the address."""
        query: dict[str, list[str]] = {"lang": [self.language]}
        if self.page:
            query["page"] = [self.page]
        if self.document:
            query["doc"] = [self.document]
        if self.node:
            query["node"] = [self.node]
        return query | {name: list(values) for name, values in self.own.items() if values}


def read_query(query: Mapping[str, Sequence[str]], *, language: Language = "zh") -> Selection:
    """The selection that an address carries; `language` is used where it names none that we speak."""
    named = _first(query, "lang")
    own = {
        name: tuple(value for value in values if value and len(value) <= _LONGEST)
        for name, values in query.items()
        if name not in _SHARED
    }
    return Selection(
        language=named if named in LANGUAGES else language,
        page=_first(query, "page"),
        document=_first(query, "doc"),
        node=_first(query, "node"),
        own={name: values for name, values in own.items() if values},
    )


def _first(query: Mapping[str, Sequence[str]], name: str) -> str | None:
    value = next(iter(query.get(name, ())), "")
    return value if value and len(value) <= _LONGEST else None
