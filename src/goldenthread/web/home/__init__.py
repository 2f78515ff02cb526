"""Home: what needs attention, what is due, and what changed."""
