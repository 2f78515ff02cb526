"""Exceptions: what is out of line, under and over, why each counts, and what the owner says."""
