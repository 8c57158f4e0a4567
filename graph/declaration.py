"""What a declaration of the schema looks like: properties, labels, edge types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from graph.model import Property

Kind = Literal["string", "integer", "number", "boolean", "strings", "scalar"]
"""`number` is an integer or a float; `scalar` a number or, for a grade, a string; `strings` a list."""


@dataclass(frozen=True, slots=True)
class Field:
    """A property: its name, kind, meaning in both languages, and whether it may be missing (None)."""

    name: str
    kind: Kind
    zh: str
    en: str
    required: bool = True


def maybe(name: str, kind: Kind, zh: str, en: str) -> Field:
    """A property that may be missing."""
    return Field(name, kind, zh, en, required=False)


TEXT_BORNE: tuple[Field, ...] = (
    Field("document", "string", "所在文件的编号", "id of the Document that it stands in"),
    Field("start", "integer", "起点（码位）", "first code point in the document's text"),
    Field("end", "integer", "终点（码位，不含）", "code point after the last one"),
    Field("quote", "string", "原文", "the characters from start to end"),
    Field("rule", "string", "抽取规则", "name of the rule that took it"),
    maybe("page", "integer", "页码", "page, from 1, where it came from one"),
    maybe("box", "string", "页面位置", "left, top, right, bottom on that page, as a JSON list"),
    maybe("sheet", "string", "工作表", "sheet, where it came from a table's cell"),
    maybe("row", "integer", "行号", "row of that cell, from 1"),
    maybe("column", "integer", "列号", "column of that cell, from 1"),
)


@dataclass(frozen=True, slots=True)
class Label:
    """A node's label. `caption` names the property that a picture writes beside the node."""

    name: str
    zh: str
    en: str
    identity: str
    fields: tuple[Field, ...]
    caption: str = "name"
    text_borne: bool = False
    shared: bool = False

    def all_fields(self) -> tuple[Field, ...]:
        """The declared properties, the text-borne ones included."""
        return self.fields + TEXT_BORNE if self.text_borne else self.fields


@dataclass(frozen=True, slots=True)
class EdgeType:
    """An edge type, and the pairs of labels that it may join."""

    name: str
    zh: str
    en: str
    ends: tuple[tuple[str, str], ...]
    fields: tuple[Field, ...] = ()
    text_borne: bool = True

    def all_fields(self) -> tuple[Field, ...]:
        """The declared properties, the text-borne ones included."""
        return self.fields + TEXT_BORNE if self.text_borne else self.fields


def fits(value: Property, kind: Kind) -> bool:
    """Whether a value is of a kind; booleans are no numbers."""
    if isinstance(value, bool):
        return kind == "boolean"
    if isinstance(value, str):
        return kind in ("string", "scalar")
    if isinstance(value, int):
        return kind in ("integer", "number", "scalar")
    if isinstance(value, float):
        return kind in ("number", "scalar")
    return kind == "strings" and isinstance(value, tuple) and all(isinstance(v, str) for v in value)
