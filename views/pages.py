"""The pages in the order of the header, where one starts first. A new page is a file and a line here."""

from __future__ import annotations

from views import (
    agencies,
    commitments,
    cypher,
    documents,
    explore,
    help,  # noqa: A004
    overlaps,
    overview,
    source_page,
)
from views.page import Page

PAGES: tuple[Page, ...] = (
    Page("overview", overview.show),
    Page("explore", explore.show),
    Page("commitments", commitments.show),
    Page("agencies", agencies.show),
    Page("overlaps", overlaps.show),
    Page("source", source_page.show),
    Page("cypher", cypher.show),
    Page("documents", documents.show),
    Page("help", help.show),
)
