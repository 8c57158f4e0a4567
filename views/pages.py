"""The pages in the order of the header, where one starts first. A new page is a file and a line here."""

from __future__ import annotations

from views import commitments, explore
from views.page import Page

PAGES: tuple[Page, ...] = (
    Page("explore", explore.show),
    Page("commitments", commitments.show),
)
