"""How a keeper and the openers of its store prove to each other that they know the token, without telling
it."""

from __future__ import annotations

import hashlib
import hmac

PATIENCE = 60.0
"""Seconds that the engine may take to start, and the first lease to come."""


def proof(token: str, who: str, nonce: str) -> str:
    """The word by which `who` (`client` or `keeper`) answers a nonce."""
    return hmac.new(token.encode(), f"{who}:{nonce}".encode(), hashlib.sha256).hexdigest()
