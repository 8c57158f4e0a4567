"""What the graph tells beyond its edges: pure functions on commitments, without store, loaders or pages."""
