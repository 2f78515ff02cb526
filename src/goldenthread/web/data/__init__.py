"""About the data: how old, how complete, how sure, and what was said again."""
