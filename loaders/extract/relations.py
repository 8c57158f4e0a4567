"""What depends on what, as a commitment's own words say: four kinds of relations, each with its words.

Taken is only what a cue word states beside the named things: what a text merely puts side by side is left. Every
rule's docstring says what it takes and what it leaves.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from graph.model import Mention, Relation, Span, Text

REACH = 12
"""So many characters may lie between a cue and the name that it governs: a list before it, an epithet."""
TOWARDS = re.compile(r"(?:面向|服务|辐射|对接|联通|连接|通往|直达)(?:全)?$")
"""Whom or where a thing turns to, not where it stands."""
BREAK = re.compile(r"[，。；：！？,;:\n]")
LIST = r"(?:[^，。；：,;:]{0,14}[、和与及])?"

Rule = Callable[[Text, Span, Sequence[Mention]], Iterator[Relation]]


def relations(text: Text, span: Span, mentions: Sequence[Mention]) -> tuple[Relation, ...]:
    """The relations that the commitment at `span` states, in the order of its words, each once."""
    found = {
        (one.kind, one.target.name, one.source.name if one.source else ""): one
        for rule in RULES
        for one in rule(text, span, mentions)
    }
    return tuple(sorted(found.values(), key=lambda one: (one.span.start, one.span.end, one.kind)))


SERVED = re.compile(
    rf"(?:助力|助推|支撑|服务于|对接|融入|争创|创建|创成|争当|冲刺|申报|申创|争取|力争|获评|建成|打造)(?!、){LIST}$"
)


def serves(text: Text, span: Span, mentions: Sequence[Mention]) -> Iterator[Relation]:
    """`relation.serves`: a commitment works for a programme or an honour.

    Takes a programme or designation right behind 助力, 支撑, 对接, 融入, 争创, 创建, 申报 and their like; leaves those
    that are only carried out or named.
    """
    for mention in mentions:
        if mention.type in ("Programme", "Designation"):
            cue = _cue(text, span, mention, SERVED)
            cues = r"打造|建成" if mention.type == "Programme" else r"对接|融入"
            if cue is not None and not re.match(cues, text.content[cue : cue + 2]):
                yield Relation("SERVES", Span(cue, mention.span.end), None, mention, "relation.serves")


RELIED = re.compile(rf"(?:依托|借助|借力|用好|用足|凭借|利用|发挥)(?!、){LIST}$")


def relies_on(text: Text, span: Span, mentions: Sequence[Mention]) -> Iterator[Relation]:
    """`relation.relies-on`: a commitment rests on a named thing.

    Takes what 依托, 用好, 借助, 发挥…作用 or 以…为载体 name; leaves partners and what is only acted on.
    """
    for mention in mentions:
        if mention.role != "carrier":
            continue
        cue = _cue(text, span, mention, RELIED)
        if cue is not None:
            yield Relation("RELIES_ON", Span(cue, mention.span.end), None, mention, "relation.relies-on")
            continue
        frame = re.compile(r"以[^，。；]{0,14}$").search(text.content, span.start, mention.span.start)
        behind = re.compile(r"[^，。；]{0,10}为(?:载体|依托|抓手|平台)").match(
            text.content, mention.span.end, span.end
        )
        if frame and behind:
            yield Relation(
                "RELIES_ON", Span(frame.start(), behind.end()), None, mention, "relation.relies-on"
            )


DONE = re.compile(r"[^，。；：]{0,6}?(?:建成|竣工|投产|投用|完工|通车|获批)(?:[^，。；：]{0,4})后")
ON = re.compile(r"在[^，。；]{0,16}$")
BASIS = re.compile(r"[^，。；：]{0,12}?(?:的)?基础上")


def conditions(text: Text, span: Span, mentions: Sequence[Mention]) -> Iterator[Relation]:
    """`relation.condition`: what has to be there before the commitment can be kept.

    Takes a named thing in 在…基础上, and a project whose completion the words wait for (…建成后, …投产后); leaves a
    basis or a completion without a name.
    """
    content = text.content
    for mention in mentions:
        behind = DONE.match(content, mention.span.end, span.end) if mention.type == "Project" else None
        frame = ON.search(content, span.start, mention.span.start)
        basis = BASIS.match(content, mention.span.end, span.end) if frame else None
        found = behind or basis
        if found:
            start = frame.start() if basis and frame else mention.span.start
            yield Relation("RELIES_ON", Span(start, found.end()), None, mention, "relation.condition")


def undertaken_by(text: Text, span: Span, mentions: Sequence[Mention]) -> Iterator[Relation]:
    """`relation.undertaken-by`: a firm carries a project out.

    Takes 由…承建, …投资建设的 and a project called after the firm right before it (某某集团新基地项目); leaves firms
    and projects that a list puts side by side.
    """
    content = text.content
    for project in (one for one in mentions if one.type == "Project"):
        for firm in (one for one in mentions if one.type == "Enterprise"):
            between = content[firm.span.end : project.span.start]
            if firm.span.end <= project.span.start and re.fullmatch(
                r"(?:投资|承建|建设|实施|的|公司|集团)*", between
            ):
                yield Relation(
                    "UNDERTAKEN_BY",
                    Span(firm.span.start, project.span.end),
                    project,
                    firm,
                    "relation.undertaken-by",
                )
            behind = content[firm.span.end : firm.span.end + 6]
            before = content[max(span.start, firm.span.start - 1) : firm.span.start]
            if before == "由" and re.match(r"(?:负责)?(?:投资|承建|建设|实施|运营)", behind):
                first, last = min(firm.span.start, project.span.start), max(firm.span.end, project.span.end)
                yield Relation("UNDERTAKEN_BY", Span(first, last), project, firm, "relation.undertaken-by")


def located_in(text: Text, span: Span, mentions: Sequence[Mention]) -> Iterator[Relation]:
    """`relation.located-in`: a project, park or institution stands in a place.

    Takes 在某地建设某园 and a place's name right before the thing's (某区某产业园); leaves a place of another clause and
    one that the thing only turns to (面向某地的某园).
    """
    content = text.content
    for place, thing in pairwise(sorted(mentions, key=lambda one: (one.span.start, one.span.end))):
        if place.type != "Place" or thing.type not in ("Project", "Park", "Institution"):
            continue
        between = content[place.span.end : thing.span.start]
        opened = content[max(span.start, place.span.start - 1) : place.span.start] in ("在", "于")
        built = re.fullmatch(r"(?:新|共|规划)?(?:建设|建|设立|布局|打造|成立|落户|落地)?的?", between)
        towards = TOWARDS.search(content, max(span.start, place.span.start - 4), place.span.start)
        whole = text.content[thing.span.start : thing.span.start + 1] not in "-—－·"
        if (
            whole
            and not towards
            and place.span.end <= thing.span.start
            and (between in ("", "的") or (opened and built))
        ):
            yield Relation(
                "LOCATED_IN", Span(place.span.start, thing.span.end), thing, place, "relation.located-in"
            )


def _cue(text: Text, span: Span, mention: Mention, pattern: re.Pattern[str]) -> int | None:
    """Where the cue before a mention begins, in the same stretch; None where there is none."""
    first = max(span.start, mention.span.start - REACH - 8)
    left = text.content[first : mention.span.start].rstrip("“‘")
    broken = list(BREAK.finditer(left))
    offset = broken[-1].end() if broken else 0
    found = pattern.search(left[offset:])
    return first + offset + found.start() if found else None


RULES: tuple[Rule, ...] = (serves, relies_on, conditions, undertaken_by, located_in)
"""The rules, in the order of their relations."""
