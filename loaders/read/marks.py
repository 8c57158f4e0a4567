"""Printed characters to rows of words: what stands side by side without a wide gap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from .pages import Row


@dataclass(frozen=True, slots=True)
class Mark:
    """A printed character; edges as shares of the page's width and height from the top left.

    `size` is its font's size as a share of the page's height, `shape` the page's width by its height.
    """

    words: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    shape: float

    @property
    def middle(self) -> float:
        """Half its height."""
        return (self.top + self.bottom) / 2

    @property
    def em(self) -> float:
        """The font's size as a share of the page's width."""
        return self.size / self.shape


def rows(marks: Iterable[Mark], page: int) -> Iterator[Row]:
    """The rows that a page's characters make; small raised figures of notes are left out.

    Programs print the characters of another font before or after the line that they stand in: a run of characters
    joins the rows into whose gaps it fits, and a row is read from left to right, however it was printed.
    """
    joined: list[list[Mark]] = []
    for run in _runs(marks):
        homes = [at for at, row in enumerate(joined) if _beside(row, run)]
        whole = sorted([mark for at in homes for mark in joined[at]] + run, key=_centre)
        for at in reversed(homes[1:]):
            del joined[at]
        if homes:
            joined[homes[0]] = whole
        else:
            joined.append(whole)
    for row in joined:
        yield from _row(_without_notes(row), page)


def _centre(mark: Mark) -> float:
    return mark.left + mark.right


def _runs(marks: Iterable[Mark]) -> Iterator[list[Mark]]:
    """Stretches of the printing order that stay on one row without a wide gap."""
    held: list[Mark] = []
    for mark in marks:
        if held and _apart(held[-1], mark):
            yield held
            held = []
        held.append(mark)
    if held:
        yield held


def _apart(before: Mark, mark: Mark) -> bool:
    """On another row, or a wide gap further on this one."""
    if abs(before.middle - mark.middle) > 0.6 * max(before.size, mark.size):
        return True
    wide = max(before.em, mark.em)
    return mark.left > before.right + 1.8 * wide or mark.right < before.left - 0.5 * wide


def _beside(row: Sequence[Mark], run: Sequence[Mark]) -> bool:
    """Whether a run stands on the same height as a row, in one of its gaps or right beside it."""
    size = max(row[0].size, run[0].size)
    if abs(row[0].middle - run[0].middle) > 0.45 * size:
        return False
    wide = 1.2 * max(row[0].em, run[0].em)
    return run[0].left < row[-1].right + wide and run[-1].right > row[0].left - wide


def _without_notes(row: Sequence[Mark]) -> list[Mark]:
    kept: list[Mark] = []
    for mark in row:
        if not (kept and _raised(kept[-1], mark)):
            kept.append(mark)
    return kept


def _raised(before: Mark, mark: Mark) -> bool:
    """A figure or circled figure of a note, printed small and high behind a word."""
    return (
        (mark.words.isdigit() or mark.words in "[]〔〕")
        and mark.size < 0.75 * before.size
        and mark.bottom < before.bottom - 0.2 * before.size
        and mark.left < before.right + before.em
    )


def _row(marks: Sequence[Mark], page: int) -> Iterator[Row]:
    seen = [mark for mark in marks if not mark.words.isspace()]
    if not seen:
        return
    words = ""
    last = seen[0]
    for mark in seen:
        gap = mark.left - last.right
        if words and gap > (0.15 if _narrow(last) and _narrow(mark) else 0.7) * last.em:
            words += " "
        words += mark.words
        last = mark
    yield Row(
        words,
        page,
        min(mark.left for mark in seen),
        min(mark.top for mark in seen),
        max(mark.right for mark in seen),
        max(mark.bottom for mark in seen),
    )


def _narrow(mark: Mark) -> bool:
    """Letters and figures, which stand apart by narrow blanks; Chinese characters do not."""
    return mark.words.isascii() and mark.words.isalnum()
