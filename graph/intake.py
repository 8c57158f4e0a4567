"""From facts into a store: which id each document gets, everything built before anything is written.

A document whose bytes the store holds keeps its id. One of the same place, year and kind under the same file
name takes the other's place; under another name it stands beside it as …-2, with a warning.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.build import UNDECIDED, build, plain_id
from graph.model import Batch, Decisions, Facts

if TYPE_CHECKING:
    from graph.store import Store


@dataclass(frozen=True, slots=True)
class Admission:
    """A document on its way into a store: its facts and batch, and the id that its bytes leave, if any."""

    facts: Facts
    batch: Batch
    leaves: str | None = None


def admissions(
    held: Iterable[Mapping[str, object]], facts: Sequence[Facts], decisions: Decisions = UNDECIDED
) -> tuple[Admission, ...]:
    """The batches of documents for a store that holds the Document nodes `held` (id, sha256, name).

    The same bytes twice are one document. Raises BuildError.
    """
    names = {str(row["id"]): (str(row["sha256"]), str(row["name"])) for row in held}
    found: dict[str, Admission] = {}
    for one in facts:
        text = one.outline.text
        if text.sha256 in found:
            continue
        before = next((name for name, (sha256, _) in names.items() if sha256 == text.sha256), None)
        document = _free_id(plain_id(one), text.name, before, names)
        names[document] = (text.sha256, "")  # what comes in the same breath takes nobody's place
        found[text.sha256] = admission(one, document, decisions, before if before != document else None)
    return tuple(found.values())


def admission(facts: Facts, document: str, decisions: Decisions, leaves: str | None = None) -> Admission:
    """A document under a given id; a second one of its place, year and kind says so in its warnings."""
    plain = plain_id(facts)
    if document != plain:
        identity = facts.outline.identity
        warning = (
            f"The store held another {identity.kind} of {identity.jurisdiction.name} for {identity.year}, "
            f"{plain}; this one is kept beside it as {document}."
        )
        facts = replace(facts, warnings=(*facts.warnings, warning))
    return Admission(facts, build(facts, decisions, document=document), leaves)


def admit(store: Store, documents: Sequence[Admission], step: Callable[[], None] = lambda: None) -> None:
    """Writes documents into a store, each in one transaction; `step` is called after each."""
    for one in documents:
        store.put(one.batch, one.facts.outline.text)
        if one.leaves:
            store.remove(one.leaves)
        step()


def _free_id(plain: str, name: str, before: str | None, names: Mapping[str, tuple[str, str]]) -> str:
    if before is not None and _stem(before, plain):
        return before
    wanted, number = plain, 1
    while wanted in names and names[wanted][1] != name:
        number += 1
        wanted = f"{plain}-{number}"
    return wanted


def _stem(document: str, plain: str) -> bool:
    """Whether an id is the plain one, or that with a number."""
    return document == plain or (
        document.startswith(plain + "-") and document.removeprefix(plain + "-").isdigit()
    )
