"""What a query gives back, in plain values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Answer:
    """A query's rows, one mapping from column to value each; `truncated` where there were more than the
    limit.

    A value is None, a bool, a number, a string, or a list or a mapping of such. A node is the mapping
    `{"id", "label", "properties"}`, an edge `{"id", "type", "source", "target", "properties"}` (its ends by
    id, None where the query did not return them), a path `{"nodes", "edges"}`; dates are ISO strings,
    a duration is `{"months", "days", "seconds"}`.
    """

    columns: tuple[str, ...]
    rows: tuple[dict[str, object], ...]
    truncated: bool = False
