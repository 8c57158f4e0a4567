"""From facts to a batch: nodes and edges with ids, each text-borne one proven by its characters.

`build` refuses (BuildError, naming the place) what does not stand where it says. The order of the batch and
every id follow from the facts and decisions alone, so that two builds give the same bytes.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from graph.draft import Draft
from graph.errors import BuildError
from graph.identity import agency, document_id, indicator_id, joined, named_id
from graph.model import (
    Batch,
    Commitment,
    Decisions,
    Duty,
    Facts,
    Jurisdiction,
    Mention,
    Pillar,
    Property,
    Relation,
    SectionKind,
    Span,
    Target,
)
from graph.validate import position, problems

UNDECIDED = Decisions()

HEADLINES = {"report": "总体目标", "division": "任务清单", "progress": "进展清单"}
"""Title of pillar 0, which has no heading of its own, by the kind of document."""


def build(facts: Facts, decisions: Decisions = UNDECIDED, *, document: str | None = None) -> Batch:
    """The verified batch of one document.

    `document` is the Document's id where it may not be the plain one (`320404-2024-report-2` for a second
    file of the same place, year and kind). Raises BuildError for an element that does not stand at its span.
    """
    draft = Draft(document or plain_id(facts), facts.outline.text, decisions)
    place = facts.outline.identity.jurisdiction
    _add_document(draft, facts)
    chapters = _add_outline(draft, facts)
    for commitment in facts.commitments:
        node_id = _add_commitment(draft, commitment, chapters)
        for target in commitment.targets:
            _add_target(draft, node_id, target)
        for mention in commitment.mentions:
            _add_mention(draft, node_id, mention, place)
        for duty in commitment.duties:
            _add_duty(draft, node_id, duty, place)
        for relation in commitment.relations:
            _add_relation(draft, node_id, relation, place)
    batch = draft.batch()
    for problem in problems(batch):
        raise BuildError(f"{facts.outline.text.name}: {problem} Nothing was built; please report this file.")
    return batch


def plain_id(facts: Facts) -> str:
    """The Document's id without a suffix: place code, year and kind."""
    identity = facts.outline.identity
    return document_id(identity.jurisdiction.code, identity.year, identity.kind)


@dataclass(frozen=True, slots=True)
class _Chapters:
    """Where commitments hang: pillars with their node ids in document order, and each measure's node id."""

    pillars: tuple[tuple[Pillar, str], ...]
    measures: tuple[str, ...]

    def pillar(self, ordinal: int, start: int) -> str | None:
        """The node of the last pillar of that number before `start`; a document may count 一 to 三 twice."""
        same = [(pillar, node_id) for pillar, node_id in self.pillars if pillar.ordinal == ordinal]
        before = [node_id for pillar, node_id in same if pillar.span.start <= start]
        return before[-1] if before else (same[0][1] if same else None)


def _add_document(draft: Draft, facts: Facts) -> None:
    outline, text = facts.outline, facts.outline.text
    identity, place = outline.identity, outline.identity.jurisdiction
    properties: dict[str, Property] = {
        "title": identity.title,
        "kind": identity.kind,
        "jurisdiction": place.code,
        "place": place.name,
        "level": place.level,
        "year": identity.year,
        "name": text.name,
        "sha256": text.sha256,
        "source": text.source,
        "encoding": text.encoding,
        "text": text.content,
        "characters": len(text.content),
        "commitments": len(facts.commitments),
        "targets": sum(len(c.targets) for c in facts.commitments),
        "mentions": sum(len(c.mentions) for c in facts.commitments),
        "duties": sum(len(c.duties) for c in facts.commitments),
        "sections": _json([_section(s.span, s.rule, kind=s.kind, title=s.title) for s in outline.sections]),
        "left_out": _json([_section(part.span, part.rule, reason=part.reason) for part in facts.left_out]),
        "warnings": tuple(dict.fromkeys((*text.hints, *outline.warnings, *facts.warnings))),
    }
    node_id = draft.add_node(draft.document, "Document", properties)
    draft.add_edge("OF", (node_id, draft.add_jurisdiction(place)), {})


def _section(span: Span, rule: str, **words: str) -> dict[str, str | int]:
    return {"start": span.start, "end": span.end, **words, "rule": rule}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _add_outline(draft: Draft, facts: Facts) -> _Chapters:
    outline = facts.outline
    pillars = [(pillar, _add_pillar(draft, pillar)) for pillar in _all_pillars(facts)]
    chapters = _Chapters(tuple(pillars), ())
    measures = []
    for measure in outline.measures:
        draft.demand(measure.title, measure.span)
        proof = draft.proof(measure.span, measure.rule)
        own: dict[str, Property] = {
            "title": measure.title,
            "pillar": measure.pillar,
            "section": measure.section,
        }
        node_id = draft.add_node(draft.own_id("measure", measure.span.start), "Measure", {**own, **proof})
        above = chapters.pillar(measure.pillar, measure.span.start)
        draft.add_edge("HAS_MEASURE", (_known(draft, above, measure.pillar, measure.span), node_id), proof)
        measures.append(node_id)
    return _Chapters(chapters.pillars, tuple(measures))


def _all_pillars(facts: Facts) -> tuple[Pillar, ...]:
    """The outline's pillars, and pillar 0 where something hangs on it; its proof is the first such thing."""
    outline = facts.outline
    if any(pillar.ordinal == 0 for pillar in outline.pillars):
        return outline.pillars
    loose: list[tuple[Span, SectionKind]] = [(c.span, c.section) for c in facts.commitments if c.pillar == 0]
    loose += [(m.span, m.section) for m in outline.measures if m.pillar == 0]
    if not loose:
        return outline.pillars
    span, section = min(loose, key=lambda pair: (pair[0].start, pair[0].end))
    return (Pillar(0, HEADLINES[outline.identity.kind], span, section, "pillar-headline"), *outline.pillars)


def _add_pillar(draft: Draft, pillar: Pillar) -> str:
    if pillar.ordinal:
        draft.demand(pillar.title, pillar.span)
    proof = draft.proof(pillar.span, pillar.rule)
    own: dict[str, Property] = {"title": pillar.title, "ordinal": pillar.ordinal, "section": pillar.section}
    node_id = draft.add_node(draft.own_id("pillar", pillar.ordinal), "Pillar", {**own, **proof})
    draft.add_edge("HAS_PILLAR", (draft.document, node_id), proof)
    return node_id


def _known(draft: Draft, pillar: str | None, ordinal: int, span: Span) -> str:
    if pillar is None:
        place = f"{draft.text.name}:{position(draft.text.content, span.start)}"
        raise BuildError(f"{place}: this stands under pillar {ordinal}, which the outline does not have.")
    return pillar


def _add_commitment(draft: Draft, commitment: Commitment, chapters: _Chapters) -> str:
    proof = draft.proof(commitment.span, commitment.rule)
    under = None if commitment.measure is None else chapters.measures[commitment.measure]
    own: dict[str, Property] = {
        "text": proof["quote"],
        "section": commitment.section,
        "pillar": commitment.pillar,
        "measure": draft.nodes[under].properties["title"] if under else None,
        "action": commitment.action,
        "strength": commitment.strength,
        "year": commitment.year,
        "horizon": commitment.horizon,
        "has_number": bool(commitment.targets),
    }
    node_id = draft.own_id("commitment", commitment.span.start)
    draft.add_node(node_id, "Commitment", {**own, **proof})
    if under is None:
        above = chapters.pillar(commitment.pillar, commitment.span.start)
        under = _known(draft, above, commitment.pillar, commitment.span)
    draft.add_edge("HAS_COMMITMENT", (under, node_id), proof)
    return node_id


def _add_target(draft: Draft, commitment: str, target: Target) -> None:
    name = joined(target.canonical) or joined(target.indicator)
    name = joined(draft.chosen_name(indicator_id(name), name))
    node_id = draft.add_node(indicator_id(name), "Indicator", {"name": name})
    own: dict[str, Property] = {
        "name": target.indicator,
        "op": target.op,
        "value": target.value,
        "high": target.high,
        "unit": target.unit,
        "kind": target.kind,
        "deadline": target.deadline,
    }
    draft.add_edge("SETS_TARGET", (commitment, node_id), {**own, **draft.proof(target.span, target.rule)})


def _add_mention(draft: Draft, commitment: str, mention: Mention, place: Jurisdiction) -> None:
    proof = draft.proof(mention.span, mention.rule)
    node_id = _add_named(draft, mention, place)
    merge = {"written": mention.name, "merge": mention.merge} if mention.merge else {}
    draft.add_edge("MENTIONS", (commitment, node_id), {"role": mention.role, **merge, **proof})


def _add_named(draft: Draft, mention: Mention, place: Jurisdiction) -> str:
    if mention.type == "Agency":
        return _add_agency(draft, mention.name, place)
    written = named_id(mention.type, place.code, joined(mention.name))
    name = joined(draft.chosen_name(written, joined(mention.known_as)))
    node_id = named_id(mention.type, place.code, name)
    return draft.add_node(node_id, mention.type, {"name": name, "jurisdiction": place.code})


def _add_relation(draft: Draft, commitment: str, relation: Relation, place: Jurisdiction) -> None:
    source = _add_named(draft, relation.source, place) if relation.source else commitment
    target = _add_named(draft, relation.target, place)
    draft.add_edge(relation.kind, (source, target), draft.proof(relation.span, relation.rule))


def _add_duty(draft: Draft, commitment: str, duty: Duty, place: Jurisdiction) -> None:
    if duty.basis != "inferred":
        draft.demand(duty.name, duty.span)
    own: dict[str, Property] = {
        "name": duty.name,
        "open": duty.open,
        "basis": duty.basis,
        "convention": duty.convention,
        "score": duty.score,
        "words": tuple(draft.text.quote(span) for span in duty.words) or None,
        **draft.proof(duty.span, duty.rule),
    }
    kind = "LED_BY" if duty.lead else "SUPPORTED_BY"
    agency_id = _add_agency(draft, duty.body or duty.full or duty.name, place, duty.function)
    draft.add_edge(kind, (commitment, agency_id), own)


def _add_agency(draft: Draft, name: str, place: Jurisdiction, function: str = "") -> str:
    found = agency(name, place)
    chosen = joined(draft.chosen_name(found.id, found.name))
    node_id = named_id("Agency", found.jurisdiction.code, chosen)
    code = found.jurisdiction.code
    own: dict[str, Property] = {"name": chosen, "jurisdiction": code, "level": found.level}
    draft.add_node(node_id, "Agency", {**own, "function": function or None})
    ends = node_id, draft.add_jurisdiction(found.jurisdiction)
    if f"{ends[0]}/OF/{ends[1]}" not in draft.edges:
        draft.add_edge("OF", ends, {})
    return node_id
