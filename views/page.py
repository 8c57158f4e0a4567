"""What a page is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """`name` stands in the address (`page=explore`) and is the key of the title (`page.explore`)."""

    name: str
    show: Callable[[], None]
