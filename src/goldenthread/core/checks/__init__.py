"""Checks: doubts about a framework, found before it is kept."""
