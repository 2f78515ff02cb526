"""What might go wrong, and what is being done about it."""
