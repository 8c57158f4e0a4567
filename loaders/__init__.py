"""From a file to facts: reading, outline, extraction."""
