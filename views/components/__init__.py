"""Our own components: each a folder with its script, its style and the Python that mounts it."""
