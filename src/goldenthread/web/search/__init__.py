"""Search: everything held, by its code and by its words."""
