"""The pages, in the order of the header. A new page is one file and one line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from views import commitments, explore


@dataclass(frozen=True, slots=True)
class Page:
    """`name` is the page's address and the key of its title (`page.explore`); `show` draws it."""

    name: str
    icon: str
    show: Callable[[], None]


PAGES: tuple[Page, ...] = (
    Page("explore", ":material/hub:", explore.show),
    Page("commitments", ":material/checklist:", commitments.show),
)
