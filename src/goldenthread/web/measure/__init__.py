"""A measure: its figure, why it is rated so, how it moved, and everything behind it."""
