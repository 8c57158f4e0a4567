"""What a report promises: commitments, and the targets, names and duties in them. Pure functions."""
