"""Records keep: one Django app a stage, each row appended and never changed."""
