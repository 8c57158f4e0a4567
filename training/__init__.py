"""From annotated reports to the weights in `data/weights`; a tool of the developer, not installed."""
