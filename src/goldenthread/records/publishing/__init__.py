"""What was published, and the picture that every page and report is drawn from."""
