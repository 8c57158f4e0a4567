"""The frozen dataclasses that flow: document → outline → facts → batch.

Offsets count code points of the decoded document, so `text.content[span.start:span.end]` is the quote.
Nothing here imports anything of ours.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice, takewhile
from operator import attrgetter
from typing import Literal

Value = str | int | float | bool | None
"""What a property of a node or an edge holds; no lists but through `tuple[str, ...]` in `Node.properties`."""

Property = Value | tuple[str, ...]

DocumentKind = Literal["report", "division", "progress"]
Level = Literal["national", "province", "city", "county"]
SectionKind = Literal["front", "review", "outlook", "plan", "governance", "annex", "glossary", "closing"]
PROMISING: frozenset[str] = frozenset({"plan", "governance", "annex", "outlook"})
"""The sections that hold commitments."""

Strength = Literal["firm", "strive", "explore", "support"]
Comparator = Literal["=", ">", ">=", "~", "<=", "<", "-"]
TargetKind = Literal["count", "level", "increase", "decrease", "grade"]
MentionType = Literal[
    "Project", "Enterprise", "Park", "Institution", "Place", "Programme", "Designation", "Event", "Agency"
]
Role = Literal["object", "partner", "carrier", "beneficiary", "site"]
RelationKind = Literal["SERVES", "RELIES_ON", "UNDERTAKEN_BY", "LOCATED_IN"]
Convention = Literal[
    "column", "brackets", "following-line", "asterisk", "first-listed", "grouped", "all", "named", "register"
]
"""How it is known who leads; `named`: a report names the body in the clause itself (由…牵头), `register`: the
register of agencies proposes it."""

Basis = Literal["explicit", "inferred", "default"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a document: `start` and `end` in code points; the cell or page where it came from one."""

    start: int
    end: int
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    sheet: str | None = None
    row: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A table's cell: where its words stand in the text, and which table, row and column (from 1) it is."""

    start: int
    end: int
    table: int
    row: int
    column: int
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: where its words stand in the text, its page (from 1), and its box on that page.

    `box` is left, top, right and bottom as shares of the page's width and height, counted from the top left.
    """

    start: int
    end: int
    page: int
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Text:
    """A decoded document.

    `content` holds the characters that every offset counts in (byte order mark dropped, line ends kept).
    `name` is the file's name without folders, `sha256` that of its bytes, `source` an address or None.
    `cells` and `lines` are sorted by their start; a merged cell stands once for each row and column covered.
    `hints` are sentences for the user about the reading itself (a scan whose words were recognised).
    """

    content: str
    name: str
    sha256: str
    original: bytes = field(repr=False, default=b"")
    source: str | None = None
    encoding: str = "utf-8"
    cells: tuple[Cell, ...] = ()
    lines: tuple[Line, ...] = ()
    hints: tuple[str, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """The span from `start` to `end`, with the cell or the page and box that it lies in."""
        cell = self._cell(start, end)
        sheet, row, column = (cell.sheet, cell.row, cell.column) if cell else (None, None, None)
        touched = self.touched(start, end)
        if not touched:
            return Span(start, end, sheet=sheet, row=row, column=column)
        page = touched[0].page
        left, top, right, bottom = zip(*(line.box for line in touched if line.page == page), strict=True)
        return Span(start, end, page, (min(left), min(top), max(right), max(bottom)), sheet, row, column)

    def touched(self, start: int, end: int) -> list[Line]:
        """The printed lines on which the stretch stands."""
        at = max(0, bisect_right(self.lines, start, key=attrgetter("start")) - 1)
        near = takewhile(lambda line: line.start < end, islice(self.lines, at, None))
        return [line for line in near if line.end > start]

    def _cell(self, start: int, end: int) -> Cell | None:
        """The first cell that holds the stretch."""
        at = bisect_right(self.cells, start, key=attrgetter("start"))
        while at and self.cells[at - 1].end >= end:
            at -= 1
        found = self.cells[at] if at < len(self.cells) else None
        return found if found and found.start <= start and end <= found.end else None

    def quote(self, span: Span) -> str:
        """The characters of a span."""
        return self.content[span.start : span.end]


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """A government's area. `code` is its six GB/T 2260 digits, or its name path where it has none.

    `path` are the full names from the province down ("江苏省", "常州市", "钟楼区"); empty for the nation.
    """

    code: str
    name: str
    level: Level
    path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Identity:
    """What a document is: kind, whose, of which year, and the words or rule by which each is known."""

    kind: DocumentKind
    jurisdiction: Jurisdiction
    year: int
    title: str
    rules: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a document. Sections cover the text without gaps."""

    kind: SectionKind
    span: Span
    title: str
    rule: str


@dataclass(frozen=True, slots=True)
class Pillar:
    """A numbered chapter of the plan; `span` is its heading, `ordinal` from 1 on (0: headline targets)."""

    ordinal: int
    title: str
    span: Span
    section: SectionKind
    rule: str


@dataclass(frozen=True, slots=True)
class Measure:
    """A paragraph or sub-heading of a pillar; `span` is its lead phrase, `title` that without marks."""

    title: str
    span: Span
    pillar: int
    section: SectionKind
    rule: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text that may hold commitments: heads, numbers and lead phrases lie outside its span.

    `pillar` is an ordinal, `measure` an index into `Outline.measures` or None. `horizon` is the year that an
    outlook speaks of, None elsewhere.
    """

    span: Span
    section: SectionKind
    pillar: int
    measure: int | None
    horizon: int | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """A document's structure, in document order. `warnings` are sentences for the user."""

    text: Text
    identity: Identity
    sections: tuple[Section, ...]
    pillars: tuple[Pillar, ...]
    measures: tuple[Measure, ...]
    paragraphs: tuple[Paragraph, ...]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clause:
    """One commitment; `paragraph` indexes `Outline.paragraphs`, `action` is its verb or None."""

    span: Span
    paragraph: int
    strength: Strength
    action: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Target:
    """A checkable number, grade or full coverage; `span` is its quote.

    `indicator` is the noun phrase as it stands in the text, without number, comparator and delivery verb;
    `canonical` the same in canonical form; `value` has 万 and 亿 multiplied out, is a string for a grade;
    `high` a range's upper value; `unit` the base unit as written; `deadline` the words (6月底前) or None.
    """

    span: Span
    indicator: str
    canonical: str
    op: Comparator
    value: float | int | str
    high: float | int | None
    unit: str
    kind: TargetKind
    rule: str
    deadline: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A named thing in a commitment. `name` is its canonical form; its quote stands at `span`.

    `same` is another name of the same thing, by which the node goes, with the rule `merge` that says so.
    """

    span: Span
    name: str
    type: MentionType
    role: Role
    rule: str
    same: str = ""
    merge: str = ""

    @property
    def known_as(self) -> str:
        """The name by which its node goes."""
        return self.same or self.name


@dataclass(frozen=True, slots=True)
class Duty:
    """An agency and its part. `name` as written, `full` its full form, `open` a class (各街道).

    `body` is its name in the register with the word of its level (区发展和改革局 for 区发改局), "" where the register
    lacks it, and `function` what that body answers for. A proposal (`basis` is `inferred`) has `body` for its
    name, a `score` from 0 to 1, and stands on the words that speak for it: `span` the weightiest, `words` all.
    """

    span: Span
    name: str
    full: str
    lead: bool
    open: bool
    basis: Basis
    convention: Convention
    rule: str
    body: str = ""
    function: str = ""
    score: float | None = None
    words: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """What a commitment's words say of two things; `source` is None where it is the commitment itself.

    `span` holds the words that state it, both names included where both stand in the text.
    """

    kind: RelationKind
    span: Span
    source: Mention | None
    target: Mention
    rule: str


@dataclass(frozen=True, slots=True)
class Commitment:
    """A promised action with all that was read from it. `measure` indexes `Outline.measures` or is None."""

    span: Span
    section: SectionKind
    pillar: int
    measure: int | None
    strength: Strength
    action: str | None
    year: int
    horizon: int | None
    rule: str
    targets: tuple[Target, ...] = ()
    mentions: tuple[Mention, ...] = ()
    duties: tuple[Duty, ...] = ()
    relations: tuple[Relation, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A stretch that holds no commitment, and why (`reason` is a key such as `review`, `slogan`, `head`)."""

    span: Span
    reason: str
    rule: str


@dataclass(frozen=True, slots=True)
class Facts:
    """All that was read from one document."""

    outline: Outline
    commitments: tuple[Commitment, ...]
    left_out: tuple[LeftOut, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of the user's decisions. `subject` names what it is about (a document, an edge, a pair)."""

    id: str
    time: str
    kind: str
    subject: str
    value: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Decisions:
    """What the user decided and did not undo, oldest first."""

    lines: tuple[Decision, ...] = ()

    def about(self, kind: str, subject: str) -> Decision | None:
        """The latest decision of `kind` on `subject`, or None."""
        for line in reversed(self.lines):
            if line.kind == kind and line.subject == subject:
                return line
        return None


@dataclass(frozen=True, slots=True)
class Node:
    """A node: `id` is unique in the whole graph, `label` one of `graph.schema`."""

    id: str
    label: str
    properties: Mapping[str, Property]


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge with an id of its own; `source` and `target` are node ids."""

    id: str
    type: str
    source: str
    target: str
    properties: Mapping[str, Property]

    @property
    def proposed(self) -> bool:
        """Whether it is only proposed: inferred, and not confirmed by the user."""
        return self.properties.get("basis") == "inferred" and self.properties.get("confirmed") is not True


@dataclass(frozen=True, slots=True)
class Batch:
    """All nodes and edges of one document, verified and in order; `document` is its node's id."""

    document: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
