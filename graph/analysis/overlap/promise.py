"""A commitment as the search for overlaps sees it, and what two of them share."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Thing:
    """A named thing in a commitment: its node, type, name, role and where it stands (offsets in the document)."""

    id: str
    type: str
    name: str
    role: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Number:
    """A promised number: indicator (canonical), comparator, value, unit, kind, and where it stands."""

    indicator: str
    op: str
    value: float | int | str
    unit: str
    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment with who leads and supports it (full names), what it names and what it counts.

    `leads` are in the order of the text; `open` holds those that are classes of bodies (各街道); `default` says that
    the first of a plain list leads by our reading only. `file` is the name of its document, `document` its id.
    `topics` are the words of duties in it with what each weighs (污水管网, 幼儿园): what it is about.
    """

    id: str
    file: str
    document: str
    start: int
    end: int
    text: str
    leads: tuple[str, ...]
    supports: tuple[str, ...]
    open: frozenset[str] = frozenset()
    default: bool = False
    things: tuple[Thing, ...] = ()
    numbers: tuple[Number, ...] = ()
    year: int = 0
    section: str = "plan"
    topics: Mapping[str, float] = field(default_factory=dict)

    @property
    def lead(self) -> str:
        """Who answers: the first lead; "" where nobody is named."""
        return self.leads[0] if self.leads else ""

    @property
    def place(self) -> str:
        """The code of the document's place, which opens the document's id."""
        return self.document.rsplit("-", 2)[0]

    @property
    def bodies(self) -> frozenset[str]:
        """All who have a part."""
        return frozenset((*self.leads, *self.supports))


STREET = re.compile(r"(?:街道办?(?:事处)?|[镇乡](?:人民政府|政府)?)$|^各")


def local(lead: str) -> bool:
    """Whether a body answers for its own area only: a street or town, each street.

    >>> local("柏杨街道办"), local("区教育局")
    (True, False)
    """
    return bool(STREET.search(lead))


def together(a: Promise, b: Promise) -> bool:
    """Whether the lead of one has a part in the other already: they work together."""
    return a.lead in b.bodies or b.lead in a.bodies
