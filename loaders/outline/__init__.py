"""From a `Text` to its `Outline`: sections, pillars, measures, paragraphs."""

from .outline import left_out, outline, unidentified

__all__ = ["left_out", "outline", "unidentified"]
