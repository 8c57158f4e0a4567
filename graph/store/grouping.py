"""A form of Cypher that the embedded engine answers wrongly, refused before it is run.

An aggregate inside a test (`count(x) IS NULL`, `3 IN collect(x)`, `count(x) > 1 AND …`) does not group on
ArcadeDB 26.10: there are more rows than there should be, with other values, and no error.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.errors import QueryRefused
from graph.store.tokens import Token, place, tokens

AGGREGATES: frozenset[str] = frozenset(
    {"count", "sum", "avg", "min", "max", "collect", "stdev", "stdevp", "percentilecont", "percentiledisc"}
)

_TESTS: frozenset[str] = frozenset(
    {"is", "in", "not", "and", "or", "xor", "starts", "ends", "contains", "=~"}
)
"""The words that make a test of an expression."""

_OWN_SCOPE: frozenset[str] = frozenset({"any", "all", "none", "single", "reduce", "exists"})
"""What is tested inside their brackets is another list's element."""

_CLAUSES: frozenset[str] = frozenset(
    {"where", "order", "skip", "limit", "offset", "union", "match", "optional", "unwind", "call", "create"}
    | {"merge", "set", "delete", "detach", "remove", "foreach", "return", "with", "finish", ";"}
)


def check_aggregates(cypher: str) -> None:
    """Raise QueryRefused, with the rewrite, for an aggregate inside a test."""
    for item in _items(tokens(cypher)):
        call = _aggregate_in_test(item)
        if call:
            line, column = place(cypher, item[call.start].start)
            words = cypher[item[call.start].start : item[call.stop - 1].start + 1]
            raise QueryRefused(
                f"The query is refused at line {line}, column {column}: the embedded engine gives wrong rows "
                f"for {words} inside IS NULL, IN, AND, OR or NOT; take it through a WITH first: "
                f"WITH {words} AS value, and then test value.",
                line=line,
                column=column,
            )


def _items(words: list[Token]) -> Iterator[list[Token]]:
    """The expressions that RETURN and WITH list."""
    for index, token in enumerate(words):
        after_test = index > 0 and words[index - 1].word in {"starts", "ends"}
        if token.word not in {"return", "with"} or after_test:
            continue
        item: list[Token] = []
        depth = 0
        for word, before in zip(words[index + 1 :], words[index:], strict=False):
            ends = word.word in _CLAUSES and before.word not in {"starts", "ends", "."}
            depth += {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}.get(word.word, 0)
            if depth < 0 or (depth == 0 and ends):
                break
            if depth == 0 and word.word == ",":
                yield item
                item = []
            else:
                item.append(word)
        yield item


def _aggregate_in_test(item: list[Token]) -> range | None:
    """Where the first aggregate's call stands, if the expression tests something outside all aggregates."""
    calls: list[range] = []
    tested = False
    index = 0
    while index < len(item):
        word = item[index].word
        called = index + 1 < len(item) and item[index + 1].word == "("
        plain = index == 0 or item[index - 1].word != "."
        if called and plain and word in AGGREGATES:
            end = _closing(item, index + 1) + 1
            calls.append(range(index, end))
            index = end
        elif (called and plain and word in _OWN_SCOPE) or _comprehension(item, index):
            end = _closing(item, index if word == "[" else index + 1) + 1
            inside = [place for place in range(index, end) if item[place].word in AGGREGATES]
            calls += [range(place, _closing(item, place + 1) + 1) for place in inside[:1]]
            index = end
        else:
            tested = tested or (plain and word in _TESTS)
            index += 1
    return calls[0] if calls and tested else None


def _comprehension(item: list[Token], index: int) -> bool:
    """Whether `[name IN …` begins here."""
    return item[index].word == "[" and index + 2 < len(item) and item[index + 2].word == "in"


def _closing(item: list[Token], opening: int) -> int:
    """The index of the bracket that closes the one at `opening`, or the last index."""
    depth = 0
    for index in range(opening, len(item)):
        depth += {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}.get(item[index].word, 0)
        if depth == 0:
            return index
    return len(item) - 1
