"""Priorities: what the council promised, and everything that serves each, whoever does it."""
