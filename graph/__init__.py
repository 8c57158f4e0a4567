"""The knowledge graph of commitments: its model, its build, its stores and what is computed from it."""
