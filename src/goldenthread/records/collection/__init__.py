"""What was returned: figures, progress, risk control, narrative, and the files they came in."""
