"""Pages that stand apart from any figures: health, help, and what went wrong."""
